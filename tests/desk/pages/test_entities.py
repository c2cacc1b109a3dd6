"""Lists of people, groups, states and places, and all that is known of one."""

import json

import pytest
from starlette.testclient import TestClient

from kg.knowledge import KnowledgeGraph


def test_a_page_of_a_name_tells_meetings_spellings_and_articles(
    client: TestClient, news: KnowledgeGraph
) -> None:
    text = client.get(f"/entities/{news.entity('Marta Vell').id}").text
    for words in ("Marta Vell", "Meetings", "Tomas Orun", "Spellings", "Articles", "Story 1"):
        assert words in text
    assert client.get("/entities/ffffffffffffffff").status_code == 404


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({}, "Karsk", "Nobody"),
        ({"kind": "place"}, "Karsk", "Marta Vell"),
        ({"kind": "person"}, "Marta Vell", "Karsk"),
        ({"q": "ma ve"}, "Marta Vell", "Karsk"),
        ({"q": "a", "kind": "place"}, "Amber Bay", "Ada Lone"),
        ({"page": "2"}, "<main", "Marta Vell"),
        ({"kind": "river"}, "Karsk", "Nobody"),
    ],
)
def test_a_list_is_of_a_kind_or_of_who_bears_some_words(
    client: TestClient, asked: dict[str, str], there: str, not_there: str
) -> None:
    text = client.get("/entities", params=asked).text
    assert there in text
    assert not_there not in text


def test_the_list_of_a_kind_is_a_file_of_its_name(client: TestClient) -> None:
    answer = client.get("/entities.csv", params={"kind": "place"})
    assert "places.csv" in answer.headers["content-disposition"]
    assert answer.text.count("\n") == 3
    assert "names.csv" in client.get("/entities.csv").headers["content-disposition"]


def test_all_that_is_known_of_one_is_one_record_and_several_tables(
    client: TestClient, news: KnowledgeGraph
) -> None:
    one = news.entity("Marta Vell").id
    (record,) = map(json.loads, client.get(f"/entities/{one}.json").text.splitlines())
    assert record["name"] == "Marta Vell"
    assert client.get(f"/entities/{one}.md").text.count("## ") > 2
    assert client.get("/entities/ffffffffffffffff.csv").status_code == 404
