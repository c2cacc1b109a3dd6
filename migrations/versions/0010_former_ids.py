"""The ids that names had before they were merged are kept, so that undoing gives them back.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; of what was merged before, nothing is known."""
    op.create_table(
        "former_id",
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        # SQLite keeps an id as a number, and one of a watchlist as a text.
        sa.Column("entity_id", sa.String().with_variant(sa.BLOB(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("decision", "key", "entity_id", name=op.f("pk_former_id")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_former_id_key"), "former_id", ["key"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("former_id")
