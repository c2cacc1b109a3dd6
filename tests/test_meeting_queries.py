"""Meetings are asked for by who, when, where and what came of it."""

import pytest
from sqlalchemy import select, update

from kg.errors import NotFound
from kg.knowledge import KnowledgeGraph
from kg.results import Counterparts, Meetings
from kg.store.schema import report


def pairs(found: Meetings) -> list[set[str]]:
    """Return who met whom."""
    return [{one.name for one in told.participants} for told in found]


VELL_ORUN, SADE_ORUN = {"Marta Vell", "Tomas Orun"}, {"Ilya Sade", "Tomas Orun"}
SADE_QUIST, VELL_QUIST = {"Ilya Sade", "Nora Quist"}, {"Marta Vell", "Nora Quist"}


def test_one_name_asks_whom_this_one_met(news: KnowledgeGraph) -> None:
    found = news.met("Tomas Orun")
    assert isinstance(found, Counterparts)
    assert [row.entity.name for row in found] == ["Ilya Sade", "Marta Vell"]


def test_two_names_ask_for_their_meetings_and_no_name_for_all(news: KnowledgeGraph) -> None:
    both = news.met("Vell", "Orun")
    assert isinstance(both, Meetings)
    assert pairs(both) == [VELL_ORUN]
    everything = news.met()
    assert isinstance(everything, Meetings)
    assert pairs(everything) == [SADE_QUIST, VELL_QUIST, SADE_ORUN, VELL_ORUN]


def test_two_who_never_met_have_no_meetings(news: KnowledgeGraph) -> None:
    assert len(news.met("Orun", "Quist")) == 0
    assert len(news.met("Ada Lone")) == 0


def test_the_options_of_one_name_are_those_of_several(news: KnowledgeGraph) -> None:
    rows = news.met("Orun", statuses=["held"], since="2023-07", place="amber", kinds=["person"])
    assert [row.entity.name for row in rows] == ["Ilya Sade"]  # type: ignore[union-attr]
    assert len(news.met("Orun", statuses=["denied"])) == 0
    assert len(news.met("Orun", limit=1)) == 1


def test_a_part_of_the_meetings_knows_how_many_there_are(news: KnowledgeGraph) -> None:
    part = news.meetings(limit=2, offset=1)
    assert (pairs(part), part.total) == ([VELL_QUIST, SADE_ORUN], 4)
    beyond = news.meetings(offset=9)
    assert (len(beyond), beyond.total) == (0, 4)


def test_a_meeting_is_told_by_its_id(news: KnowledgeGraph) -> None:
    told = news.meetings("Vell", "Orun")[0]
    assert news.meeting(told.meeting.id) == told
    with pytest.raises(NotFound):
        news.meeting("0" * 16)


def test_meetings_come_one_by_one_as_they_are_listed(news: KnowledgeGraph) -> None:
    assert list(news.each_meeting()) == list(news.meetings())
    assert list(news.each_meeting("Orun", until="2023-06")) == list(news.meetings("Vell", "Orun"))


def test_a_wrong_option_is_said_before_the_first_meeting_comes(news: KnowledgeGraph) -> None:
    with pytest.raises(ValueError, match="since"):
        news.each_meeting(since="soon")


def test_the_timeline_runs_from_the_oldest_to_the_newest(news: KnowledgeGraph) -> None:
    dates = [told.meeting.date for told in news.timeline("Orun")]
    assert dates == ["2023-06-14", "2023-07"]
    assert len(news.timeline("Orun", since="2023-07")) == 1


def test_nobody_met_nobody(news: KnowledgeGraph) -> None:
    for ask in (news.met, news.meetings, news.timeline):
        with pytest.raises(NotFound):
            ask("Nobody At All")
    with pytest.raises(NotFound):
        list(news.each_meeting("Nobody At All"))


def test_of_the_meetings_only_those_with_a_sure_report_are_kept(own_news: KnowledgeGraph) -> None:
    with own_news.store.engine.begin() as connection:
        ids = connection.execute(select(report.c.id).order_by(report.c.id)).scalars().all()
        connection.execute(update(report).values(confidence=0.8))
        connection.execute(update(report).where(report.c.id == ids[0]).values(confidence=0.95))
    (sure,) = own_news.meetings(min_confidence=0.9)
    assert own_news.meetings(min_confidence=0.8).total == 4
    assert len(own_news.meetings(min_confidence=1.0)) == 0
    first = next(iter(sure.participants)).name
    assert len(own_news.met(first, min_confidence=0.9)) == 1


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_confidence_is_a_share(news: KnowledgeGraph, share: float) -> None:
    with pytest.raises(ValueError, match="is no share"):
        news.meetings(min_confidence=share)
