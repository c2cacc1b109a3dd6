"""Reading and writing many rows, a bounded number of parameters at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, insert
from sqlalchemy.sql import ColumnElement

SOME = 500


def some(items: Iterable[str]) -> Iterator[list[str]]:
    """Yield the items in their order, some hundred at a time."""
    rest = iter(items)
    while found := list(islice(rest, SOME)):
        yield found


def among(
    connection: Connection,
    query: "Select[Any]",
    column: "Column[Any] | ColumnElement[Any]",
    values: Collection[str],
) -> Iterator[Row[Any]]:
    """Yield the rows of a query whose column has one of the values."""
    for part in some(sorted(values)):
        yield from connection.execute(query.where(column.in_(part))).all()


def add(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, some thousand at a time."""
    rest = iter(rows)
    while found := [dict(row) for row in islice(rest, 2000)]:
        connection.execute(insert(table), found)
