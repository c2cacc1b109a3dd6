"""The database: opened, migrated, and written by one process at a time while others read."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.exc import SQLAlchemyError

from kg.errors import SchemaMismatch, StoreBusy, StoreError
from kg.store import migration
from kg.store.faults import explained
from kg.store.schema import REVISION

# Seconds that a writer waits for another one before it gives up.
PATIENCE = 5.0

# The PostgreSQL advisory lock that a writer holds: "kg" in ASCII, and the schema that it writes.
ADVISORY = "pg_try_advisory_lock(27495, hashtext(current_schema()))"


class Store:
    """A database of evidence, decisions and knowledge; see `Store.open`."""

    def __init__(self, engine: Engine, *, name: str, file: Path | None, patience: float) -> None:
        self.engine = engine
        self.name = name
        self.file = file
        self._patience = patience
        self._writers = 0
        event.listen(engine, "handle_error", self._explain)

    @classmethod
    def open(
        cls,
        place: str | Path,
        *,
        create: bool = True,
        migrate: bool = True,
        patience: float = PATIENCE,
    ) -> "Store":
        """Open the database in this file or at this URL, and bring an older schema up to date.

        `create` allows to make one where there is none. A writer waits `patience` seconds for
        another one. Raises `StoreError`, `SchemaMismatch` or `StoreBusy`, each with one clear line.
        """
        url = _url(place)
        if url is None:
            store = _open_sqlite(cls, Path(place), create=create, patience=patience)
        elif url.get_backend_name() == "sqlite":
            if not url.database or url.database == ":memory:":
                raise StoreError("kg keeps its database in a file; give --db a path")
            store = _open_sqlite(cls, Path(url.database), create=create, patience=patience)
        else:
            store = _open_postgres(cls, url, patience=patience)
        try:
            if migrate:
                store._bring_up_to_date(create=create)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database from its first query on."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection whose writes all happen when the block ends, or not at all."""
        with self.writing(), self.engine.connect() as connection:
            connection.execution_options(kg_write=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all other writers out until the block ends; readers go on. May be nested.

        Raises `StoreBusy` where another process writes for longer than the patience of the store.
        """
        with ExitStack() as stack:
            if self._writers == 0:
                lock = _locked_file(self) if self.file else _advisory_lock(self)
                stack.enter_context(lock)
            self._writers += 1
            try:
                yield
            finally:
                self._writers -= 1

    def busy(self) -> StoreBusy:
        """Return the error that says that another process is writing."""
        return StoreBusy(
            f"{self.name}: another process is writing to it; try again when it has ended"
        )

    def _bring_up_to_date(self, *, create: bool) -> None:
        found = self._revision()
        if found == REVISION:
            return
        if found is None and not create:
            raise StoreError(f"{self.name}: no articles have been read into it yet; see kg add")
        if found is not None and found > REVISION:
            raise SchemaMismatch(found, REVISION)
        try:
            with self.transaction() as connection:
                migration.upgrade(connection)
        except StoreBusy:
            # Another process may just have made the database, and be writing to it since.
            if self._revision() != REVISION:
                raise

    def _revision(self) -> str | None:
        try:
            with self.reading() as connection:
                return migration.revision(connection)
        except (StoreBusy, SchemaMismatch):
            raise
        except StoreError as error:
            said = str(error)
            raise StoreError(
                said if said.startswith(self.name) else f"{self.name}: {said}"
            ) from None

    def _explain(self, context: ExceptionContext) -> BaseException | None:
        error = context.sqlalchemy_exception or context.original_exception
        return explained(error, name=self.name)


def _url(place: str | Path) -> URL | None:
    """Return the URL of the database, None where `place` is a path."""
    if isinstance(place, Path) or "://" not in place:
        return None
    try:
        url = make_url(place)
    except (SQLAlchemyError, ValueError):
        raise StoreError(f"{place!r} is no URL of a database") from None
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(
            f"{url.drivername}: kg keeps its database in SQLite or PostgreSQL; "
            "give --db a file or a postgresql:// URL"
        )
    return url


# SQLite ---------------------------------------------------------------------------------------


def _open_sqlite(kind: type[Store], path: Path, *, create: bool, patience: float) -> Store:
    name = str(path)
    _check_place(path, create=create)
    mode = _mode(path)
    uri = f"{path.absolute().as_uri()}?{mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        try:
            _set_up(connection, writable=mode == "mode=rwc")
        except sqlite3.Error as error:
            fault = explained(error, name=name)
            raise (fault or StoreError(f"{name}: {error}")) from None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("kg_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return kind(engine, name=name, file=path, patience=patience)


def _check_place(path: Path, *, create: bool) -> None:
    """Raise `StoreError` where there can be no database."""
    try:
        if path.is_dir():
            raise StoreError(f"{path}: this is a folder; give --db a file in it")
        if not path.parent.is_dir():
            raise StoreError(f"{path}: the folder {path.parent} does not exist; create it first")
        if not path.exists() and not create:
            raise StoreError(f"{path}: there is no such database; make one by kg add, or see --db")
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: {error}") from None


def _set_up(connection: sqlite3.Connection, *, writable: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        # Ids fall all over the tables: a page is written once for many articles.
        connection.execute("PRAGMA wal_autocheckpoint = 8000")
        connection.execute("PRAGMA cache_size = -32768")
    # A killed process loses nothing; after a power cut the last article may be read again.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")


def _mode(path: Path) -> str:
    """Return how SQLite must open the file: to write, to read, or as one that nobody can change."""
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return "mode=rwc"
    log = path.with_name(path.name + "-wal")
    # SQLite cannot make the files of a shared log in a read-only folder; without a log it need not.
    if not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size):
        return "mode=ro&immutable=1"
    return "mode=ro"


@contextmanager
def _locked_file(store: Store) -> Iterator[None]:
    """Hold the lock of writers: an exclusive transaction on an empty SQLite file beside the store.

    The system lets go of it when the process ends, however it ends, and it is the same everywhere.
    """
    assert store.file is not None
    if _mode(store.file) != "mode=rwc":
        raise StoreError(
            f"{store.name}: the database or its folder is read-only; "
            "allow writing to both, or give --db another file"
        )
    beside = store.file.with_name(store.file.name + "-lock")
    try:
        lock = sqlite3.connect(beside, timeout=store._patience, isolation_level=None)
    except sqlite3.Error as error:
        raise explained(error, name=store.name) or StoreError(f"{store.name}: {error}") from None
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise (
                explained(error, name=store.name) or StoreError(f"{store.name}: {error}")
            ) from None
        yield
    finally:
        lock.close()


# PostgreSQL -----------------------------------------------------------------------------------


def _open_postgres(kind: type[Store], url: URL, *, patience: float) -> Store:
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ImportError:
        raise StoreError("PostgreSQL needs its driver: pip install 'kg-news[postgres]'") from None
    name = url.render_as_string(hide_password=True)
    return kind(engine, name=name, file=None, patience=patience)


@contextmanager
def _advisory_lock(store: Store) -> Iterator[None]:
    """Hold PostgreSQL's advisory lock of writers on a connection of its own."""
    import time

    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        until = time.monotonic() + store._patience
        while not connection.scalar(text(f"SELECT {ADVISORY}")):
            if time.monotonic() > until:
                raise store.busy()
            time.sleep(0.05)
        try:
            yield
        finally:
            unlock = ADVISORY.replace("_try_advisory_lock", "_advisory_unlock")
            connection.execute(text(f"SELECT {unlock}"))
