"""Whom one met, with how often, when, where, and the sentence that says it best."""

from dataclasses import replace

import pytest
from stored import extraction_of, read_of

from kg.knowledge import KnowledgeGraph
from kg.store import evidence
from kg.store.queries import lookup
from kg.store.queries.counterparts import met
from kg.store.queries.meetings import Wanted, chosen, told
from kg.store.store import Store


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


def test_the_best_sentence_names_both_though_a_shorter_one_is_about_them(own_store: Store) -> None:
    text = "Marta Vell met Tomas Orun in the old hall.\n\nThe talks went well."
    read = read_of(1, text=text)
    extraction = extraction_of(read.article)
    (report,) = extraction.reports
    talks = replace(report, id="0" * 16, start=text.index("The talks"), end=len(text),
                    place="Karsk")  # fmt: skip
    evidence.save(own_store, read, replace(extraction, reports=(report, talks)))
    with KnowledgeGraph(own_store) as news:
        news.resolve()
        (orun,) = news.met("Marta Vell")
        (meeting,) = news.met()
    assert orun.quote is not None
    assert orun.quote.text == "Marta Vell met Tomas Orun in the old hall."
    assert meeting.best is not None
    assert len(meeting.accounts) == 2
    assert meeting.best.quote == orun.quote


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
