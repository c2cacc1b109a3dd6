"""Reports and claims have a confidence, offices a tenure, surnames a claim of whom they mean.

Follows: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BEFORE = "kind IN ('role', 'alias', 'description')"
SINCE = "kind IN ('role', 'alias', 'description', 'reference')"
TENURE = "tenure IN ('current', 'former', 'future')"


def _legacy(*, on: bool) -> None:
    # SQLite cannot change a constraint: Alembic copies the table. Views that name it are left as
    # they are, where a plain renaming would look into them.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA legacy_alter_table = {'ON' if on else 'OFF'}")


def upgrade() -> None:
    """Add the columns, and allow references."""
    _legacy(on=True)
    op.add_column("report", sa.Column("confidence", sa.Float(), nullable=True))
    with op.batch_alter_table("claim") as table:
        table.add_column(sa.Column("tenure", sa.String(), nullable=True))
        table.add_column(sa.Column("confidence", sa.Float(), nullable=True))
        table.drop_constraint(op.f("ck_claim_kind"), type_="check")
        table.create_check_constraint(op.f("ck_claim_kind"), sa.text(SINCE))
        table.create_check_constraint(op.f("ck_claim_tenure"), sa.text(TENURE))
    _legacy(on=False)


def downgrade() -> None:
    """Take them away, with what says whom surnames mean."""
    op.execute("DELETE FROM claim WHERE kind = 'reference'")
    _legacy(on=True)
    with op.batch_alter_table("claim") as table:
        table.drop_constraint(op.f("ck_claim_tenure"), type_="check")
        table.drop_constraint(op.f("ck_claim_kind"), type_="check")
        table.create_check_constraint(op.f("ck_claim_kind"), sa.text(BEFORE))
        table.drop_column("confidence")
        table.drop_column("tenure")
    _legacy(on=False)
    # Not by a copy of the table: with the old one SQLite would drop who took part.
    op.drop_column("report", "confidence")
