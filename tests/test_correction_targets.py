"""What people type is a name key, or the id of evidence, and where it stands."""

import pytest

from kg.correction_targets import (
    LONGEST,
    in_a_line,
    to_hide,
    to_reject,
    to_rename,
    to_retype,
)
from kg.errors import KgError, NotFound
from kg.judged_keys import NothingToJudge
from kg.knowledge import KnowledgeGraph
from kg.store.store import Store


@pytest.fixture
def world(news: KnowledgeGraph) -> Store:
    """The store of the small world, to be read."""
    return news.store


def test_an_entity_is_meant_by_its_key_and_by_where_it_is_named(world: Store) -> None:
    key, anchors = to_hide(world, "Vell")
    assert key == "person:marta vell"
    assert {anchor.quote for anchor in anchors} == {"Marta Vell"}
    assert len({anchor.article_id for anchor in anchors}) == 3


def test_each_way_to_correct_an_entity_means_the_same_one(world: Store) -> None:
    hidden = to_hide(world, "Vell")
    assert to_rename(world, "Vell", "Marta Orlo") == hidden
    assert to_retype(world, "Vell", "group") == hidden


def test_what_is_so_already_is_nothing_to_judge(world: Store) -> None:
    with pytest.raises(NothingToJudge, match="'Marta Vell' is called so already"):
        to_rename(world, "Vell", "Marta Vell")
    with pytest.raises(NothingToJudge, match="'Marta Vell' is a person already"):
        to_retype(world, "Vell", "person")


def test_another_case_is_another_name(world: Store) -> None:
    assert to_rename(world, "Vell", "marta vell")[0] == "person:marta vell"


def test_what_is_no_kind_is_refused_before_the_name_is_looked_up(world: Store) -> None:
    with pytest.raises(ValueError, match="'river' is no kind; kinds are person, group"):
        to_retype(world, "Nobody", "river")


def test_nobody_can_be_neither_renamed_nor_hidden(world: Store) -> None:
    with pytest.raises(NotFound):
        to_rename(world, "Nobody", "Somebody")
    with pytest.raises(NotFound):
        to_hide(world, "Nobody")


def test_a_report_is_meant_by_its_id_with_its_quotation(news: KnowledgeGraph) -> None:
    account = news.meetings("Sade", "Quist")[0].accounts[0]
    target, (anchor,) = to_reject(news.store, f" {account.report.id} ")
    assert target == f"report:{account.report.id}"
    assert anchor.quote == account.quote.text
    assert {name for name, _, _ in anchor.names} == {"person:ilya sade", "person:nora quist"}


def test_a_meeting_is_all_of_its_reports(news: KnowledgeGraph) -> None:
    told = news.meetings("Vell", "Orun")[0]
    target, anchors = to_reject(news.store, told.meeting.id)
    assert target == f"meeting:{told.meeting.id}"
    assert len(anchors) == len(told.accounts) == 2


def test_the_beginning_of_an_id_is_enough_where_it_is_long(news: KnowledgeGraph) -> None:
    whole = news.meetings("Vell", "Orun")[0].meeting.id
    assert to_reject(news.store, whole[:10])[0] == f"meeting:{whole}"
    with pytest.raises(NotFound, match="kg meetings --json"):
        to_reject(news.store, whole[:4])


def test_an_id_that_nothing_has_is_an_error(world: Store) -> None:
    with pytest.raises(NotFound, match="no meeting, report, claim or mention has the id 'x'"):
        to_reject(world, "x")


def test_a_name_is_kept_on_one_line() -> None:
    assert in_a_line("  Marta \n Orlo ", "name") == "Marta Orlo"
    assert in_a_line("x" * LONGEST, "note") == "x" * LONGEST


@pytest.mark.parametrize("text", ["", " \n", "x" * (LONGEST + 1), "Vell\x07", "Vell\u202e"])
def test_what_is_no_name_is_refused_and_said(text: str) -> None:
    with pytest.raises(KgError, match="the name is empty, longer than 1,000 characters, or holds"):
        in_a_line(text, "name")
