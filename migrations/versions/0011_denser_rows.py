"""Blocks of names are hashes, found by their names no more; chains know their mentions by article.

In SQLite the rows of the search have numbers without gaps. Three tables are copied into denser ones
there; `copy_some` does it a part at a time, each of which may be kept, so that who was killed goes
on from there.

Revision ID: 0011
Revises: 0010
"""

import importlib.util
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _load(place: Path) -> ModuleType:
    """Return a module of this folder or of one beside it, none of which Python finds by name."""
    spec = importlib.util.spec_from_file_location(place.stem, place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


copying = _load(Path(__file__).parents[1] / "denser" / "copying.py")
copy_some = copying.copy_some
TRIGGERS = ("add", "remove", "leave")
INDEX = "CREATE INDEX ix_entity_mention_{0} ON entity_mention ({0})"
POSTGRES = (
    "ALTER TABLE entity_mention DROP CONSTRAINT fk_entity_mention_chain_id",
    "DROP INDEX ix_entity_mention_chain_id",
    "ALTER TABLE name_block DROP CONSTRAINT pk_name_block",
    "DROP INDEX ix_name_block_block",
    """ALTER TABLE name_block ALTER COLUMN block TYPE BIGINT
        USING ('x' || substr(md5(block), 1, 16))::bit(64)::bigint""",
    "ALTER TABLE name_block ADD CONSTRAINT pk_name_block PRIMARY KEY (block, key)",
)
# What a hash was made from is not known: names are put into their blocks anew.
POSTGRES_UNDONE = (
    "DELETE FROM name_block",
    "ALTER TABLE name_block DROP CONSTRAINT pk_name_block",
    "ALTER TABLE name_block ALTER COLUMN block TYPE VARCHAR USING ''",
    "ALTER TABLE name_block ADD CONSTRAINT pk_name_block PRIMARY KEY (key, block)",
    "CREATE INDEX ix_name_block_block ON name_block (block)",
    """ALTER TABLE entity_mention ADD CONSTRAINT fk_entity_mention_chain_id
        FOREIGN KEY (chain_id) REFERENCES chain (id) ON DELETE CASCADE""",
    INDEX.format("chain_id"),
)
SQLITE_UNDONE = (
    "DROP TABLE name_block",
    """CREATE TABLE name_block (
        "key" TEXT NOT NULL,
        block VARCHAR NOT NULL,
        CONSTRAINT pk_name_block PRIMARY KEY ("key", block)
    ) WITHOUT ROWID""",
    "CREATE INDEX ix_name_block_block ON name_block (block)",
    """CREATE TABLE before_entity_mention (
        mention_id BLOB NOT NULL,
        chain_id BLOB NOT NULL,
        entity_id BLOB,
        rule BLOB NOT NULL,
        CONSTRAINT pk_entity_mention PRIMARY KEY (mention_id),
        CONSTRAINT fk_entity_mention_mention_id FOREIGN KEY(mention_id)
            REFERENCES mention (id) ON DELETE CASCADE,
        CONSTRAINT fk_entity_mention_chain_id FOREIGN KEY(chain_id)
            REFERENCES chain (id) ON DELETE CASCADE,
        CONSTRAINT fk_entity_mention_entity_id FOREIGN KEY(entity_id)
            REFERENCES entity (id) ON DELETE SET NULL
    ) WITHOUT ROWID""",
    """INSERT INTO before_entity_mention
        SELECT mention_id, chain_id, entity_id, rule FROM entity_mention""",
    "DROP TABLE entity_mention",
    "ALTER TABLE before_entity_mention RENAME TO entity_mention",
    INDEX.format("entity_id"),
    INDEX.format("chain_id"),
)


def upgrade() -> None:
    """Copy what is not copied yet, and let the denser tables take the place of the others."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        for statement in POSTGRES:
            op.execute(statement)
        return
    while copy_some(connection):
        pass
    views = _drop_views(connection)
    _drop_search(connection, TRIGGERS)
    for table in ("name_block", "entity_mention"):
        connection.exec_driver_sql(f"DROP TABLE {table}")
    for table in copying.MADE:
        connection.exec_driver_sql(f"ALTER TABLE {copying.NEW}{table} RENAME TO {table}")
    copying.drop_made(connection)
    index = "ix_sentence_search_article"
    connection.exec_driver_sql(f"DROP INDEX {copying.NEW}{index}")
    connection.exec_driver_sql(
        f"CREATE INDEX {index} ON sentence_search_article (article_id, first)"
    )
    connection.exec_driver_sql(INDEX.format("entity_id"))
    _make(connection, (view for name, view in views.items() if name != "sentence_search"))
    _make(connection, copying.statements("triggers.sql"))


def downgrade() -> None:
    """Bring back the indexes; names are put into blocks when what was read is resolved again."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        views = _drop_views(connection)
        _drop_search(connection, (*TRIGGERS, "forget"))
        for statement in SQLITE_UNDONE:
            connection.exec_driver_sql(statement)
        _make(connection, (view for name, view in views.items() if name != "sentence_search"))
        _make(connection, _before().copying.statements("search.sql"))
    else:
        for statement in POSTGRES_UNDONE:
            op.execute(statement)
    op.execute(
        sa.text(
            "INSERT INTO stale (since) SELECT :now WHERE EXISTS (SELECT 1 FROM extraction) "
            "AND NOT EXISTS (SELECT 1 FROM stale)"
        ).bindparams(now=datetime.now(UTC).isoformat(timespec="seconds"))
    )
    op.execute("UPDATE extraction SET resolved = 0")


def _drop_views(connection: Connection) -> dict[str, str]:
    """Drop all views, which keep tables from being renamed, and return their SQL by name."""
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY rowid"
    views = {row.name: row.sql for row in connection.exec_driver_sql(asked)}
    for name in views:
        connection.exec_driver_sql(f"DROP VIEW {name}")
    return views


def _drop_search(connection: Connection, triggers: Iterable[str]) -> None:
    for name in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER sentence_search_{name}")
    for name in ("words", "article"):
        connection.exec_driver_sql(f"DROP TABLE sentence_search_{name}")


def _make(connection: Connection, statements: Iterable[str]) -> None:
    shown = _before()._shown
    for statement in statements:
        connection.exec_driver_sql(shown(statement))


def _before() -> ModuleType:
    """Return the migration that made ids numbers, and the search as it was."""
    return _load(Path(__file__).with_name("0008_narrow_rows.py"))
