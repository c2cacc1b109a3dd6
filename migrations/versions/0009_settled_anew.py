"""Knowledge drawn by the rules of before is settled anew when something is added or resolved.

Until then every answer stays as it was, and kg says how many articles wait.

Revision ID: 0009
Revises: 0008
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Mark every article as not resolved, and since when."""
    op.execute(
        sa.text(
            "INSERT INTO stale (since) SELECT :now WHERE EXISTS (SELECT 1 FROM extraction) "
            "AND NOT EXISTS (SELECT 1 FROM stale)"
        ).bindparams(now=datetime.now(UTC).isoformat(timespec="seconds"))
    )
    op.execute("UPDATE extraction SET resolved = 0")


def downgrade() -> None:
    """Nothing to take back: the marks go when the knowledge is settled."""
