"""Long lists of ids, cut so that no database refuses them as parameters."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, tuple_

T = TypeVar("T")
# SQLite before 3.32 takes 999 parameters in a statement.
BATCH = 900


def batches(ids: Iterable[T], *, size: int = BATCH) -> Iterator[list[T]]:
    """Yield the ids in lists that a statement can hold."""
    batch: list[T] = []
    for item in ids:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def rows_of(
    connection: Connection, query: Select[Any], column: ColumnElement[str], ids: Iterable[str]
) -> Iterator[Any]:
    """Yield the rows of the query whose column holds one of the ids."""
    for batch in batches(ids):
        # By the thousand: taken one by one, most of the time would go into the taking.
        for rows in connection.execute(query.where(column.in_(batch))).partitions(1000):
            yield from rows


def rows_at(
    connection: Connection,
    query: Select[Any],
    columns: tuple[ColumnElement[Any], ColumnElement[Any]],
    places: Iterable[tuple[str, int]],
) -> Iterator[Any]:
    """Yield the rows of the query whose two columns hold one of the places."""
    for batch in batches(places, size=BATCH // 3):
        # By the first column alone: SQLite reads the whole table for a list of pairs.
        some = query.where(columns[0].in_({place[0] for place in batch}))
        for rows in connection.execute(some.where(tuple_(*columns).in_(batch))).partitions(1000):
            yield from rows
