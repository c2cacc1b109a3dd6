"""What is not sound is named."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from stored import dump, extraction_of, read_of

from kg.knowledge import KnowledgeGraph
from kg.store import evidence


def test_a_sound_database_is_left_as_it_was(own_news: KnowledgeGraph) -> None:
    before = dump(own_news.store)
    verdict = own_news.check(full=True)
    assert (verdict.faults, verdict.remarks) == ((), ())
    assert dump(own_news.store) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE mention SET text = 'Nobody'", "not what stands there"),
        ("DELETE FROM article_path WHERE path = 'news/0001.txt'", "lie at no path"),
        ("UPDATE chain SET entity_id = NULL", "have no entity"),
        ("DELETE FROM chain", "belong to no name"),
        ("DELETE FROM meeting_report", "have lost reports"),
        ("UPDATE entity SET name = 'Somebody'", "entity is not what the evidence gives"),
    ],
)
def test_what_is_not_sound_is_named(own_news: KnowledgeGraph, change: str, said: str) -> None:
    with own_news.store.transaction() as connection:
        connection.execute(text(change))
    assert said in " ".join(own_news.check(full=True).faults)


def test_a_row_that_points_nowhere_is_named(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "own.db") as connection:
        connection.execute("DELETE FROM article WHERE id IN (SELECT id FROM article LIMIT 1)")
    assert "that is not there" in " ".join(own_news.check().faults)


def test_what_is_stale_is_remarked(own_news: KnowledgeGraph) -> None:
    read = read_of(30)
    evidence.save(own_news.store, read, extraction_of(read.article))
    verdict = own_news.check(full=True)
    assert verdict.sound
    assert "is not settled" in verdict.remarks[0]
