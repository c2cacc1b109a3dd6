"""Whom one met, with how often, when, where, and the sentence that says it best."""

import pytest

from kg.knowledge import KnowledgeGraph
from kg.store.queries import lookup
from kg.store.queries.counterparts import met
from kg.store.queries.meetings import Wanted, chosen, told


def test_everybody_whom_one_met_stands_with_how_often_when_and_where(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        orun = lookup.named(connection, "Orun").id
        found, total = met(connection, orun, Wanted(entities=(orun,)))
    sade, vell = found
    assert total == 2
    assert (sade.entity.name, sade.last, sade.places) == ("Ilya Sade", "2023-07", ("Amber Bay",))
    assert (vell.entity.name, vell.meetings, vell.sources) == ("Marta Vell", 1, 2)
    assert vell.quote is not None
    assert vell.quote.text == "Marta Vell met Tomas Orun."
    assert [vell.quote.text[slice(*mark)] for mark in vell.quote.marks] == [
        "Marta Vell", "Tomas Orun",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Vell", "Orun", "Quist", "Sade"])
def test_what_is_counted_is_what_the_meetings_tell(news: KnowledgeGraph, name: str) -> None:
    with news.store.reading() as connection:
        one = lookup.named(connection, name).id
        wanted = Wanted(entities=(one,))
        meetings = list(told(connection, chosen(connection, wanted)))
        found = met(connection, one, wanted).counterparts
    assert found
    for each in found:
        both = {one, each.entity.id}
        shared = [
            meeting for meeting in meetings
            if any(both <= set(account.participants) for account in meeting.accounts)
        ]  # fmt: skip
        assert each.meetings == len(shared)
        assert set(each.statuses) == {meeting.meeting.status for meeting in shared}
        dates = sorted(meeting.meeting.date for meeting in shared if meeting.meeting.date)
        assert (each.first, each.last) == ((dates[0], dates[-1]) if dates else (None, None))
        days = [meeting.reported for meeting in shared if meeting.reported]
        assert each.reported == max(days, default=None)


def test_a_part_of_them_is_told_with_how_many_there_are(news: KnowledgeGraph) -> None:
    whole = news.met("Orun")
    assert [each.entity.name for each in news.met("Orun", limit=1)] == ["Ilya Sade"]
    rest = news.met("Orun", limit=5, offset=1)
    assert [each.entity.name for each in rest] == ["Marta Vell"]
    assert rest.total == len(whole) == 2
    assert len(news.met("Orun", kinds=["group"])) == 0
