"""Since when knowledge is behind evidence is kept, and in which order judgements were made here.

Follows: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COUNTED = """
    UPDATE judgement SET number = (
        SELECT count(*) FROM judgement other
        WHERE other.judged_at < judgement.judged_at
        OR (other.judged_at = judgement.judged_at AND other.id <= judgement.id)
    )
"""


def upgrade() -> None:
    """Make the table; judgements are counted in the order of their dates, all as made here."""
    op.create_table(
        "stale",
        sa.Column("since", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("since", name=op.f("pk_stale")),
    )
    op.add_column(
        "judgement", sa.Column("number", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column(
        "judgement", sa.Column("imported", sa.Integer(), nullable=False, server_default="0")
    )
    op.execute(COUNTED)
    op.execute(
        "INSERT INTO stale (since) SELECT min(extracted_at) FROM extraction WHERE resolved = 0 "
        "HAVING min(extracted_at) IS NOT NULL"
    )


def downgrade() -> None:
    """Take both away."""
    op.drop_table("stale")
    with op.batch_alter_table("judgement") as table:
        table.drop_column("imported")
        table.drop_column("number")
