"""Sentences are found by the words in them."""

import itertools
import re

import pytest

from kg.errors import KgError
from kg.knowledge import KnowledgeGraph
from kg.store.queries import search


def test_a_sentence_has_all_the_words(news: KnowledgeGraph) -> None:
    (quote, *_) = news.search("met")
    word = next(part for part in quote.text.split() if part.isalpha() and part != "met")
    assert all(word.lower() in one.text.lower() for one in news.search(f"met {word}"))


def test_words_that_nobody_printed_find_nothing(news: KnowledgeGraph) -> None:
    assert len(news.search("xylophone")) == 0


def test_there_is_something_to_search(news: KnowledgeGraph) -> None:
    with pytest.raises(KgError):
        news.search("  ")


@pytest.mark.parametrize("common", [1, 2, 3])
def test_common_words_find_the_same_sentences(
    news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, common: int
) -> None:
    asked = ["met", "met Vell", "Marta met", '"Marta Vell" the', "met xylophone"]
    all_ = {words: news.search(words, limit=99).records() for words in asked}
    monkeypatch.setattr(search, "COMMON", common)
    for words, expected in all_.items():
        found = news.search(words, limit=99).records()
        assert sorted(map(str, found)) == sorted(map(str, expected))
        assert news.search(words, limit=1).records() == found[:1]
    assert all_["met Vell"]


@pytest.mark.parametrize(
    ("one_by_one", "common", "looked_into"), [(60, 5000, 300), (1, 5000, 9), (0, 2, 2), (0, 1, 1)]
)
def test_articles_have_all_the_words_in_whatever_sentences(
    news: KnowledgeGraph,
    monkeypatch: pytest.MonkeyPatch,
    *,
    one_by_one: int,
    common: int,
    looked_into: int,
) -> None:
    monkeypatch.setattr(search, "ONE_BY_ONE", one_by_one)
    monkeypatch.setattr(search, "COMMON", common)
    monkeypatch.setattr(search, "LOOKED_INTO", looked_into)
    texts = {}
    for row in news.articles():
        text = news.article(row.id).text.lower()
        texts[row.id] = (set(re.findall(r"\w+", text)), (row.title or "").lower())
    words = sorted(set().union(*(found for found, _ in texts.values())))
    for pair in itertools.islice(itertools.combinations(words, 2), 0, None, 37):
        expected = [
            key
            for key, (found, title) in texts.items()
            if all(word in found or word in title for word in pair)
        ]
        assert [row.id for row in news.articles_with(" ".join(pair))] == expected
        assert [row.id for row in news.articles_with(" ".join(pair), limit=1)] == expected[:1]
