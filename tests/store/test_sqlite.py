"""Stores in files."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text
from stored import read_of
from stores import save

from kg.errors import StoreBusy, StoreError
from kg.store import evidence
from kg.store.store import Store


def test_sqlite_reads_while_it_is_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "news.db") as store, store.reading() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA busy_timeout")) == 5000


def test_another_program_that_keeps_the_file_locked_is_told(tmp_path: Path) -> None:
    import sqlite3

    file = tmp_path / "news.db"
    with Store.open(file, patience=0.2) as store:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match=str(file)):
            save(store, 1)
        other.close()
        save(store, 1)


@pytest.mark.skipif(os.name == "nt", reason="no such rights on Windows")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_database_is_read_and_not_written(tmp_path: Path, what: str) -> None:
    file = tmp_path / "news.db"
    with Store.open(file) as store:
        save(store, 1)
    before = file.read_bytes()
    access = os.access

    def no_writing(path: Path, mode: int) -> bool:
        closed = file if what == "file" else tmp_path
        return access(path, mode) and not (mode & os.W_OK and Path(path) == closed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "access", no_writing)
        with Store.open(file, create=False) as store:
            assert evidence.article(store, read_of(1).article.id) is not None
            with pytest.raises(StoreError, match=r"news\.db: .* is read-only"):
                save(store, 2)
    assert file.read_bytes() == before
