"""Many rows into a table at once, by the driver itself.

SQLAlchemy writes the statement, once for each table; that it would also look at each value of each
row was a tenth of the time of writing an archive.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Table, insert

from kg.store.schema.types import Convert

# Rows in one call.
AT_ONCE = 2000


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, all of the same columns, some thousand at a time."""
    rest = iter(rows)
    while found := list(islice(rest, AT_ONCE)):
        made = _statement(table, connection.dialect, tuple(found[0]))
        connection.exec_driver_sql(made.text, made.values(found))


class _Statement(NamedTuple):
    """An INSERT, its columns in order where the driver takes values by position, how to keep each.

    `kept` holds the columns that the database keeps as something else than they are given.
    """

    text: str
    columns: tuple[str, ...]
    kept: tuple[tuple[str, Convert], ...]

    def values(self, rows: list[Mapping[str, Any]]) -> Any:
        """Return the rows as the driver takes them."""
        if not self.columns:
            return [self._kept(row) for row in rows] if self.kept else rows
        parts = [list(map(itemgetter(name), rows)) for name in self.columns]
        for name, convert in self.kept:
            place = self.columns.index(name)
            parts[place] = list(map(convert, parts[place]))
        return list(zip(*parts, strict=True))

    def _kept(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {**row, **{name: convert(row[name]) for name, convert in self.kept}}


@lru_cache(maxsize=256)
def _statement(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> _Statement:
    compiled: Any = insert(table).compile(dialect=dialect, column_keys=list(columns))
    types = {name: table.c[name].type.dialect_impl(dialect) for name in columns}
    kept = {name: type_.bind_processor(dialect) for name, type_ in types.items()}
    return _Statement(
        compiled.string,
        tuple(compiled.positiontup or ()),
        tuple((name, convert) for name, convert in kept.items() if convert),
    )
