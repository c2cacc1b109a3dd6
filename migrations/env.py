"""Runs the migrations on the connection that `kg.store.migration` hands over.

By hand: ``alembic -c migrations/alembic.ini -x db=kg.db upgrade head``.
"""

from alembic import context
from sqlalchemy import Connection

from kg.store.schema import metadata


def ours(name: str | None, kind: str, parents: object) -> bool:
    """Return whether ``alembic check`` looks at a table.

    Those of the full-text search are made by hand, and are none of the schema's.
    """
    return kind != "table" or not (name or "").startswith("sentence_search")


def migrate(connection: Connection) -> None:
    """Run the migrations that were asked for in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_name=ours,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    migrate(handed_over)
else:
    from alembic.util import CommandError

    from kg.errors import KgError
    from kg.store.store import Store

    place = context.get_x_argument(as_dictionary=True).get("db")
    if not place:
        raise CommandError("no database is named; give one before the command: -x db=kg.db")
    if context.is_offline_mode():
        raise CommandError("kg's migrations read what they change, and need a database: no --sql")
    try:
        with Store.open(place, migrate=False) as store, store.transaction() as made:
            migrate(made)
    except KgError as error:
        raise CommandError(str(error)) from error
