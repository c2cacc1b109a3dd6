"""Articles: a list of them, and one with its text, its names coloured and its reports marked."""

import re

import pytest
from starlette.testclient import TestClient

from kg.knowledge import KnowledgeGraph


def test_a_page_of_an_article_colours_its_names_and_marks_its_reports(
    client: TestClient, news: KnowledgeGraph
) -> None:
    row = next(row for row in news.articles() if row.title == "Story 3")
    text = client.get(f"/articles/{row.id}").text
    assert f'href="/entities/{news.entity("Ilya Sade").id}"' in text
    assert '<mark class="told">' in text
    assert f"/meetings/{news.meetings('Ilya Sade')[1].meeting.id}#" in text
    assert client.get("/articles/none").status_code == 404


def test_articles_are_listed_newest_first_and_had_as_a_file(client: TestClient) -> None:
    text = client.get("/articles").text
    assert text.index("Story 5") < text.index("Story 4") < text.index("Story 1")
    assert client.get("/articles.csv").text.count("Story ") == 6
    assert "Story 1" not in client.get("/articles", params={"page": "2"}).text


def test_the_sentence_that_a_link_leads_to_stands_out(
    client: TestClient, news: KnowledgeGraph
) -> None:
    quote = news.meetings("Ilya Sade")[1].best.quote
    href = f"/articles/{quote.article_id}?at={quote.start}&amp;to={quote.end}#at"
    assert href in client.get("/met", params={"name": "Ilya Sade", "each": "1"}).text
    text = client.get(f"/articles/{quote.article_id}", params={"at": quote.start, "to": quote.end})
    assert text.text.count('<a id="at"></a>') == 1
    assert re.search(r'<a id="at"></a><mark class="told"><span class="asked">', text.text)


@pytest.mark.parametrize("at", ["3", "x", "-1", "9" * 30, ""])
def test_any_place_in_an_article_may_be_asked_for(
    client: TestClient, news: KnowledgeGraph, at: str
) -> None:
    row = news.articles()[0]
    assert client.get(f"/articles/{row.id}", params={"at": at}).status_code == 200


def test_the_names_of_an_article_stand_beside_it_most_mentioned_first(
    client: TestClient, news: KnowledgeGraph
) -> None:
    row = next(row for row in news.articles() if row.title == "Story 6")
    text = client.get(f"/articles/{row.id}").text
    for name in ("Karsk", "Ada Lone", "Amber Bay"):
        assert text.count(f'href="/entities/{news.entity(name).id}"') >= 1
