"""A copy of a database that may be in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from kg import files
from kg.errors import StoreBusy, StoreError
from kg.store.faults import busy, explained
from kg.store.store import Store

# What a database of kg holds, and hardly another program's.
TABLES = {"alembic_version", "article", "extraction"}


def back_up(store: Store, path: Path, *, replace: bool = False) -> Path:
    """Copy the store to a file, by SQLite's own way, and return the file's path.

    The copy is of one state, whoever writes meanwhile; an older copy in the file, or in that to
    which a link of this name leads, is replaced when this one is whole, and anything else only
    where `replace` says so. Raises `StoreError`.
    """
    if store.file is None:
        raise StoreError(
            f"{store.name}: kg copies databases that are a file; this one is copied by "
            "pg_dump --format=custom --file=FILE URL, and brought back by pg_restore"
        )
    target = _target(path, store.file, replace=replace)
    beside = files.beside(target)
    try:
        files.clear([target])
        files.create(beside)
        _copy(store, beside)
        for log in _logs(target):
            log.unlink(missing_ok=True)
        beside.replace(target)
    except (OSError, sqlite3.Error) as error:
        said = (error.strerror or "").lower() if isinstance(error, OSError) else str(error)
        raise explained(error, name=str(path)) or StoreError(f"{path}: {said}") from None
    finally:
        for left in (beside, Path(f"{beside}-journal"), Path(f"{beside}-wal")):
            with suppress(OSError):
                left.unlink()
    return path


def _target(path: Path, database: Path, *, replace: bool) -> Path:
    """Return the file in which a copy is put. Raises `StoreError` where none can be."""
    try:
        target = files.followed(path)
    except OSError as error:
        raise StoreError(f"{path}: {(error.strerror or '').lower()}") from None
    if target.exists() and (not target.is_file() or target.samefile(database)):
        raise StoreError(f"{path}: give the name of another file for the copy")
    if not target.parent.is_dir():
        raise StoreError(f"{path}: the folder {target.parent} does not exist; create it first")
    if not _is_copy(target, name=str(path)) and not replace:
        raise StoreError(
            f"{path}: this file is no copy of a database; name another, or replace it by --yes"
        )
    return target


def _is_copy(target: Path, *, name: str) -> bool:
    """Return whether a file is a database of kg, empty, or not there; a database is made whole.

    Raises `StoreBusy` where another process uses it.
    """
    try:
        if not target.stat().st_size:
            return True
        uri = f"{target.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)) as connection:
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = {name for (name,) in found}
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except FileNotFoundError:
        return True
    except (OSError, sqlite3.Error) as error:
        if isinstance(fault := explained(error, name=name), StoreBusy):
            raise fault from None
        return False
    if any(log.exists() for log in _logs(target)):
        raise busy(name)  # who closes a file last leaves none
    return tables >= TABLES


def _logs(target: Path) -> list[Path]:
    """Return where SQLite has its logs of a file, and finds those that killed processes left.

    It would take them for a part of whatever stands there.
    """
    return [target.with_name(target.name + end) for end in ("-wal", "-shm", "-journal")]


def _copy(store: Store, beside: Path) -> None:
    with store.engine.connect() as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        store.database.check()
        target = sqlite3.connect(beside, isolation_level=None)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, which can be moved
            found = target.execute("PRAGMA quick_check").fetchone()
        finally:
            target.close()
    if found != ("ok",):
        raise StoreError(f"{store.name}: the database is damaged, and so would be a copy; kg check")
    with beside.open("rb+") as copied:
        os.fsync(copied.fileno())
