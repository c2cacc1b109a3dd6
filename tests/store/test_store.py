"""A store is opened where there is one, says clearly where there is none, and has one writer."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from stored import dump, extraction_of, read_of

from kg.errors import SchemaMismatch, StoreBusy, StoreError
from kg.store import evidence, migration, schema
from kg.store import store as store_module
from kg.store.store import Store


def save(store: Store, number: int) -> None:
    read = read_of(number)
    evidence.save(store, read, extraction_of(read.article))


def refused(place: str | Path, **options: bool) -> str:
    """Return the one line by which opening this place is refused."""
    with pytest.raises(StoreError) as raised:
        Store.open(place, **options)
    message = str(raised.value)
    assert "\n" not in message
    return message


def test_a_store_that_is_opened_again_holds_what_was_saved(database: str) -> None:
    with Store.open(database) as store:
        save(store, 1)
        before = dump(store)
    with Store.open(database, create=False) as store:
        assert dump(store) == before


def test_an_empty_place_is_no_store_where_none_may_be_made(database: str) -> None:
    assert "kg add" in refused(database, create=False)


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_a_file_is_given_by_path_or_url(tmp_path: Path, form: str) -> None:
    file = tmp_path / "news & views #1?.db"
    place = form.format(file) if "://" not in form else form.format(tmp_path / "news.db")
    with Store.open(place) as store:
        save(store, 1)
        assert store.file is not None
        assert store.file.is_file()


def test_sqlite_reads_while_it_is_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "news.db") as store, store.reading() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA busy_timeout")) == 5000


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("", "is a folder"),
        ("missing/news.db", "does not exist"),
        ("sqlite://", "give --db a path"),
        ("mysql://host/news", "SQLite or PostgreSQL"),
        ("nonsense://host/news", "SQLite or PostgreSQL"),
        ("postgresql://host:port/news", "no URL"),
    ],
)
def test_a_place_that_cannot_hold_a_store_is_named(tmp_path: Path, place: str, said: str) -> None:
    assert said in refused(place if "://" in place else tmp_path / place)


def test_a_server_that_does_not_answer_is_told_in_one_line() -> None:
    assert "no server answers" in refused("postgresql://127.0.0.1:1/news")


def test_a_password_is_not_printed() -> None:
    assert "secret" not in refused("postgresql://kg:secret@127.0.0.1:1/news")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text("Marta Vell met Tomas Orun in Karsk. " * 200)
    before = file.read_bytes()
    assert refused(file) == f"{file}: this file is not a kg database; give --db another file"
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(database: str) -> None:
    with Store.open(database, migrate=False) as store, store.transaction() as connection:
        connection.execute(text("CREATE TABLE recipe (id INTEGER PRIMARY KEY)"))
    assert "recipe" in refused(database)
    with Store.open(database, migrate=False) as store, store.transaction() as connection:
        connection.execute(text("DROP TABLE recipe"))


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


def test_a_transaction_happens_all_or_not_at_all(store: Store) -> None:
    def fail() -> None:
        with store.transaction() as connection:
            connection.execute(schema.source.insert(), {"path": "a", "digest": "", "extractor": ""})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert evidence.known(store) == {}


def test_a_second_writer_is_told_to_wait_and_readers_go_on(database: str) -> None:
    with Store.open(database) as one, Store.open(database, patience=0.2) as other:
        with one.writing():
            save(one, 1)
            with pytest.raises(StoreBusy, match="another process is writing"):
                save(other, 2)
            assert evidence.article(other, read_of(1).article.id) is not None
            save(one, 3)
        save(other, 2)
        assert len(evidence.known(one)) == 3


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    asked = text("SELECT count(*) FROM article")
    with Store.open(tmp_path / "news.db") as one, Store.open(tmp_path / "news.db") as other:
        with other.reading() as connection:
            assert connection.scalar(asked) == 0
            save(one, 1)
            assert connection.scalar(asked) == 0
        with other.reading() as connection:
            assert connection.scalar(asked) == 1


def test_writing_may_be_nested(store: Store) -> None:
    with store.writing(), store.writing():
        save(store, 1)
    with store.writing():
        save(store, 2)


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
