"""Meetings as tables, records and timelines."""

from dataclasses import replace
from typing import Any

from kg import results
from kg.knowledge import KnowledgeGraph
from kg.results.records import MeetingRecord


def test_meetings_are_the_json_that_programs_read(news: KnowledgeGraph) -> None:
    (told,) = news.meetings("Vell", "Orun").records()
    assert set(told) == {"id", "status", "date", "place", "participants", "reports"}
    assert (told["status"], told["date"], told["place"]) == ("held", "2023-06-14", "Karsk")
    assert {tuple(one) for one in told["participants"]} == {("id", "name", "kind", "aliases")}
    ids = {one["id"] for one in told["participants"]}
    for report in told["reports"]:
        assert report["end"] - report["start"] == len(report["quote"])
        assert set(report["participants"]) == ids


def test_a_meeting_that_some_deny_is_contested(news: KnowledgeGraph) -> None:
    (told,) = news.meetings("Vell", "Orun")
    assert not told.contested
    first, second = told.accounts
    denied = replace(second, report=replace(second.report, status="denied"))
    other = replace(told, accounts=(first, denied))
    assert results.Meetings([other]).rows()[0][3] == "held (contested)"


def test_a_timeline_goes_from_old_to_new_and_is_drawn(news: KnowledgeGraph) -> None:
    line = news.timeline("Orun")
    assert [told.meeting.date for told in line] == ["2023-06-14", "2023-07"]
    figure = line.plot()
    (axes,) = figure.axes
    assert axes.get_yticklabels()[0].get_text() == "Tomas Orun"


def test_a_meeting_that_was_called_off_did_not_take_place(news: KnowledgeGraph) -> None:
    found = news.meetings(statuses=["denied"])
    (told,) = found
    for shown in (repr(found), found._repr_html_(), str(found.to_frame().iloc[0].tolist())):
        assert "did not take place" in shown
        assert "| denied |" not in shown
        assert "'denied'" not in shown
    assert found.records()[0]["status"] == told.meeting.status == "denied"
    met = news.met("Quist", statuses=["denied"])
    assert met.rows()[0][6] == "did not take place"
    assert met.records()[0]["statuses"] == ["denied"]
    assert ("meetings that did not take place", 1) in news.stats().rows()
    assert "did not take place" in [
        text.get_text() for text in _legend(results.Timeline([_dated(told)]))
    ]


def _dated(told: MeetingRecord) -> MeetingRecord:
    return replace(told, meeting=replace(told.meeting, date="2023-08-02"))


def _legend(line: results.Timeline) -> list[Any]:
    (legend,) = line.plot().legends
    return list(legend.get_texts())
