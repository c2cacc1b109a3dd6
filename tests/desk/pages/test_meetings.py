"""One meeting: who, when, where, and every report of it."""

import json

from starlette.testclient import TestClient

from kg.knowledge import KnowledgeGraph


def test_a_page_of_a_meeting_has_every_report_of_it(
    client: TestClient, news: KnowledgeGraph
) -> None:
    told = news.meetings("Marta Vell", "Tomas Orun")[0]
    text = client.get(f"/meetings/{told.meeting.id}").text
    assert "14 Jun 2023" in text
    assert "Karsk" in text
    assert "2 independent" in text
    assert text.count("<blockquote>") == 2
    assert client.get("/meetings/none").status_code == 404


def test_a_meeting_is_a_file(client: TestClient, news: KnowledgeGraph) -> None:
    meeting = news.meetings("Vell", "Orun")[0].meeting.id
    answer = client.get(f"/meetings/{meeting}.json")
    (record,) = map(json.loads, answer.text.splitlines())
    assert (record["id"], record["date"]) == (meeting, "2023-06-14")
    assert f"meeting-{meeting}.json" in answer.headers["content-disposition"]
    assert client.get("/meetings/none.json").status_code == 404


def test_what_did_not_take_place_is_said_so(client: TestClient, news: KnowledgeGraph) -> None:
    meeting = news.meetings("Vell", "Quist")[0].meeting.id
    assert "did not take place" in client.get(f"/meetings/{meeting}").text
