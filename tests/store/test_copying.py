"""A database copied to another kind of database, and back, is the same one."""

from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection
from stored import dump, extraction_of, read_of

from kg.errors import StoreError
from kg.knowledge import KnowledgeGraph
from kg.store import evidence
from kg.store.checking import check
from kg.store.copying import copy
from kg.store.store import Store


def test_a_copy_answers_as_the_original_does(news: KnowledgeGraph, database: str) -> None:
    held = news.copy(database)
    assert held["article"].rows == len(news.articles())
    with KnowledgeGraph.open(database, create=False) as there:
        assert dump(there.store) == dump(news.store)
        assert check(there.store, full=True).sound
        assert there.met("Vell").rows() == news.met("Vell").rows()
        assert [q.text for q in there.search("received")] == [
            q.text for q in news.search("received")
        ]


@pytest.mark.postgres
def test_there_and_back_nothing_is_lost(
    news: KnowledgeGraph, postgres_url: str, tmp_path: Path
) -> None:
    there = news.copy(postgres_url)
    with KnowledgeGraph.open(postgres_url, create=False) as other:
        assert other.copy(tmp_path / "back.db") == there


def test_a_database_that_holds_something_is_left_alone(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    read = read_of(1)
    with Store.open(tmp_path / "other.db") as other:
        evidence.save(other, read, extraction_of(read.article))
        before = dump(other)
        with pytest.raises(StoreError, match="is not empty"):
            copy(news.store, other)
        assert dump(other) == before


def test_what_differs_after_writing_is_told_and_not_kept(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "other.db") as other:

        @event.listens_for(other.engine, "before_cursor_execute", retval=True)
        def spoil(
            _connection: Connection, _cursor: object, statement: str, values: object, *_: object
        ) -> tuple[str, object]:
            if statement.startswith("INSERT INTO meeting_participant"):
                return statement.replace("INSERT INTO", "INSERT OR IGNORE INTO"), values[:1]  # type: ignore[index]
            return statement, values

        with pytest.raises(StoreError, match="meeting_participant is not what"):
            copy(news.store, other)
        assert not any(dump(other).values())


def test_what_is_read_later_is_counted_until_it_is_resolved(own_news: KnowledgeGraph) -> None:
    assert own_news.unresolved() == 0
    for number in (40, 41):
        read = read_of(number)
        evidence.save(own_news.store, read, extraction_of(read.article))
    assert own_news.unresolved() == 2
    assert own_news.resolve().articles == 2
    assert own_news.unresolved() == 0
