"""Reading and writing many rows, a bounded number of parameters at a time."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    JSON,
    Column,
    Connection,
    Row,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ColumnElement

SOME = 500

Value = TypeVar("Value", str, int)


def some(items: Iterable[Value]) -> Iterator[list[Value]]:
    """Yield the items in their order, some hundred at a time."""
    rest = iter(items)
    while found := list(islice(rest, SOME)):
        yield found


def among(
    connection: Connection,
    query: "Select[Any]",
    column: "Column[Any] | ColumnElement[Any]",
    values: Collection[Value],
) -> Iterator[Row[Any]]:
    """Yield the rows of a query whose column has one of the values.

    Some hundred are one parameter: to write a place for each took longer than to ask.
    """
    if connection.dialect.name == "sqlite":
        given = func.json_each(bindparam("some")).table_valued("value", name="given")
        asked = query.where(column.in_(select(given.c.value)))
        kept = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        for part in some(sorted(values)):
            listed = json.dumps(list(map(kept, part)) if kept else part)
            yield from connection.execute(asked, {"some": listed}).all()
    else:
        asked = query.where(column == func.any(bindparam("some", type_=ARRAY(column.type))))
        for part in some(sorted(values)):
            yield from connection.execute(asked, {"some": part}).all()


def for_each(
    connection: Connection,
    values: Collection[str],
    query: "Callable[[ColumnElement[str]], Select[Any]]",
) -> Iterator[Row[Any]]:
    """Yield the rows of a query that is made of a column which holds each of the values once."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(bindparam("some")).table_valued("value", name="given")
    else:
        parts = func.json_array_elements_text(cast(bindparam("some", type_=Text), JSON))
        listed = parts.table_valued("value", name="given").render_derived()
    asked = query(listed.c.value)
    for part in some(sorted(values)):
        yield from connection.execute(asked, {"some": json.dumps(part)}).all()


def increase(
    connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]], *, column: str
) -> None:
    """Insert rows; where one is there already, add its number in a column to what stands there."""
    insert_into = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    new = insert_into(table)
    more = {column: table.c[column] + new.excluded[column]}
    keys = list(table.primary_key.columns)
    upsert = new.on_conflict_do_update(index_elements=keys, set_=more)
    rest = iter(rows)
    while found := [dict(row) for row in islice(rest, 2000)]:
        connection.execute(upsert, found)
