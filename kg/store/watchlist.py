"""The watchlist: known entities that a user brought; resolving gives them their mentions."""

import json
from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from kg.resolution.watchlist import Entry
from kg.store import schema, stale
from kg.store.store import Store


def watchlist(store: Store) -> tuple[Entry, ...]:
    """Return all entries, by name."""
    of = schema.watchlist.c
    with store.reading() as connection:
        rows = connection.execute(select(schema.watchlist).order_by(of.name, of.id)).mappings()
        return tuple(Entry(**{**row, "aliases": tuple(json.loads(row["aliases"]))}) for row in rows)


def watch(store: Store, entries: Iterable[Entry]) -> int:
    """Add entries, replacing those of the same ids; return how many there are in the list now."""
    with store.transaction() as connection:
        stale.mark(connection)
        for entry in entries:
            connection.execute(delete(schema.watchlist).where(schema.watchlist.c.id == entry.id))
            row = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
            row["aliases"] = json.dumps(list(entry.aliases), ensure_ascii=False)
            connection.execute(insert(schema.watchlist), row)
        return len(connection.execute(select(schema.watchlist.c.id)).all())


def unwatch(store: Store) -> None:
    """Take all entries away."""
    with store.transaction() as connection:
        stale.mark(connection)
        connection.execute(delete(schema.watchlist))
