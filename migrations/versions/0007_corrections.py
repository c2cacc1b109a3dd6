"""What people correct is kept: names, kinds, what is hidden, and evidence that is rejected.

The public views leave out what is hidden or rejected.

Follows: 0006
"""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SEEN = """NOT EXISTS (
    SELECT 1 FROM entity_judged
    WHERE entity_judged.entity_id = entity.id AND entity_judged.hidden = 1
)"""
STANDING = "NOT EXISTS (SELECT 1 FROM evidence_rejected WHERE evidence_rejected.id = claim.id)"
# In which views what stands there is followed by a condition.
CONDITIONS = {
    "people": ("WHERE entity.kind =", f"WHERE {SEEN} AND entity.kind ="),
    "groups": ("WHERE entity.kind =", f"WHERE {SEEN} AND entity.kind ="),
    "states": ("WHERE entity.kind =", f"WHERE {SEEN} AND entity.kind ="),
    "places": ("WHERE entity.kind =", f"WHERE {SEEN} AND entity.kind ="),
    "offices": ("AND claim.kind = 'role'", f"AND claim.kind = 'role' AND {STANDING}"),
    "ties": ("AND claim.kind = 'role'", f"AND claim.kind = 'role' AND {STANDING}"),
    "evidence": ("WHERE claim.kind = 'role'", f"WHERE claim.kind = 'role' AND {STANDING}"),
}


def _views() -> ModuleType:
    """Return the migration that has the views of before."""
    place = Path(__file__).with_name("0005_public_views.py")
    spec = importlib.util.spec_from_file_location("public_views", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _with_conditions(views: dict[str, str]) -> dict[str, str]:
    """Return the views that change, each with its condition."""
    changed = {name: views[name].replace(*CONDITIONS[name]) for name in CONDITIONS}
    said = ("WHERE entity_mention.entity_id = entity.id AND claim.kind = 'role'",)
    for clause in said:
        changed["people"] = changed["people"].replace(clause, f"{clause} AND {STANDING}")
    return changed


def upgrade() -> None:
    """Make the tables, and the views anew."""
    op.add_column("judgement", sa.Column("note", sa.Text(), nullable=True))
    op.create_table(
        "correction",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.Column("judged_at", sa.String(), nullable=False),
        sa.Column("retracted_at", sa.String(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("imported", sa.Integer(), nullable=False, server_default="0"),
        sa.CheckConstraint(
            "verdict IN ('rename', 'retype', 'hide', 'reject')", name=op.f("ck_correction_verdict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_table(
        "entity_judged",
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("hidden", sa.Integer(), nullable=False, server_default="0"),
        sa.CheckConstraint(
            "kind IN ('person', 'group', 'state', 'place')", name=op.f("ck_entity_judged_kind")
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_entity_judged_entity_id_entity"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_entity_judged")),
    )  # fmt: skip
    op.create_table(
        "evidence_rejected",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_evidence_rejected_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_rejected")),
    )  # fmt: skip
    op.create_index(op.f("ix_evidence_rejected_article_id"), "evidence_rejected", ["article_id"])
    before = _views()
    for name in CONDITIONS:
        op.execute(f"DROP VIEW {name}")
    before._create(_with_conditions(before.VIEWS))


def downgrade() -> None:
    """Make the views of before, and take the tables away with what they hold."""
    before = _views()
    for name in CONDITIONS:
        op.execute(f"DROP VIEW {name}")
    before._create({name: before.VIEWS[name] for name in CONDITIONS})
    for table in ("evidence_rejected", "entity_judged", "correction"):
        op.drop_table(table)
    op.drop_column("judgement", "note")
