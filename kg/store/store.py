"""The database: opened, migrated, and written by one process at a time while others read."""

import os
import threading
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import Connection, Engine, Pool, event
from sqlalchemy.engine import ExceptionContext

from kg.errors import SchemaMismatch, StoreBusy, StoreError, StoreMissing
from kg.store import migration
from kg.store.faults import busy, explained
from kg.store.places import database_at
from kg.store.schema import REVISION

# Seconds that a writer waits for another one before it gives up.
PATIENCE = 5.0
# How the names of a database's files end, those of SQLite and of the lock.
BESIDE = ("", "-wal", "-shm", "-journal", "-lock", "-lock-journal")


# All that are open in this process, and the connections of the process that it was forked from,
# which are that one's: to close them here would end its statements.
STORES: weakref.WeakSet["Store"] = weakref.WeakSet()
INHERITED: list[Pool] = []


def _silent(_table: str, _done: int, _rows: int) -> None:
    """Say nothing."""


class Lock(Protocol):
    """The right to write, which one process has at a time."""

    def check(self) -> None:
        """Raise `StoreError` where it is lost."""

    def connected(self) -> AbstractContextManager[Connection]:
        """Give the connection that writes."""

    def begun(self, connection: Connection) -> None:
        """Make sure of the right in a transaction that has begun."""


class Database(Protocol):
    """A file or a server's database."""

    @property
    def name(self) -> str:
        """What messages call it; it holds no password."""

    @property
    def path(self) -> Path | None:
        """The file, None where it is a server's."""

    @property
    def url_for_others(self) -> str | None:
        """Where other processes may write beside the one with the lock, None where none may."""

    def engine(self) -> Engine:
        """Return an engine of connections to it."""

    def check(self) -> None:
        """Raise `StoreError` where it is not the one that was opened any more."""

    def shrink(self, engine: Engine) -> None:
        """Give back the room of what was removed, where that is possible now."""

    def locked(self, engine: Engine) -> AbstractContextManager[Lock]:
        """Hold the lock of writers."""


class Store:
    """A database of evidence, decisions and knowledge; see `Store.open`."""

    def __init__(self, database: Database, *, patience: float) -> None:
        self.database = database
        self.name = database.name
        self.file = database.path
        self.engine = database.engine()
        self._patience = patience
        self._guard = threading.RLock()
        self._owner: int | None = None
        self._lock: Lock | None = None
        self._writing: Connection | None = None
        event.listen(self.engine, "handle_error", self._explain)
        STORES.add(self)

    @classmethod
    def open(
        cls,
        place: str | Path,
        *,
        create: bool = True,
        migrate: bool = True,
        patience: float = PATIENCE,
        upgrading: migration.Upgrading | None = None,
    ) -> "Store":
        """Open the database in this file or at this URL, and bring an older schema up to date.

        Where that takes long, `upgrading` is told how far it is; who is killed goes on from there.

        `create` allows to make one where there is none. A writer waits `patience` seconds for
        another one. Raises `StoreError`, `SchemaMismatch` or `StoreBusy`, each with one clear line.
        """
        store = cls(database_at(place, create=create, patience=patience), patience=patience)
        try:
            if migrate:
                store._bring_up_to_date(create=create, upgrading=upgrading)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def beside(cls, place: str) -> "Store":
        """Open a database for a process that saves articles for the one with the lock of writers.

        Its transactions take turns with those of that process, and each raises `StoreError` where
        nobody has the lock any more. Raises `StoreError` where no other process may write there.
        """
        database = database_at(place, create=False, patience=PATIENCE)
        return cls(database.beside(), patience=PATIENCE)

    @property
    def place(self) -> str:
        """Where other processes may open the same database: a file, or a URL with its password."""
        return str(self.file.absolute()) if self.file else self.database.url_for_others or ""

    def owns(self, path: str | Path) -> bool:
        """Return whether a file is this database, or stands beside it while it is used."""
        if self.file is None or Path(path).name not in {self.file.name + end for end in BESIDE}:
            return False
        try:
            return Path(path).parent.samefile(self.file.parent)
        except OSError:
            return False

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
        """Give a connection that sees one state of the database from its first query on.

        Within a transaction of the same thread it is that one, which sees what it has written.
        """
        if self._writing is not None and self._owner == threading.get_ident():
            yield self._writing
            return
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection whose writes all happen when the block ends, or not at all.

        Within another transaction it is a part of that one. Raises `StoreBusy`, and `StoreError`
        where the right to write was lost.
        """
        with self.writing() as lock:
            if self._writing is not None:
                with self._writing.begin_nested():
                    yield self._writing
                return
            lock.check()
            with lock.connected() as connection:
                connection.execution_options(kg_write=True)
                with connection.begin():
                    lock.begun(connection)
                    self._writing = connection
                    try:
                        yield connection
                    finally:
                        self._writing = None
                    lock.check()

    @contextmanager
    def writing(self) -> Iterator[Lock]:
        """Keep all other writers out until the block ends; readers go on. May be nested.

        Raises `StoreBusy` where another process or thread writes for longer than the patience of
        the store.
        """
        if not self._guard.acquire(timeout=self._patience):
            raise self.busy()
        try:
            if self._lock is not None:
                yield self._lock
                return
            with self.database.locked(self.engine) as lock:
                self._lock, self._owner = lock, threading.get_ident()
                try:
                    yield lock
                finally:
                    self._lock = self._owner = None
        finally:
            self._guard.release()

    def pack(self) -> None:
        """Write the file of SQLite anew, its pages full; on a server, do nothing.

        Rows come in the order of articles, and most tables are in another one: one seventh of their
        pages stays empty. Where somebody reads or there is no room, the file stays as it is.
        """
        with self.writing():
            self.database.shrink(self.engine)

    def busy(self) -> StoreBusy:
        """Return the error that says that another process is writing."""
        return busy(self.name)

    def _begin_anew(self) -> None:
        """Take connections and locks of one's own, in a process that was forked."""
        INHERITED.append(self.engine.pool)
        self.engine.dispose(close=False)
        self._guard = threading.RLock()
        self._owner = self._lock = self._writing = None

    def _bring_up_to_date(self, *, create: bool, upgrading: migration.Upgrading | None) -> None:
        found = self._revision()
        if found == REVISION:
            return
        if found is None and not create:
            raise StoreMissing(f"{self.name}: no articles have been read into it yet; see kg add")
        if found is not None and found > REVISION:
            raise SchemaMismatch(found, REVISION)
        try:
            with self.writing():
                if found is not None:
                    migration.copy(self.transaction, progress=upgrading or _silent)
                with self.transaction() as connection:
                    migration.upgrade(connection)
                if found is not None:
                    self.database.shrink(self.engine)
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


def _begin_all_anew() -> None:
    for store in list(STORES):
        store._begin_anew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_all_anew)
