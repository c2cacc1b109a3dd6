"""What short names go by is kept, and chains are found by what is asked of them.

Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BEFORE = (("key",), ("entity_id",))
SINCE = (("key", "article_id"), ("entity_id", "short", "key"))


def _index(old: tuple[tuple[str, ...], ...], new: tuple[tuple[str, ...], ...]) -> None:
    for columns in old:
        op.drop_index(op.f(f"ix_chain_{'_'.join(columns)}"), table_name="chain")
    for columns in new:
        op.create_index(op.f(f"ix_chain_{'_'.join(columns)}"), "chain", list(columns))


def upgrade() -> None:
    """Make the tables; what was read is settled anew when something is added or judged."""
    op.create_table(
        "short_token",
        sa.Column("token", sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                  autoincrement=False, nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_short_token_entity_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_short_token")),
    )  # fmt: skip
    op.create_table(
        "name_waiting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_name_waiting")),
    )
    op.create_index(op.f("ix_short_token_entity_id"), "short_token", ["entity_id"])
    _index(BEFORE, SINCE)
    op.execute("UPDATE extraction SET resolved = 0")


def downgrade() -> None:
    """Take the tables away."""
    _index(SINCE, BEFORE)
    op.drop_table("short_token")
    op.drop_table("name_waiting")
