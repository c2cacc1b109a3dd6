"""Many rows into a table at once, by the driver itself.

SQLAlchemy writes the statement, once for each table; that it would also look at each value of each
row was a tenth of the time of writing an archive. PostgreSQL takes each column as one array.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Float, Table, insert

from kg.store.schema.types import Convert

# Rows in one call.
AT_ONCE = 2000
# The values of rows by column, all of one length.
Columns = Mapping[str, Sequence[Any]]


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, all of the same columns, some thousand at a time."""
    rest = iter(rows)
    while found := list(islice(rest, AT_ONCE)):
        columns = {name: list(map(itemgetter(name), found)) for name in found[0]}
        insert_columns(connection, table, columns)


def insert_columns(connection: Connection, table: Table, columns: Columns) -> None:
    """Insert rows that are given by their columns, all in one call."""
    if any(columns.values()):
        made = _statement(table, connection.dialect, tuple(columns))
        connection.exec_driver_sql(made.text, made.values(columns))


class _Statement(NamedTuple):
    """An INSERT, its columns in order, each with how it is kept; it takes rows, or `arrays`."""

    text: str
    columns: tuple[tuple[str, Convert | None], ...]
    arrays: bool

    def values(self, given: Columns) -> Any:
        """Return the rows as the driver takes them."""
        kept = {
            name: list(map(convert, given[name])) if convert else given[name]
            for name, convert in self.columns
        }
        return kept if self.arrays else list(zip(*kept.values(), strict=True))


@lru_cache(maxsize=256)
def _statement(table: Table, dialect: Dialect, names: tuple[str, ...]) -> _Statement:
    kept = {name: table.c[name].type.dialect_impl(dialect) for name in names}
    converts = {name: type_.bind_processor(dialect) for name, type_ in kept.items()}
    if dialect.name == "postgresql":
        # The numbers of an array are all of one kind.
        real = {name: _real for name in names if isinstance(table.c[name].type, Float)}
        return _Statement(_of_arrays(table, dialect, names), tuple((converts | real).items()), True)
    compiled: Any = insert(table).compile(dialect=dialect, column_keys=list(names))
    ordered = tuple((name, converts[name]) for name in compiled.positiontup)
    return _Statement(compiled.string, ordered, False)


def _real(value: float | None) -> float | None:
    return None if value is None else float(value)


def _of_arrays(table: Table, dialect: Dialect, names: Sequence[str]) -> str:
    """Return an INSERT of PostgreSQL that takes the values of each column as one array."""
    quoted = dialect.identifier_preparer.quote
    arrays = (f"%({name})s::{table.c[name].type.compile(dialect=dialect)}[]" for name in names)
    into = f"{quoted(table.name)} ({', '.join(map(quoted, names))})"
    return f"INSERT INTO {into} SELECT * FROM unnest({', '.join(arrays)})"
