"""Sentences are found by the words in them."""

import pytest

from kg.errors import KgError
from kg.knowledge import KnowledgeGraph


def test_a_sentence_has_all_the_words(news: KnowledgeGraph) -> None:
    (quote, *_) = news.search("met")
    word = next(part for part in quote.text.split() if part.isalpha() and part != "met")
    assert all(word.lower() in one.text.lower() for one in news.search(f"met {word}"))


def test_words_that_nobody_printed_find_nothing(news: KnowledgeGraph) -> None:
    assert len(news.search("xylophone")) == 0


def test_there_is_something_to_search(news: KnowledgeGraph) -> None:
    with pytest.raises(KgError):
        news.search("  ")
