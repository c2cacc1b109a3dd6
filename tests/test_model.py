"""The nouns of kg: ids made from content, values that nobody changes."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import model
from kg.model import Anchor, Article, Correction, Judgement, content_id, part_id

NOUNS = [noun for noun in vars(model).values() if dataclasses.is_dataclass(noun)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_noun_is_frozen_and_says_what_it_is(noun: type) -> None:
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert noun.__doc__
    assert not noun.__doc__.startswith(f"{noun.__name__}(")


def test_an_article_is_not_edited() -> None:
    article = Article("a", "a.txt", "Vell met Orun.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "Vell slept."  # type: ignore[misc]


def test_an_id_is_sixteen_hexadecimal_digits_that_stay_what_they_are() -> None:
    assert content_id("entity", "person:joe biden") == content_id("entity", "person:joe biden")
    # Databases hold ids that were made so.
    assert content_id("a", None, 1) == "72e79d69636a773d"


def test_where_a_part_ends_makes_another_id() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a") != content_id("a", None)


def test_half_a_character_has_an_id_too() -> None:
    assert len(content_id("\ud83d")) == 16


@given(st.lists(st.text(max_size=5), max_size=3))
def test_an_id_of_a_part_begins_as_that_of_its_article(parts: list[str]) -> None:
    article = content_id("article")
    found = part_id(article, *parts)
    assert found.startswith(article[:6])
    assert len(found) == 16
    assert found != part_id(article, *parts, "more")


def test_kinds_and_statuses_are_those_of_the_types() -> None:
    assert model.KINDS == ("person", "group", "state", "place")
    assert set(model.STATUS_WORDS) == set(model.STATUSES)
    assert model.STATUS_WORDS["denied"] == "did not take place"


@pytest.mark.parametrize(
    ("verdict", "what"), [("same", "biden = joe biden"), ("different", "biden ≠ joe biden")]
)
def test_a_judgement_says_in_a_line_what_was_judged(verdict: model.Verdict, what: str) -> None:
    judged = Judgement("j", "person:biden", "person:joe biden", verdict, "ann", "2024")
    assert judged.what == what


def test_a_rejection_says_what_was_quoted_on_one_line() -> None:
    anchors = tuple(
        Anchor("report", "a", 0, 9, quote) for quote in ("Vell\nmet  Orun.", "They met.", "More.")
    )
    said = Correction("c", "reject", "report:0123", None, anchors, "ann", "2024")
    assert said.what == "report rejected: Vell met Orun.; They met."


@pytest.mark.parametrize(
    ("verdict", "value", "what"),
    [
        ("rename", "Joseph Biden", "joe biden is called Joseph Biden"),
        ("retype", "group", "joe biden is a group"),
        ("hide", None, "joe biden is hidden"),
    ],
)
def test_a_correction_says_in_a_line_what_was_corrected(
    verdict: model.CorrectionVerdict, value: str | None, what: str
) -> None:
    said = Correction("c", verdict, "person:joe biden", value, (), "ann", "2024")
    assert said.what == what


def test_what_is_read_in_two_articles_has_two_ids_though_it_is_the_same() -> None:
    assert part_id("a" * 16, "mention", 0, 4) != part_id("b" * 16, "mention", 0, 4)


def test_an_article_that_is_too_short_for_an_id_has_parts_all_the_same() -> None:
    assert part_id("", "mention") == content_id("", "mention")
    assert len(part_id("ab", "mention")) == 16
