"""What people judged is listed, newest first, and undone."""

import json

from desks import send
from starlette.testclient import TestClient

from kg.knowledge import KnowledgeGraph


def test_judgements_are_listed_newest_first_with_who_and_why(
    own_client: TestClient, own_news: KnowledgeGraph
) -> None:
    own_news.rename("Ada Lone", "The Recluse", by="ben", note="so they say")
    own_news.hide("Karsk", by="anna")
    text = own_client.get("/judgements").text
    assert text.index("Karsk is hidden") < text.index("Ada Lone is called The Recluse")
    assert "so they say" in text
    assert "ben" in text


def test_what_was_taken_back_is_listed_where_it_is_asked_for(
    own_client: TestClient, own_news: KnowledgeGraph
) -> None:
    judged = own_news.hide("Karsk", by="anna")
    answer = send(own_client, "/judgements/undo", id=judged.id, to="/met")
    assert answer.headers["location"] == "/met"
    assert own_news.entity("Karsk").name == "Karsk"
    assert "Karsk is hidden" in own_client.get("/met").text
    assert "Karsk is hidden" not in own_client.get("/judgements").text
    assert "Karsk is hidden" in own_client.get("/judgements", params={"all": "1"}).text


def test_judgements_are_a_file(own_client: TestClient, own_news: KnowledgeGraph) -> None:
    own_news.merge("Ada Lone", "Nora Quist", by="anna")
    (record,) = map(json.loads, own_client.get("/judgements.json").text.splitlines())
    assert record["by"] == "anna"
    assert own_client.get("/judgements.csv").text.count("\n") == 2


def test_a_judgement_that_there_is_none_of_is_not_undone(own_client: TestClient) -> None:
    assert send(own_client, "/judgements/undo", id="0" * 16).status_code == 404
    assert own_client.get("/judgements", params={"page": "9"}).status_code == 200
