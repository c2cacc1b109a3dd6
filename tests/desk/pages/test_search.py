"""The first page: search over names, articles and sentences, and the latest meetings."""

from pathlib import Path

import pytest
from desks import desk_over, reader
from starlette.testclient import TestClient

from kg.knowledge import KnowledgeGraph


def test_the_first_page_counts_what_is_there_and_shows_the_latest_meetings(
    client: TestClient,
) -> None:
    text = client.get("/").text
    assert "6 articles" in text
    assert "Latest meetings" in text
    assert text.index("20 Aug 2023") < text.index("Jul 2023") < text.index("14 Jun 2023")


def test_an_empty_database_says_how_to_fill_it(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "empty.db") as news:
        client = reader(desk_over(news, tmp_path / "desk"))
        assert "Nothing has been read yet" in client.get("/").text
        for path in ("/met", "/entities", "/articles", "/graph"):
            assert client.get(path).status_code == 200


def test_search_finds_names_articles_and_sentences(client: TestClient) -> None:
    text = client.get("/", params={"q": "orun"}).text
    assert "Tomas <mark>Orun</mark></a>" in text
    assert "Tomas <mark>Orun</mark> received Marta Vell." in text
    assert "Story 3" in text
    assert "Nothing here has all of these words" in client.get("/", params={"q": "zebra"}).text


@pytest.mark.parametrize("words", ['"', "'", "* OR", "a AND b NOT", "%", "_", "\x00", "é" * 500])
def test_search_takes_whatever_is_typed(client: TestClient, words: str) -> None:
    assert client.get("/", params={"q": words}).status_code == 200


def test_what_is_found_is_had_as_a_file(client: TestClient) -> None:
    answer = client.get("/sentences.csv", params={"q": "river"})
    assert "A river in Karsk." in answer.text
    assert "sentences-river.csv" in answer.headers["content-disposition"]
    assert client.get("/sentences.csv", params={"q": " … "}).status_code == 400


def test_names_are_offered_from_the_second_letter_on(client: TestClient) -> None:
    assert "Marta Vell" in client.get("/suggestions", params={"name": "ma"}).text
    assert "Marta Vell" not in client.get("/suggestions", params={"name": "m"}).text
    assert client.get("/suggestions").status_code == 200


def test_marks_without_a_letter_are_no_question(client: TestClient) -> None:
    assert "Latest meetings" in client.get("/", params={"q": "… ?"}).text
