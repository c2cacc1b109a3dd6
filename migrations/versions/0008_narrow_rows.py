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
from typing import NamedTuple

from alembic import op
from sqlalchemy import Connection

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "narrow_rows"
# So many rows are copied in one go.
ROWS = 50_000
HALF = 1 << 63
KINDS = ("person", "group", "state", "place")
WITHIN = (
    "full name", "only name", "state", "surname", "given name", "title", "title alone", "acronym",
    "short form", "spelling", "defined in the text", "description", "open", "surname, in context",
    "given name, in context", "title, in context", "short form, the nearest before",
    "acronym, the nearest before", "spelling, the nearest before",
)  # fmt: skip
PLACED = (
    "same name", "short name", "short name and company", "surname and company",
    "institution of the state named", "same words", "spelling", "similar name", "acronym",
    "one in an article", "judgement", "watchlist",
)  # fmt: skip
WORDS = {
    ("mention", "kind"): KINDS,
    ("chain", "kind"): KINDS,
    ("chain", "rule"): PLACED,
    ("entity_mention", "rule"): WITHIN,
}
# Under these names tables are made, until the others are gone.
NEW = "narrow_"
STATE = f"{NEW}state"
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
BANDS = """, CONSTRAINT fk_article_band_article_id FOREIGN KEY(article_id)
    REFERENCES {new}article (id) ON DELETE CASCADE"""
SEEN = """(
    SELECT {which}(article.published) FROM chain JOIN article ON article.id = chain.article_id
    WHERE chain.entity_id = entity.id
)"""
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
    f"""UPDATE entity SET first_seen = {SEEN.format(which="min")},
        last_seen = {SEEN.format(which="max")}""",
)
POSTGRES_UNDONE = (
    "ALTER TABLE entity DROP COLUMN last_seen",
    "ALTER TABLE entity DROP COLUMN first_seen",
    """ALTER TABLE article_band ADD CONSTRAINT fk_article_band_article_id
        FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE""",
    "CREATE INDEX ix_article_band_article_id ON article_band (article_id)",
    "CREATE INDEX ix_article_publisher ON article (publisher)",
)


class Copied(NamedTuple):
    """How far a table is copied."""

    table: str
    rows: int
    all: int


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
        for statement in (*_read("search.sql"), *FOUND):
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
        _make_tables(connection, numbers=False)
        for table in _names():
            _copy(connection, table, numbers=False)
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


def copy_some(connection: Connection) -> Copied | None:
    """Copy a part of the rows of SQLite, and return how far that table is; None where all are.

    What another kg changes between two parts lets everything be copied anew.
    """
    if not _exists(connection, STATE):
        _begin(connection)
    if connection.exec_driver_sql(f"SELECT 1 FROM {STATE} WHERE name = 'changed'").scalar():
        for table in reversed(_names()):
            connection.exec_driver_sql(f"DELETE FROM {NEW}{table}")
        connection.exec_driver_sql(f"DELETE FROM {STATE}")
    for table in _names():
        said = f"SELECT last, done, rows FROM {STATE} WHERE name = ?"
        row = connection.exec_driver_sql(said, (table,)).one_or_none()
        if row is None:
            number = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0
            row = (-HALF, 0, number)
        if row[0] is not None:
            return _copy_part(connection, table, *row)
    return None


def _begin(connection: Connection) -> None:
    """Make the narrow tables, and triggers that tell when something else is written meanwhile."""
    for table in reversed(_names()):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NEW}{table}")
    _make_tables(connection, numbers=True)
    connection.exec_driver_sql(f"CREATE TABLE {STATE} (name TEXT PRIMARY KEY, last, done, rows)")
    for table in _names():
        for event in ("INSERT", "UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {NEW}{table}_{event} AFTER {event} ON {table} BEGIN "
                f"INSERT OR REPLACE INTO {STATE} (name) VALUES ('changed'); END"
            )


def _copy_part(connection: Connection, table: str, last: int, done: int, rows: int) -> Copied:
    number = "hash" if table == "article_band" else "rowid"  # that one has no rowid
    part = f"SELECT {number} AS n FROM {table} WHERE {number} > ? ORDER BY 1 LIMIT {ROWS}"
    until = connection.exec_driver_sql(f"SELECT max(n) FROM ({part})", (last,)).scalar()
    if until is not None:
        where = f"WHERE {table}.{number} > {last} AND {table}.{number} <= {until}"
        done += _copy(connection, table, numbers=True, where=where)
    connection.exec_driver_sql(
        f"INSERT OR REPLACE INTO {STATE} VALUES (?, ?, ?, ?)", (table, until, done, rows)
    )
    return Copied(table, done, rows)


def _copy(connection: Connection, table: str, *, numbers: bool, where: str = "") -> int:
    """Copy rows of a table, and return how many."""
    driver = connection.connection.driver_connection
    driver.create_function("kg_number", 1, _number, deterministic=True)  # type: ignore[union-attr]
    driver.create_function("kg_text", 1, _text, deterministic=True)  # type: ignore[union-attr]
    narrow = f"{NEW}{table}" if numbers else table
    columns = connection.exec_driver_sql(f"PRAGMA table_info({narrow})").all()
    types = {row[1]: row[2] for row in columns}
    if not numbers:
        types = {name: kept for name, kept in types.items() if not name.endswith("_seen")}
    said = ", ".join(f'"{name}"' for name in types)
    read = ", ".join(_read_as(table, name, kept, numbers=numbers) for name, kept in types.items())
    sql = f"INSERT INTO {NEW}{table} ({said}) SELECT {read} FROM {table} {where}"
    return connection.exec_driver_sql(sql).rowcount


def _read_as(table: str, column: str, kept: str, *, numbers: bool) -> str:
    """Return how a column is read to be copied; `kept` is its narrow type."""
    words = WORDS.get((table, column))
    if words:
        pairs = [(place, f"'{word}'") for place, word in enumerate(words)]
        cases = (
            f"WHEN {word} THEN {n}" if numbers else f"WHEN {n} THEN {word}" for n, word in pairs
        )
        return f'CASE "{column}" {" ".join(cases)} ELSE "{column}" END'
    if column.endswith("_seen"):
        return SEEN.format(which="min" if column == "first_seen" else "max")
    if kept == "BLOB" and column != "signature":
        return f'{"kg_number" if numbers else "kg_text"}("{column}")'
    return f'"{column}"'


def _number(text: str | None) -> int | str | None:
    hashed = text is not None and re.fullmatch(r"[0-9a-f]{16}", text)
    return int(text, 16) - HALF if text is not None and hashed else text


def _text(value: int | str | None) -> str | None:
    return f"{value + HALF:016x}" if isinstance(value, int) else value


def _make_tables(connection: Connection, *, numbers: bool) -> None:
    kinds = range(len(KINDS)) if numbers else KINDS
    put = {
        "new": NEW,
        "key": "BLOB" if numbers else "VARCHAR",
        "rowid": "WITHOUT ROWID" if numbers else "",
        "kinds": f"kind IN ({', '.join(repr(kind) for kind in kinds)})",
        "seen": "first_seen VARCHAR, last_seen VARCHAR," if numbers else "",
        "of_article": "" if numbers else BANDS.format(new=NEW),
    }
    for statement in _read("tables.sql"):
        connection.exec_driver_sql(statement.format(**put))


def _take_their_place(connection: Connection) -> None:
    """Drop the tables, those first to which no other points, and rename the new ones."""
    for table in reversed(_names()):
        connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {STATE}")
    for table in _names():
        connection.exec_driver_sql(f"ALTER TABLE {NEW}{table} RENAME TO {table}")
    for statement in _read("indexes.sql"):
        connection.exec_driver_sql(statement)


def _names() -> list[str]:
    """Return the names of the tables, in an order in which they can be made."""
    return [re.findall(r"\{new\}(\w+) \(", statement)[0] for statement in _read("tables.sql")]


def _create_views() -> None:
    connection = op.get_bind()
    joined = _before().JOINED[connection.dialect.name]
    put = {"aliases": ALIASES.format(joined=joined), "seen": MET, "article": ARTICLE}
    put |= {"shown": _migration("0007_corrections").SEEN}
    put |= {"standing": _migration("0007_corrections").STANDING}
    for statement in _read("views.sql"):
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
        flipped = f"({column} | -{HALF - 1} - 1) - ({column} & -{HALF - 1} - 1)"
        number = f"printf('%016x', {flipped})"
        return f"CASE typeof({column}) WHEN 'integer' THEN {number} ELSE {column} END"

    return re.sub(r"\bid\(([\w.]+)\)", shown, statement)


def _read(name: str) -> list[str]:
    """Return the statements of a file of SQL, which stand apart by empty lines."""
    lines = (SQL / name).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    return [part for part in text.split("\n\n") if part.strip()]


def _exists(connection: Connection, table: str) -> bool:
    asked = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return connection.exec_driver_sql(asked, (table,)).scalar() is not None


def _before() -> ModuleType:
    """Return the migration that made the views and the search as they were."""
    return _migration("0005_public_views")


def _migration(name: str) -> ModuleType:
    place = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name[5:], place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
