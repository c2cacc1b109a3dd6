"""A database is copied while it is in use, and it says whether it is sound."""

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import text
from stored import dump, extraction_of, read_of

from kg import files
from kg.errors import StoreError
from kg.knowledge import KnowledgeGraph
from kg.store import evidence
from kg.store.store import Store


def test_a_copy_made_while_another_writes_is_of_one_state(
    own_news: KnowledgeGraph, tmp_path: Path
) -> None:
    before = dump(own_news.store)
    copy = tmp_path / "copy.db"
    copy.write_text("an older copy")
    with own_news.store.transaction():
        own_news.remove("news/0001.txt")
        with KnowledgeGraph.open(tmp_path / "own.db") as other:
            assert other.backup(copy) == copy
    with Store.open(copy, create=False) as store:
        assert dump(store) == before
    assert not list(tmp_path.glob(".*"))


def test_a_copy_is_made_nowhere_else(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    for place in (tmp_path / "own.db", tmp_path, tmp_path / "missing" / "copy.db"):
        with pytest.raises(StoreError):
            own_news.backup(place)
    assert own_news.check().sound


@pytest.mark.postgres
def test_a_server_is_copied_by_its_own_program(postgres_url: str, tmp_path: Path) -> None:
    with KnowledgeGraph.open(postgres_url) as news:
        with pytest.raises(StoreError, match="pg_dump"):
            news.backup(tmp_path / "copy.db")
        assert news.check(full=True).sound


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


# Files ----------------------------------------------------------------------------------------


def test_new_files_are_their_owners_alone_unless_a_setting_says_otherwise(
    own_news: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = own_news.view(tmp_path / "graph.html")
    made = [tmp_path / "own.db", page, *own_news.export(tmp_path / "g.csv", format="csv")]
    for path in made:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    page.chmod(0o640)
    own_news.view(page)
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    monkeypatch.setenv("KG_FILE_MODE", "0644")
    other = own_news.view(tmp_path / "other.html")
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_stops_writing_leaves_all_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    files.write_all({one: "old", other: "old"})
    written: list[int] = []

    def fail(number: int) -> None:
        written.append(number)
        if len(written) == 2:
            raise error

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(type(error)):
        files.write_all({one: "new", other: "new"})
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == ["old", "old"]
