"""Meetings in outline are those that are told in full."""

from kg.knowledge import KnowledgeGraph
from kg.selection import EVERYTHING, Selection
from kg.store.queries import entities, meetings
from kg.store.queries.outlines import busiest, meetings_of, outlines


def test_an_outline_counts_what_a_meeting_tells(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        ids = [one.id for one in entities.listed(connection)]
        found = outlines(connection, ids, EVERYTHING)
        told = {each.meeting.id: each for each in meetings.told(connection, [o.id for o in found])}
        times = meetings_of(connection, ids)
        first = busiest(connection, kinds=(), min_articles=1, limit=2)
    assert len(found) == 4
    for each in found:
        record = told[each.id]
        assert each.guests == record.meeting.participants
        assert (each.status, each.told) == (record.meeting.status, record.sources)
    assert sum(times.values()) == sum(len(each.guests) for each in found)
    assert times[first[0]] == max(times.values())


def test_an_outline_is_of_the_time_that_is_asked_for(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        ids = [one.id for one in entities.listed(connection)]
        june = outlines(connection, ids, Selection(since="2023-06", until="2023-06"))
        whole = outlines(connection, ids, EVERYTHING)
        people = busiest(connection, kinds=("person",), min_articles=1, limit=9)
        kinds = {one.kind for one in entities.by_id(connection, people).values()}
    assert 0 < len(june) < len(whole)
    assert kinds == {"person"}
