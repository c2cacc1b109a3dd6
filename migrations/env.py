"""Runs the migrations on the connection that `kg.store.migration` hands over.

By hand: ``alembic -c migrations/alembic.ini -x db=kg.db upgrade head``.
"""

from alembic import context
from sqlalchemy import Connection

from kg.store.schema import metadata


def migrate(connection: Connection) -> None:
    """Run the migrations that were asked for in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    migrate(handed_over)
else:
    from kg.store.store import Store

    place = context.get_x_argument(as_dictionary=True)["db"]
    with Store.open(place, migrate=False) as store, store.transaction() as made:
        migrate(made)
