"""Long lists of ids, cut so that no database refuses them as parameters."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select

# SQLite before 3.32 takes 999 parameters in a statement.
BATCH = 900


def batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield the ids in lists that a statement can hold."""
    batch: list[str] = []
    for item in ids:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def rows_of(
    connection: Connection, query: Select[Any], column: ColumnElement[str], ids: Iterable[str]
) -> Iterator[Any]:
    """Yield the rows of the query whose column holds one of the ids."""
    for batch in batches(ids):
        yield from connection.execute(query.where(column.in_(batch)))
