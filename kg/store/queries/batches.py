"""Long lists of ids, cut so that no database refuses them as parameters."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Text,
    and_,
    bindparam,
    cast,
    func,
    type_coerce,
)

from kg.store.schema.types import RAW

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


def strung(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return the values of a group, as they are kept, with commas between them."""
    return func.aggregate_strings(cast(type_coerce(column, RAW), String), ",")


def in_one_step(connection: Connection, query: Select[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query, its ids as they are kept, all of which SQLite finds in one step.

    It may have neither groups nor an order.
    After each step the other threads of a desk have their turn: who takes ten thousand rows one by
    one waits as many times.
    """
    if connection.dialect.name == "sqlite":
        listed = func.json_group_array(func.json_array(*query.selected_columns))
        asked = query.with_only_columns(listed, maintain_column_froms=True)
        return list(map(tuple, json.loads(connection.scalar(asked) or "[]")))
    found = connection.execute(query)
    every = list(map(tuple, found.cursor.fetchall()))
    found.close()
    return every


def bare_rows(
    connection: Connection,
    query: Select[Any],
    column: ColumnElement[str],
    ids: Iterable[str],
    *,
    at_once: bool = False,
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the query whose column holds one of the ids, as the driver gives them.

    Its columns of ids are asked for as they are kept (`RAW`): of tens of thousands of rows, making
    each into what SQLAlchemy returns takes longer than to find them. `at_once` finds those of some
    hundred ids `in_one_step`.
    """
    for batch in batches(ids):
        some = query.where(column.in_(batch))
        if at_once:
            yield from in_one_step(connection, some)
            continue
        found = connection.execute(some)
        yield from found.cursor.fetchall()
        found.close()


def rows_at(
    connection: Connection,
    query: Select[Any],
    columns: tuple[ColumnElement[Any], ColumnElement[Any]],
    places: Iterable[tuple[str, int]],
) -> Iterator[Any]:
    """Yield the rows of the query whose two columns hold one of the places: an id and a number."""
    one: ColumnElement[Any]
    number: ColumnElement[Any]
    # As a table: for a list of pairs, SQLite reads whole articles.
    if connection.dialect.name == "sqlite":
        given = func.json_each(bindparam("places")).table_valued("value", name="given")
        one, number = (func.json_extract(given.c.value, f"$[{place}]") for place in (0, 1))
    else:
        parts = func.json_array_elements(cast(bindparam("places", type_=Text), JSON))
        given = parts.table_valued("value", name="given").render_derived()
        one, number = (given.c.value.op("->>")(place) for place in (0, 1))
        number = cast(number, Integer)
    asked = query.join(given, and_(columns[0] == one, columns[1] == number))
    keep = columns[0].type.bind_processor(connection.dialect) or str
    for batch in batches(places):
        listed = json.dumps([[keep(id_), number] for id_, number in batch])
        for rows in connection.execute(asked, {"places": listed}).partitions(1000):
            yield from rows
