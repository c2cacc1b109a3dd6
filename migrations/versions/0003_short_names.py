"""What short names go by is kept, and chains are found by what is asked of them.

Follows: 0002
"""

from hashlib import sha256

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


def _named_anew() -> None:
    """Give chains the ids that they are made with from now on, so that entities keep theirs.

    A chain's id is made of its article and its first name, and begins as that of the article.
    """
    rows = op.get_bind().execute(
        sa.text(
            "SELECT c.id, c.article_id, n.mention_id FROM chain c "
            "JOIN entity_mention n ON n.chain_id = c.id JOIN mention m ON m.id = n.mention_id "
            "WHERE n.rule <> 'description' AND c.article_id IS NOT NULL "
            'ORDER BY c.id, m."start", m."end", m.id'
        )
    )
    new: dict[str, str] = {}
    for chain, article, mention in rows:
        if chain not in new:
            digest = sha256("\x1f".join((article, "chain", mention)).encode()).hexdigest()
            new[chain] = article[:6] + digest[len(article[:6]) : 16]
    pairs = [{"old": old, "new": name} for old, name in new.items() if name not in new]
    columns = 'article_id, entity_id, kind, name, "key", code, short, mentions, rule, score'
    for statement in (
        f"INSERT INTO chain (id, {columns}) SELECT :new, {columns} FROM chain WHERE id = :old",
        "UPDATE entity_mention SET chain_id = :new WHERE chain_id = :old",
        "UPDATE chain_name SET chain_id = :new WHERE chain_id = :old",
        "DELETE FROM chain WHERE id = :old",
    ):
        if pairs:
            op.get_bind().execute(sa.text(statement), pairs)


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
    _named_anew()
    op.execute("UPDATE extraction SET resolved = 0")


def downgrade() -> None:
    """Take the tables away."""
    _index(SINCE, BEFORE)
    op.drop_table("short_token")
    op.drop_table("name_waiting")
