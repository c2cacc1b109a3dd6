"""A copy is of one state, also while another writes."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from stored import dump
from stores import save

from kg.errors import StoreBusy, StoreError
from kg.files import DATABASE
from kg.knowledge import KnowledgeGraph
from kg.store.store import Store


def test_a_copy_made_while_another_writes_is_of_one_state(
    own_news: KnowledgeGraph, tmp_path: Path
) -> None:
    before = dump(own_news.store)
    copy = own_news.backup(tmp_path / "copy.db")
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


@pytest.mark.parametrize("deleted", [False, True])
def test_what_a_killed_process_wrote_is_no_part_of_a_copy(
    own_news: KnowledgeGraph, tmp_path: Path, deleted: bool
) -> None:
    copy, used = tmp_path / "copy.db", tmp_path / "used.db"
    with Store.open(used) as store:
        save(store, 1)
        for end in ("", "-wal", "-shm"):
            shutil.copy(f"{used}{end}", f"{copy}{end}")
    if deleted:
        copy.unlink()
    own_news.backup(copy)
    assert not Path(f"{copy}-wal").exists()
    with Store.open(copy, create=False) as store:
        assert dump(store) == dump(own_news.store)


def test_a_database_in_use_is_not_replaced(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    copy = own_news.backup(tmp_path / "copy.db")
    with Store.open(copy) as store:
        save(store, 1)
        with pytest.raises(StoreBusy, match=r"copy\.db: another process"):
            own_news.backup(copy)
        save(store, 2)
    own_news.backup(copy)


@pytest.mark.parametrize("kind", ["text", "damaged", "foreign"])
def test_only_an_older_copy_is_replaced_unasked(
    own_news: KnowledgeGraph, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "mine.db"
    if kind == "foreign":
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE recipe (id INTEGER PRIMARY KEY)")
        connection.close()
    else:
        file.write_bytes(b"dear diary" if kind == "text" else DATABASE + b"diary" * 999)
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"mine\.db: this file is no copy"):
        own_news.backup(file)
    assert file.read_bytes() == before
    own_news.backup(file, replace=True)
    own_news.backup(file)
    with Store.open(file, create=False) as store:
        assert dump(store) == dump(own_news.store)


def test_a_link_leads_to_the_copy_that_is_replaced(
    own_news: KnowledgeGraph, tmp_path: Path
) -> None:
    copy, link = tmp_path / "copy.db", tmp_path / "link.db"
    copy.touch()
    link.symlink_to(copy)
    assert own_news.backup(link) == link
    assert link.is_symlink()
    with Store.open(copy, create=False) as store:
        assert dump(store) == dump(own_news.store)


def test_a_link_to_no_place_for_a_copy_is_told(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    links = {"own.db": "another file", "missing/copy.db": "create it first", "2.db": "levels"}
    for number, (target, said) in enumerate(links.items()):
        link = tmp_path / f"{number}.db"
        link.symlink_to(tmp_path / target)
        with pytest.raises(StoreError, match=rf"{number}\.db: .*{said}"):
            own_news.backup(link)
        assert link.is_symlink()


def test_what_a_killed_copy_left_is_cleared(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    left = tmp_path / ".copy.db.999999999.part-journal"
    left.touch()
    os.utime(left, (0, 0))
    own_news.backup(tmp_path / "copy.db")
    assert not list(tmp_path.glob(".*"))


@pytest.mark.postgres
def test_a_server_is_copied_by_its_own_program(postgres_url: str, tmp_path: Path) -> None:
    with KnowledgeGraph.open(postgres_url) as news:
        with pytest.raises(StoreError, match="pg_dump"):
            news.backup(tmp_path / "copy.db")
        assert news.check(full=True).sound
