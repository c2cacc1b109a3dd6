"""Claims may say for which name a description stands.

Follows: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BEFORE = "kind IN ('role', 'alias')"
SINCE = "kind IN ('role', 'alias', 'description')"


def _allow(condition: str) -> None:
    # SQLite cannot change a constraint: Alembic copies the table. Views that name it are left as
    # they are, where a plain renaming would look into them.
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute("PRAGMA legacy_alter_table = ON")
    with op.batch_alter_table("claim") as table:
        table.drop_constraint(op.f("ck_claim_kind"), type_="check")
        table.create_check_constraint(op.f("ck_claim_kind"), sa.text(condition))
    if sqlite:
        op.execute("PRAGMA legacy_alter_table = OFF")


def upgrade() -> None:
    """Allow descriptions."""
    _allow(SINCE)


def downgrade() -> None:
    """Take descriptions away, with the mentions that they make."""
    described = "SELECT subject FROM claim WHERE kind = 'description'"
    op.execute(f"DELETE FROM mention WHERE id IN ({described})")
    op.execute("DELETE FROM claim WHERE kind = 'description'")
    _allow(BEFORE)
