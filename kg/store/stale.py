"""Since when knowledge is behind what was read, judged or removed."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite

from kg.store import schema
from kg.store.store import Store


def mark(connection: Connection) -> None:
    """Say that evidence or decisions change in this transaction, and knowledge does not yet."""
    if connection.scalar(select(schema.stale.c.since)) is None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        # Another process may say so at the same moment.
        insert_into = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        connection.execute(insert_into(schema.stale).on_conflict_do_nothing(), {"since": now})


def clear(connection: Connection, *, whole: bool) -> None:
    """Say that knowledge agrees with evidence and decisions, unless some names still wait."""
    if whole or not connection.scalar(select(exists().select_from(schema.name_waiting))):
        connection.execute(delete(schema.stale))


def since(store: Store) -> str | None:
    """Return since when (ISO, UTC) knowledge is behind evidence, None where it agrees."""
    with store.reading() as connection:
        found: str | None = connection.scalar(select(schema.stale.c.since))
    return found


def unresolved(store: Store) -> int:
    """Return how many articles were read from which no knowledge was drawn yet."""
    of = schema.extraction.c
    with store.reading() as connection:
        asked = select(func.count()).select_from(schema.extraction).where(of.resolved == 0)
        return connection.scalar(asked) or 0
