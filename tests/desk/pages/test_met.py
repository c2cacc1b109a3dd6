"""Who met whom, as a table with all filters of `kg met`, and the questions saved of it."""

import csv
import io
import json

import pytest
from desks import send
from starlette.testclient import TestClient

from kg.desk import Desk
from kg.desk.pages.met import typed
from kg.knowledge import KnowledgeGraph


def test_without_a_name_the_table_is_of_meetings_newest_first(client: TestClient) -> None:
    text = client.get("/met").text
    assert "4 meetings" in text
    assert "did not take place" in text
    # In the words of the page of the graph.
    assert 'class="status held">took place<' in text
    assert ">held<" not in text


def test_with_one_name_the_table_is_of_those_who_were_met(client: TestClient) -> None:
    text = client.get("/met", params={"name": "Tomas Orun"}).text
    assert "meetings with 2 others" in text
    assert "Ilya Sade" in text
    assert "Nora Quist" not in text
    each = client.get("/met", params={"name": "Tomas Orun", "each": "1"}).text
    assert "2 meetings" in each


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"name": ["Marta Vell", "Tomas Orun"]}, "1 meeting"),
        ({"since": "2023-07"}, "3 meetings"),
        ({"until": "2023-06"}, "1 meeting"),
        ({"place": "karsk"}, "1 meeting"),
        ({"status": ["planned", "denied"]}, "2 meetings"),
        ({"kind": "place"}, "No meetings found that fit"),
    ],
)
def test_the_filters_are_those_of_kg_met(
    client: TestClient, asked: dict[str, str], number: str
) -> None:
    assert number in client.get("/met", params=asked).text


def test_a_filter_that_means_nothing_is_said_beside_the_form(client: TestClient) -> None:
    answer = client.get("/met", params={"since": "June"})
    assert answer.status_code == 400
    assert "is no date; give 2023" in answer.text
    assert client.get("/met", params={"status": "maybe"}).status_code == 400


def test_a_name_that_is_not_known_offers_those_that_are(client: TestClient) -> None:
    answer = client.get("/met", params={"name": "Tom"})
    assert answer.status_code == 404
    assert "Did you mean" in answer.text
    assert "Tomas Orun" in answer.text


def test_an_id_in_the_address_is_shown_as_a_name_in_the_form(
    client: TestClient, news: KnowledgeGraph
) -> None:
    text = client.get("/met", params={"name": news.entity("Tomas Orun").id}).text
    assert 'value="Tomas Orun"' in text


def test_what_is_shown_can_be_had_as_a_file(client: TestClient) -> None:
    answer = client.get("/met.csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0][:3] == ["date", "who", "place"]
    assert len(rows) == 5
    records = [json.loads(line) for line in client.get("/met.json").text.splitlines()]
    assert {record["status"] for record in records} == {"held", "planned", "denied"}
    assert client.get("/met.md").text.startswith("| date | who |")
    assert client.get("/met.xlsx").content[:2] == b"PK"
    assert client.get("/met.exe").status_code == 400
    one = client.get("/met.csv", params={"name": "Tomas Orun"}).text
    assert one.startswith("met,kind,meetings")


def test_questions_are_saved_by_name_and_deleted(client: TestClient, desk: Desk) -> None:
    answer = send(client, "/questions/save", title=" Since  July ", query="since=2023-07")
    assert answer.headers["location"] == "/met?since=2023-07"
    text = client.get("/met?since=2023-07").text
    assert "The question is saved." in text
    assert ">Since July</a>" in text
    assert "The question is saved." not in client.get("/met").text
    (saved,) = desk.questions.listed()
    assert (saved.name, saved.by) == ("Since July", "anna")
    send(client, "/questions/save", title="Since July", query="since=2023-08")
    assert [each.query for each in desk.questions.listed()] == ["since=2023-08"]
    send(client, "/questions/delete", id=saved.id)
    assert desk.questions.listed() == []


def test_an_id_is_shown_as_what_one_could_type(own_news: KnowledgeGraph) -> None:
    vell = own_news.entity("Marta Vell").id
    assert typed(own_news, vell) == "Marta Vell"
    assert typed(own_news, "Vell") == "Vell"
    own_news.rename("Ada Lone", "Nora Quist")
    lone = own_news.entity("Ada Lone").id
    assert typed(own_news, lone) == lone


def test_a_page_beyond_the_last_is_empty_and_says_how_many_there_are(client: TestClient) -> None:
    answer = client.get("/met", params={"page": "9"})
    assert answer.status_code == 200
    assert "4 meetings" in answer.text


def test_a_question_about_nothing_is_not_saved(client: TestClient, desk: Desk) -> None:
    for query in ("", "=", "&", "=&="):
        answer = send(client, "/questions/save", title="All", query=query)
        assert answer.status_code == 400
    assert "choose something first" in answer.text
    assert send(client, "/questions/save", title=" ", query="name=Vell").status_code == 400
    assert desk.questions.listed() == []
