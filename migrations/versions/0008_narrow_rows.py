"""SQLite keeps ids as numbers, words of sentences without their text, and no index for nothing.

Entities know when they were first and last read of. In a file of SQLite every table is copied into
a narrower one; `copy_some` does it a part at a time, each of which may be kept, so that who was
killed goes on from there. PostgreSQL keeps ids as texts.

Follows: 0007
"""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

from alembic import op
from sqlalchemy import Connection

revision = "0008"
down_revision = "0007"
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


copying = _load(Path(__file__).parents[1] / "narrow_rows" / "copying.py")
copy_some = copying.copy_some
ALIASES = """(
        SELECT {joined} FROM (
            SELECT entity_alias.name AS part FROM entity_alias
            WHERE entity_alias.entity_id = entity.id AND entity_alias.name <> entity.name
            ORDER BY entity_alias.mentions DESC, entity_alias.name
        ) AS parts
    )"""
MET = """(
        SELECT count(*) FROM meeting_participant WHERE meeting_participant.entity_id = entity.id
    ) AS meetings, entity.first_seen, entity.last_seen"""
ARTICLE = """
    (SELECT min(path) FROM article_path WHERE article_path.article_id = article.id) AS path,
    id(article.id) AS article, article.title, article.publisher, article.published, article.url"""
# By these the ids are found that people write.
FOUND = (
    "CREATE INDEX ix_entity_shown ON entity (id(id))",
    "CREATE INDEX ix_meeting_shown ON meeting (id(id))",
)
POSTGRES = (
    "DROP INDEX ix_article_publisher",
    "DROP INDEX ix_article_band_article_id",
    "ALTER TABLE article_band DROP CONSTRAINT fk_article_band_article_id",
    "ALTER TABLE entity ADD COLUMN first_seen VARCHAR",
    "ALTER TABLE entity ADD COLUMN last_seen VARCHAR",
    f"""UPDATE entity SET first_seen = {copying.SEEN.format(which="min")},
        last_seen = {copying.SEEN.format(which="max")}""",
)
POSTGRES_UNDONE = (
    "ALTER TABLE entity DROP COLUMN last_seen",
    "ALTER TABLE entity DROP COLUMN first_seen",
    """ALTER TABLE article_band ADD CONSTRAINT fk_article_band_article_id
        FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE""",
    "CREATE INDEX ix_article_band_article_id ON article_band (article_id)",
    "CREATE INDEX ix_article_publisher ON article (publisher)",
)


def upgrade() -> None:
    """Copy what is not copied yet, and let the narrow tables take the place of the others."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        while copy_some(connection):
            pass
        _drop_views()
        for statement in _before().UNDONE["sqlite"]:
            connection.exec_driver_sql(statement)
        _take_their_place(connection)
        for statement in (*copying.statements("search.sql"), *FOUND):
            connection.exec_driver_sql(_shown(statement))
    else:
        _drop_views()
        for statement in POSTGRES:
            op.execute(statement)
    _create_views()


def downgrade() -> None:
    """Copy all tables back, with ids as texts."""
    before = _before()
    connection = op.get_bind()
    _drop_views()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP VIEW sentence_search")
        for name in ("add", "remove", "leave"):
            connection.exec_driver_sql(f"DROP TRIGGER sentence_search_{name}")
        for name in ("words", "article"):
            connection.exec_driver_sql(f"DROP TABLE sentence_search_{name}")
        copying.make_tables(connection, numbers=False)
        for table in copying.names():
            copying.copy_rows(connection, table, numbers=False)
        _take_their_place(connection)
        for table, column in (("article", "publisher"), ("article_band", "article_id")):
            index = f"ix_{table}_{column}"
            connection.exec_driver_sql(f"CREATE INDEX {index} ON {table} ({column})")
        for statement in before.SQLITE:
            connection.exec_driver_sql(statement)
    else:
        for statement in POSTGRES_UNDONE:
            op.execute(statement)
    changed = _migration("0007_corrections")._with_conditions(before.VIEWS)
    before._create(before.VIEWS | changed)


def _take_their_place(connection: Connection) -> None:
    """Drop the tables, those first to which no other points, and rename the new ones."""
    for table in reversed(copying.names()):
        connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {copying.STATE}")
    for table in copying.names():
        connection.exec_driver_sql(f"ALTER TABLE {copying.NEW}{table} RENAME TO {table}")
    for statement in copying.statements("indexes.sql"):
        connection.exec_driver_sql(statement)


def _create_views() -> None:
    connection = op.get_bind()
    joined = _before().JOINED[connection.dialect.name]
    put = {"aliases": ALIASES.format(joined=joined), "seen": MET, "article": ARTICLE}
    put |= {"shown": _migration("0007_corrections").SEEN}
    put |= {"standing": _migration("0007_corrections").STANDING}
    for statement in copying.statements("views.sql"):
        connection.exec_driver_sql(_shown(statement.format(joined=joined, **put)))


def _drop_views() -> None:
    for name in reversed(_before().VIEWS):
        op.execute(f"DROP VIEW {name}")


def _shown(statement: str) -> str:
    """Return SQL with ids as the texts that people know, where it says id(…)."""

    def shown(found: re.Match[str]) -> str:
        column = found[1]
        if op.get_bind().dialect.name != "sqlite":
            return column
        flipped = f"({column} | -{copying.HALF - 1} - 1) - ({column} & -{copying.HALF - 1} - 1)"
        number = f"printf('%016x', {flipped})"
        return f"CASE typeof({column}) WHEN 'integer' THEN {number} ELSE {column} END"

    return re.sub(r"\bid\(([\w.]+)\)", shown, statement)


def _before() -> ModuleType:
    """Return the migration that made the views and the search as they were."""
    return _migration("0005_public_views")


def _migration(name: str) -> ModuleType:
    return _load(Path(__file__).with_name(f"{name}.py"))
