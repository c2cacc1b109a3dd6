"""A database in a file: opened, and locked for one writer."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from kg import files
from kg.errors import StoreError, StoreMissing, without_credentials
from kg.store.faults import explained, replaced

Identity = tuple[int, int]
# Which file SQLite's log is, its size, and when it was written last.
LogState = tuple[Identity, int, int]


class File:
    """An SQLite file, and which one it is: its name may come to mean another."""

    def __init__(self, path: Path, *, create: bool, patience: float) -> None:
        self._path, self.patience = path, patience
        self.name = without_credentials(str(path))  # of a URL that was taken for a path
        self.known: Identity | None = None
        self._log = path.with_name(path.name + "-wal")
        self._written: LogState | None = None
        _check_place(path, name=self.name, create=create)
        self.mode = _mode(path)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def url_for_others(self) -> str | None:
        """None: one process at a time writes to a file."""
        return None

    def beside(self) -> File:
        """Raise `StoreError`: one process at a time writes to a file."""
        raise StoreError(f"{self.name}: only one process at a time can write to a file")

    def engine(self) -> Engine:
        """Return an engine of connections to this file. They raise `StoreError`."""
        if self.mode == "mode=rwc":
            try:
                files.create(self.path)
            except OSError as error:
                raise StoreError(f"{self.name}: {(error.strerror or '').lower()}") from None
        engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool)

        @event.listens_for(engine, "connect")
        def prepare(connection: sqlite3.Connection, _record: object) -> None:
            try:
                _set_up(connection, writable=self.mode == "mode=rwc")
            except sqlite3.Error as error:
                raise self._fault(error) from None
            self.check()

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            writes = connection.get_execution_options().get("kg_write", False)
            self._check_of(connection.connection.driver_connection)
            connection.connection.info["kg_write"] = writes
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        event.listen(engine, "checkin", self._ended)
        event.listen(engine, "close", self._closing)
        return engine

    def _check_of(self, connection: object) -> None:
        """Check before a transaction of a connection."""
        try:
            self.check()
        except StoreError:
            self._settle(connection)
            raise

    def _ended(self, _connection: object, record: ConnectionPoolEntry) -> None:
        """Note what the log is after a transaction that wrote."""
        if record.info.pop("kg_write", False):
            self._written = _log_state(self._log)

    def _closing(self, connection: object, _record: object) -> None:
        with suppress(StoreError):
            self._check_of(connection)
            self._written = None  # who closes a file last deletes its log

    def check(self) -> None:
        """Raise `StoreError` where the file or its log is not the one that was opened any more."""
        found = _identity(self.path)
        if self.known is None:
            self.known = found
        if found is None or found != self.known:
            raise replaced(self.name)
        if self._written and _identity(self._log) != self._written[0]:
            raise StoreError(
                f"{self.name}: {self._log.name}, a part of it, was deleted while it was in use; "
                "leave that file alone, and run the same command again"
            )

    def _settle(self, connection: object) -> None:
        """Bring what this process has written from the log into the file that it had opened.

        SQLite leaves the log of a file that was moved, which is lost for it, and would be taken for
        that of a file that has the name now. What another process wrote since is not touched.
        """
        assert isinstance(connection, sqlite3.Connection)
        found = _log_state(self._log)
        if self._written is None:
            return
        if found and found[0] == self._written[0] and found != self._written:
            return
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._written = _log_state(self._log)

    def shrink(self, engine: Engine) -> None:
        """Write the file anew without what was removed; while it is read it stays as it is."""
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            with suppress(sqlite3.Error):
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def locked(self, engine: Engine) -> Iterator[FileLock]:
        """Hold the lock of writers: an exclusive transaction on an empty file beside the store.

        The system lets go of it when the process ends, however it ends, and it is the same
        everywhere. Raises `StoreBusy` where another process has it for longer than the patience.
        """
        if self.mode != "mode=rwc":
            raise StoreError(
                f"{self.name}: the database or its folder is read-only; "
                "allow writing to both, or give --db another file"
            )
        path = self.path.with_name(self.path.name + "-lock")
        try:
            _create_as(path, self.path)
            lock = sqlite3.connect(path, timeout=self.patience, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._fault(error) from None
        try:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error as error:
                raise self._fault(error) from None
            held = FileLock(self, engine, path)
            held.check()
            yield held
        finally:
            lock.close()

    def _connect(self) -> sqlite3.Connection:
        uri = f"{self.path.absolute().as_uri()}?{self.mode.replace('rwc', 'rw')}"
        return sqlite3.connect(
            uri, uri=True, timeout=self.patience, isolation_level=None, check_same_thread=False
        )

    def _fault(self, error: Exception) -> StoreError:
        said = (error.strerror or "").lower() if isinstance(error, OSError) else str(error)
        return explained(error, name=self.name) or StoreError(f"{self.name}: {said}")


class FileLock:
    """The lock of writers of a file, which must stay the one that was locked."""

    def __init__(self, file: File, engine: Engine, path: Path) -> None:
        self.file, self.path, self._engine = file, path, engine
        self._held = _identity(path)

    def check(self) -> None:
        """Raise `StoreError` where another process could hold the lock too."""
        self.file.check()
        if self._held is None or _identity(self.path) != self._held:
            raise StoreError(
                f"{self.file.name}: its lock, {self.path.name}, was deleted or replaced while kg "
                "was writing; leave that file alone, and run the same command again"
            )

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Give a connection to write with."""
        with self._engine.connect() as connection:
            yield connection

    def begun(self, connection: Connection) -> None:
        """Do nothing: who holds the file's lock has it in every transaction."""


def _identity(path: Path) -> Identity | None:
    """Return what tells a file from any other, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _log_state(log: Path) -> LogState | None:
    """Return what tells whether a log was written since, None where there is none."""
    try:
        found = log.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns


def _create_as(path: Path, other: Path) -> None:
    """Make an empty file with the permissions of another one: who may write that may lock it."""
    try:
        opened = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    os.close(opened)
    path.chmod(other.stat().st_mode & 0o666)


def _check_place(path: Path, *, name: str, create: bool) -> None:
    """Raise `StoreError` where there can be no database."""
    try:
        if path.is_dir():
            raise StoreError(f"{name}: this is a folder; give --db a file in it")
        if not path.parent.is_dir():
            folder = without_credentials(str(path.parent))
            raise StoreError(f"{name}: the folder {folder} does not exist; create it first")
        if not path.exists() and not create:
            raise StoreMissing(
                f"{name}: there is no such database; make one by kg add, or see --db"
            )
        if path.exists() and not path.is_file():
            raise StoreError(f"{name}: this is no regular file; give --db another one")
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise StoreError(f"{name[:200]}: {said}") from None


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
