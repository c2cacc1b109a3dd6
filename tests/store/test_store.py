"""A store is opened where there is one, says clearly where there is none, and has one writer."""

from pathlib import Path

import pytest
from sqlalchemy import text
from stored import dump, read_of
from stores import refused, save

from kg.errors import StoreBusy
from kg.store import evidence, schema
from kg.store.store import Store


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
