"""Articles, their mentions, and how much of everything there is."""

import pytest
import world

from kg.knowledge import KnowledgeGraph
from kg.model import KINDS
from kg.store.queries import articles


def test_counts_are_what_is_there(news: KnowledgeGraph) -> None:
    counts = dict(news.stats())
    assert (counts["articles"], counts["people"], counts["places"]) == (6, 5, 2)
    assert (counts["meetings"], counts["meetings planned"]) == (4, 1)


def test_mentions_are_cut_out_of_their_articles(news: KnowledgeGraph) -> None:
    texts = {f"news/{number:04}.txt": text for number, _, text, *_ in world.STORIES}
    found = list(news.mentions())
    assert len(found) == 13
    for mention in found:
        assert texts[mention.path][mention.start : mention.end] == mention.text
        assert mention.kind in KINDS


def test_mentions_have_the_kind_that_was_judged(own_news: KnowledgeGraph) -> None:
    own_news.retype("Tomas Orun", "group")
    kinds = {mention.kind for mention in own_news.mentions() if mention.name == "Tomas Orun"}
    assert kinds == {"group"}


def test_articles_come_newest_first_with_what_they_hold(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        rows = articles.listed(connection)
        assert articles.lies_at(connection, rows[0].path)
        assert not articles.lies_at(connection, "nowhere")
    assert [row.published for row in rows if row.published][:2] == ["2023-08-02", "2023-08-01"]
    assert rows[0].mentions == 2


def test_articles_are_counted_by_language(news: KnowledgeGraph) -> None:
    assert dict(news.stats())["articles in en"] == 6


def test_the_newest_articles_of_a_common_name_are_those_of_any_name(
    news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = news.entity("Marta Vell").id
    with news.store.reading() as connection:
        for limit in (1, 2, 50):
            some = articles.naming(connection, one, limit=limit)
            with monkeypatch.context() as patch:
                patch.setattr(articles, "COMMON", 1)
                assert articles.naming(connection, one, limit=limit) == some
