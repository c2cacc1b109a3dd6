"""A database copied into another one, whatever either of them is kept in, and compared with it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, select

from kg.errors import StoreError
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.store import Store

# So many rows are in memory at a time.
ROWS = 2000
# Is told which table is being copied, how many of its rows are, and how many there are.
Copying = Callable[[str, int, int], None]


class Contents(NamedTuple):
    """How many rows a table has, and a digest of them, whatever their order."""

    rows: int
    digest: str


def copy(source: Store, target: Store, *, progress: Copying | None = None) -> dict[str, Contents]:
    """Copy all of one state of a database into an empty one, and return what each table holds.

    All is copied or nothing. What was written is read again and compared. Raises `StoreError` where
    the target is not empty or holds something else afterwards, `StoreBusy` where it is written to.
    """
    told = progress or _silent
    held: dict[str, Contents] = {}
    with source.reading() as there, target.transaction() as here:
        _check_empty(here, target)
        for table in schema.metadata.sorted_tables:
            number = there.scalar(select(func.count()).select_from(table)) or 0
            digest = _Digest()
            for rows in _read(there, table):
                insert_rows(here, table, (dict(row) for row in digest.over(rows)))
                told(table.name, digest.rows, number)
            held[table.name] = digest.contents()
        for table in schema.metadata.sorted_tables:
            digest = _Digest()
            for rows in _read(here, table):
                for _ in digest.over(rows):
                    pass
            if digest.contents() != held[table.name]:
                raise StoreError(
                    f"{target.name}: {table.name} is not what {source.name} holds; nothing was kept"
                )
    return held


def _check_empty(connection: Connection, target: Store) -> None:
    for table in schema.metadata.sorted_tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise StoreError(
                f"{target.name}: this database is not empty; give a new one to copy into"
            )


def _read(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    # Sentences of one article lie together: the search of SQLite numbers them as they come.
    asked = select(table).order_by(*table.primary_key).execution_options(yield_per=ROWS)
    found = connection.execute(asked).mappings()
    for part in found.partitions():
        yield [dict(row) for row in part]


class _Digest:
    """Counts rows and adds up their hashes: the order makes no difference, a row twice does."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def over(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield the rows, each taken into account."""
        for row in rows:
            values = [bytes(v) if isinstance(v, memoryview) else v for v in row.values()]
            hashed = hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16)
            self.rows += 1
            self._sum += int.from_bytes(hashed.digest())
            yield row

    def contents(self) -> Contents:
        """Return what there was."""
        return Contents(self.rows, f"{self._sum % (1 << 128):032x}")


def _silent(_table: str, _done: int, _rows: int) -> None:
    """Say nothing."""
