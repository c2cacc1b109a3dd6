"""Which ids are in use, and rows for new ones."""

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import Connection, select

from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among


def in_use(connection: Connection, table: str) -> Callable[[Collection[str]], set[str]]:
    """Return what tells which of some ids a table has."""
    column = schema.metadata.tables[table].c.id
    return lambda ids: {row[0] for row in among(connection, select(column), column, ids)}


def new_entities(connection: Connection, kinds: Mapping[str, str]) -> None:
    """Make a row for each entity that has none; it is described later."""
    old = in_use(connection, "entity")(kinds.keys())
    rows = (
        {"id": name, "kind": kind, "name": "", "code": None, "mentions": 0, "articles": 0}
        for name, kind in kinds.items()
        if name not in old
    )
    insert_rows(connection, schema.entity, rows)
