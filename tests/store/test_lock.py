"""Two writers never both believe that they are the one, and a database that is gone is missed."""

import os
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from stored import extraction_of, read_of

from kg.errors import StoreBusy, StoreError
from kg.store import evidence
from kg.store.store import Store


def save(store: Store, number: int) -> None:
    read = read_of(number)
    evidence.save(store, read, extraction_of(read.article))


@pytest.mark.parametrize("replaced", [False, True])
def test_a_lock_that_was_deleted_ends_the_writer(tmp_path: Path, replaced: bool) -> None:
    file = tmp_path / "news.db"
    with Store.open(file) as one, Store.open(file, patience=0.2) as other, one.writing():
        save(one, 1)
        (tmp_path / "news.db-lock").unlink()
        if replaced:
            save(other, 2)
        with pytest.raises(StoreError, match=r"news\.db-lock, was deleted or replaced"):
            save(one, 3)
        assert read_of(3).source not in evidence.known(other)


@pytest.mark.parametrize("replaced", [False, True])
def test_a_database_that_was_deleted_or_replaced_is_noticed(tmp_path: Path, replaced: bool) -> None:
    file, new = tmp_path / "news.db", tmp_path / "new.db"
    Store.open(new).close()
    with Store.open(file) as store:
        save(store, 1)
        new.rename(file) if replaced else file.unlink()
        with pytest.raises(StoreError, match="deleted or replaced"):
            save(store, 2)
        with pytest.raises(StoreError, match="deleted or replaced"):
            evidence.known(store)
    assert file.exists() == replaced


def test_what_was_saved_stays_with_a_database_that_is_moved(tmp_path: Path) -> None:
    file, moved, new = (tmp_path / name for name in ("news.db", "moved.db", "new.db"))
    with Store.open(new) as store:
        save(store, 7)
    with Store.open(file) as store:
        save(store, 1)
        file.rename(moved)
        new.rename(file)
        with pytest.raises(StoreError, match="deleted or replaced"):
            save(store, 2)
    for place, number in ((file, 7), (moved, 1)):
        with Store.open(place) as store:
            assert set(evidence.known(store)) == {read_of(number).source}


def test_what_another_writes_to_a_new_database_stays(tmp_path: Path) -> None:
    file, new = tmp_path / "news.db", tmp_path / "new.db"
    with Store.open(new) as store:
        save(store, 7)
    with Store.open(file) as idle:
        save(idle, 1)
        idle.pack()
        new.rename(file)
        with Store.open(file) as other:
            save(other, 8)
            with pytest.raises(StoreError, match="deleted or replaced"):
                save(idle, 2)
            idle.close()
            save(other, 9)
    with Store.open(file) as store:
        assert set(evidence.known(store)) == {read_of(number).source for number in (7, 8, 9)}


def test_nothing_is_lost_with_a_log_that_was_deleted(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    with Store.open(file) as store:
        save(store, 1)
        (tmp_path / "news.db-wal").unlink()
        with pytest.raises(StoreError, match=r"news\.db-wal, a part of it, was deleted"):
            save(store, 2)
    with Store.open(file) as store:
        assert set(evidence.known(store)) == {read_of(1).source}
        save(store, 2)


def test_a_database_that_is_replaced_within_a_transaction_is_not_committed(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    with Store.open(file) as store:

        def write() -> None:
            with store.transaction():
                save(store, 1)
                file.unlink()

        with pytest.raises(StoreError, match="deleted or replaced"):
            write()
    assert not file.exists()


@pytest.mark.postgres
def test_a_writer_that_loses_its_connection_does_not_go_on(postgres_url: str) -> None:
    with Store.open(postgres_url) as one, Store.open(postgres_url, patience=5) as other:
        with one.writing() as lock:
            with lock.connected() as connection:
                number = connection.scalar(text("SELECT pg_backend_pid()"))
                connection.commit()
            with other.engine.begin() as connection:
                connection.execute(text(f"SELECT pg_terminate_backend({number})"))
            save(other, 2)  # the lock went with the connection
            for again in (1, 3):
                with pytest.raises(StoreError, match=r"server closed|was lost"):
                    save(one, again)
        assert set(evidence.known(other)) == {read_of(2).source}


@pytest.mark.postgres
def test_the_lock_holds_where_each_transaction_has_another_session(postgres_url: str) -> None:
    asked = text("SELECT pg_try_advisory_xact_lock(27495, hashtext(current_schema()))")
    with (
        Store.open(postgres_url) as one,
        Store.open(postgres_url, patience=0.2) as other,
        one.transaction(),
        other.engine.connect() as connection,
    ):
        assert connection.scalar(asked) is False


def busy_when_forked(store: Store) -> bool:
    """Return whether a forked process reads what is there, and is not let to write."""
    store._patience = store.database.patience = 0.1  # type: ignore[attr-defined]
    if set(evidence.known(store)) != {read_of(1).source}:
        return False
    try:
        save(store, 2)
    except StoreBusy:
        return True
    return False


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked on Windows")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_process_does_not_write_beside_the_first(store: Store) -> None:
    save(store, 1)
    with store.writing():
        process = os.fork()
        if not process:
            status = 2
            try:
                status = 0 if busy_when_forked(store) else 1
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
        save(store, 3)
    assert len(evidence.known(store)) == 2


def test_two_threads_of_a_store_write_one_after_the_other(store: Store) -> None:
    store._patience = 0.2
    said: list[Exception] = []

    def write() -> None:
        try:
            save(store, 1)
        except StoreBusy as error:
            said.append(error)

    with store.transaction():
        other = threading.Thread(target=write)
        other.start()
        other.join()
    assert len(said) == 1
    save(store, 1)


def test_a_transaction_within_another_is_a_part_of_it(store: Store) -> None:
    def fail(number: int) -> None:
        with store.transaction():
            save(store, number)
            assert read_of(number).source in evidence.known(store)
            raise KeyError

    with pytest.raises(KeyError):
        fail(1)
    assert evidence.known(store) == {}
    with store.transaction():
        save(store, 1)
        with pytest.raises(KeyError):
            fail(2)
    assert set(evidence.known(store)) == {read_of(1).source}
