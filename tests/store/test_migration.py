"""A database of the last release keeps all that it holds, whatever happens on the way."""

import gzip
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import select, text
from stored import dump
from stores import save

from kg.errors import SchemaMismatch
from kg.store import evidence, knowledge, migration, schema, stale
from kg.store import store as store_module
from kg.store.checking import check
from kg.store.schema.types import hashed
from kg.store.store import Store

# Four invented articles, read and resolved by kg 0.1, with a judgement.
RELEASE = Path(__file__).parents[1] / "data" / "release-0.1.db.gz"
QUESTIONS = (
    "SELECT * FROM people",
    "SELECT * FROM places",
    "SELECT * FROM meetings",
    "SELECT * FROM participants",
    "SELECT * FROM offices",
    "SELECT * FROM ties",
    "SELECT * FROM evidence",
    "SELECT * FROM sentences",
    'SELECT text, article, "start", "end" FROM sentence_search',
    "SELECT text FROM sentence_search WHERE sentence_search MATCH 'harbour treaty'",
    'SELECT id, "left", "right", verdict FROM judgement',
)


class Killed(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A file as the last release left it."""
    path = tmp_path / "kg.db"
    path.write_bytes(gzip.decompress(RELEASE.read_bytes()))
    return path


def answers(path: Path) -> list[list[tuple[object, ...]]]:
    """Return what a plain SQLite is answered, without kg."""
    connection = sqlite3.connect(path)
    try:
        return [sorted(connection.execute(asked).fetchall(), key=repr) for asked in QUESTIONS]
    finally:
        connection.close()


def killed_after(path: Path, parts: int) -> None:
    """Open the database, and end when so many parts are copied."""
    left = iter(range(parts))

    def upgrading(_table: str, _done: int, _rows: int) -> None:
        if next(left, None) is None:
            raise Killed

    with pytest.raises(Killed):
        Store.open(path, upgrading=upgrading)


def test_every_answer_stays_and_the_file_is_smaller(release: Path) -> None:
    before, size = answers(release), release.stat().st_size
    with Store.open(release) as store:
        assert check(store).sound
    assert answers(release) == before
    assert release.stat().st_size < size


def test_what_older_rules_resolved_is_resolved_anew_when_asked(release: Path) -> None:
    with Store.open(release) as store:
        waiting = stale.unresolved(store)
        assert waiting > 0
        assert stale.since(store) is not None
        assert knowledge.resolve(store).articles == waiting
        assert stale.since(store) is None
        assert check(store, full=True).sound


@pytest.mark.parametrize("parts", [0, 1, 7, 20, 40, 44])
def test_who_is_killed_goes_on_from_there(release: Path, parts: int) -> None:
    before = answers(release)
    killed_after(release, parts)
    assert answers(release) == before
    told: list[str] = []
    with Store.open(release, upgrading=lambda table, *_: told.append(table)) as store:
        assert check(store).sound
    assert answers(release) == before
    # Each part is copied once; the one at which it ended was kept.
    assert len(told) == len(all_parts(release.with_name("other.db"))) - parts - 1


def all_parts(path: Path) -> list[str]:
    """Return the table of each part of a whole migration."""
    path.write_bytes(gzip.decompress(RELEASE.read_bytes()))
    told: list[str] = []
    Store.open(path, upgrading=lambda table, *_: told.append(table)).close()
    return told


def test_what_is_written_in_between_is_kept(release: Path) -> None:
    killed_after(release, 20)
    connection = sqlite3.connect(release)
    connection.execute("UPDATE article SET title = 'Another headline'")
    connection.commit()
    connection.close()
    with Store.open(release) as store, store.reading() as reading:
        rows: Iterable[str] = reading.exec_driver_sql("SELECT title FROM article").scalars()
        assert set(rows) == {"Another headline"}


def test_what_goes_in_between_the_last_parts_is_found_no_more(release: Path) -> None:
    killed_after(release, len(all_parts(release.with_name("other.db"))) - 1)
    connection = sqlite3.connect(release)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM article WHERE rowid = (SELECT min(rowid) FROM article)")
    connection.commit()
    connection.close()
    before = answers(release)
    with Store.open(release):
        pass
    assert answers(release) == before


def test_it_can_be_brought_back_and_forth(release: Path) -> None:
    before = answers(release)
    with Store.open(release) as store, store.transaction() as connection:
        migration.downgrade(connection, to="0007")
    assert answers(release) == before
    with Store.open(release) as store:
        assert check(store).sound
        assert len(evidence.sources(store)) == 4
    assert answers(release) == before


def test_a_newer_schema_is_refused_and_left_alone(database: str) -> None:
    with Store.open(database) as store:
        save(store, 1)
        before = dump(store)
        with store.transaction() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaMismatch, match=r"schema 9999, this kg needs \d+"):
        Store.open(database)
    with Store.open(database, migrate=False) as store:
        assert dump(store) == before


@pytest.fixture
def newer_kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A kg with one more migration than this one; the name of the table that it makes."""
    folder = tmp_path / "migrations"
    shutil.copytree(migration.folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9001_later.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '9001', '{schema.REVISION}'\n"
        "def upgrade():\n    op.execute('CREATE TABLE later (id INTEGER PRIMARY KEY)')\n"
        "def downgrade():\n    op.execute('DROP TABLE later')\n"
    )
    monkeypatch.setattr(migration, "folder", lambda: folder)
    monkeypatch.setattr(store_module, "REVISION", "9001")
    return "later"


def test_an_older_schema_is_brought_up_to_date_with_all_it_holds(
    database: str, request: pytest.FixtureRequest
) -> None:
    with Store.open(database) as store:
        save(store, 1)
        before = dump(store)
    table = request.getfixturevalue("newer_kg")
    with Store.open(database) as store:
        assert dump(store) == before
        with store.reading() as connection:
            assert migration.revision(connection) == "9001"
            assert connection.execute(text(f"SELECT * FROM {table}")).all() == []


def test_blocks_of_an_older_database_are_found_by_their_hashes(database: str) -> None:
    of = schema.name_block.c
    blocks = ("is:vell", "seeks family:v\u00e9l")
    insert = text("INSERT INTO name_block (\"key\", block) VALUES ('person:vell', :block)")
    with Store.open(database) as store, store.transaction() as connection:
        migration.downgrade(connection, to="0010")
        connection.execute(insert, [{"block": block} for block in blocks])
    with Store.open(database) as store, store.reading() as connection:
        rows = {tuple(row) for row in connection.execute(select(of.block, of.key))}
    assert rows == {(hashed(block), "person:vell") for block in blocks}


def test_a_migration_that_fails_leaves_the_older_schema(
    database: str, newer_kg: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "REVISION", schema.REVISION)
    with Store.open(database, migrate=False) as store, store.transaction() as connection:
        migration.upgrade(connection, to=schema.REVISION)
    later = migration.folder() / "versions" / "9001_later.py"
    later.write_text(later.read_text() + "\nup = upgrade\ndef upgrade():\n    up()\n    1 / 0\n")
    monkeypatch.setattr(store_module, "REVISION", "9001")
    with pytest.raises(ZeroDivisionError):
        Store.open(database)
    with Store.open(database, migrate=False) as store, store.reading() as connection:
        assert migration.revision(connection) == schema.REVISION


def test_opening_an_up_to_date_store_does_not_import_alembic(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    Store.open(file).close()
    code = f"""
import sys
from kg.store.store import Store
with Store.open({str(file)!r}) as store, store.reading():
    heavy = {{"alembic", "numpy", "spacy", "scipy"}} & set(sys.modules)
print(*heavy)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("\n", "")


def test_the_migrations_of_an_installed_kg_lie_beside_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = Path(migration.__file__)
    assert migration.folder() == sources.parents[2] / "migrations"
    installed = tmp_path / "kg" / "store"
    shutil.copytree(migration.folder(), installed / "migrations")
    monkeypatch.setattr(migration, "__file__", str(installed / "migration.py"))
    assert migration.folder() == installed / "migrations"
