"""Many rows into a table at once, by the driver itself.

SQLAlchemy writes the statement, once for each table; that it would also look at each value of each
row was a tenth of the time of writing an archive.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

# Rows in one call.
AT_ONCE = 2000


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, all of the same columns, some thousand at a time."""
    rest = iter(rows)
    while found := list(islice(rest, AT_ONCE)):
        statement, columns = _statement(table, connection.dialect, tuple(found[0]))
        values: Any = found
        if len(columns) > 1:
            values = list(map(itemgetter(*columns), found))
        elif columns:
            values = [(row[columns[0]],) for row in found]
        connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=256)
def _statement(
    table: Table, dialect: Dialect, columns: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """Return the statement, and its columns in order where the driver takes values by position."""
    compiled: Any = insert(table).compile(dialect=dialect, column_keys=list(columns))
    return compiled.string, tuple(compiled.positiontup or ())
