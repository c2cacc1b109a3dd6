"""An article is told with its text, and with what was read where in it."""

import pytest

from kg.errors import NotFound
from kg.knowledge import KnowledgeGraph
from kg.results.records import ArticleText
from kg.store.queries.reading import text_of


def told(news: KnowledgeGraph, path: str) -> ArticleText:
    key = next(row.id for row in news.articles() if row.path == path)
    with news.store.reading() as connection:
        return text_of(connection, key)


def test_mentions_reports_and_offices_stand_where_they_were_read(news: KnowledgeGraph) -> None:
    found = told(news, "news/0001.txt")
    assert found.text == "Marta Vell met Tomas Orun."
    assert [(one.start, one.end, one.name) for one in found.mentions] == [
        (0, 10, "Marta Vell"), (15, 25, "Tomas Orun"),
    ]  # fmt: skip
    (report,) = found.reports
    assert (report.start, report.end, report.status) == (0, 26, "held")
    assert report.meeting == news.meetings("Vell", "Orun")[0].meeting.id
    assert [one.title for one in found.offices] == ["envoy"]


def test_an_article_of_which_nothing_follows_has_its_text(news: KnowledgeGraph) -> None:
    found = told(news, "news/0006.txt")
    assert found.reports == ()
    assert found.offices == ()
    assert [one.text for one in found.mentions] == ["Karsk", "Ada Lone", "Amber Bay"]


def test_what_was_rejected_and_who_is_hidden_is_not_marked(own_news: KnowledgeGraph) -> None:
    report = own_news.meetings("Vell", "Orun")[0].accounts[0].report
    own_news.reject(report.id)
    own_news.hide("Orun")
    found = told(own_news, "news/0001.txt")
    assert report.id not in {one.report for one in found.reports}
    assert "Tomas Orun" not in {one.name for one in found.mentions}


def test_an_article_that_is_not_there_is_an_error(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection, pytest.raises(NotFound) as raised:
        text_of(connection, "nowhere")
    assert str(raised.value) == "no article has the id 'nowhere'; see kg list articles"
