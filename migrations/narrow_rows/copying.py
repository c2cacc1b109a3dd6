"""Copies the tables of SQLite into narrower ones, a part at a time, each of which may be kept."""

import re
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

SQL = Path(__file__).parent
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
BANDS = """, CONSTRAINT fk_article_band_article_id FOREIGN KEY(article_id)
    REFERENCES {new}article (id) ON DELETE CASCADE"""
SEEN = """(
    SELECT {which}(article.published) FROM chain JOIN article ON article.id = chain.article_id
    WHERE chain.entity_id = entity.id
)"""


class Copied(NamedTuple):
    """How far a table is copied."""

    table: str
    rows: int
    all: int


def copy_some(connection: Connection) -> Copied | None:
    """Copy a part of the rows of SQLite, and return how far that table is; None where all are.

    What another kg changes between two parts lets everything be copied anew.
    """
    if not _exists(connection, STATE):
        _begin(connection)
    if connection.exec_driver_sql(f"SELECT 1 FROM {STATE} WHERE name = 'changed'").scalar():
        for table in reversed(names()):
            connection.exec_driver_sql(f"DELETE FROM {NEW}{table}")
        connection.exec_driver_sql(f"DELETE FROM {STATE}")
    for table in names():
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
    for table in reversed(names()):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NEW}{table}")
    make_tables(connection, numbers=True)
    connection.exec_driver_sql(f"CREATE TABLE {STATE} (name TEXT PRIMARY KEY, last, done, rows)")
    for table in names():
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
        done += copy_rows(connection, table, numbers=True, where=where)
    connection.exec_driver_sql(
        f"INSERT OR REPLACE INTO {STATE} VALUES (?, ?, ?, ?)", (table, until, done, rows)
    )
    return Copied(table, done, rows)


def copy_rows(connection: Connection, table: str, *, numbers: bool, where: str = "") -> int:
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


def make_tables(connection: Connection, *, numbers: bool) -> None:
    """Make the tables under their names for the time being, with ids as numbers or as texts."""
    kinds = range(len(KINDS)) if numbers else KINDS
    put = {
        "new": NEW,
        "key": "BLOB" if numbers else "VARCHAR",
        "rowid": "WITHOUT ROWID" if numbers else "",
        "kinds": f"kind IN ({', '.join(repr(kind) for kind in kinds)})",
        "seen": "first_seen VARCHAR, last_seen VARCHAR," if numbers else "",
        "of_article": "" if numbers else BANDS.format(new=NEW),
    }
    for statement in statements("tables.sql"):
        connection.exec_driver_sql(statement.format(**put))


def names() -> list[str]:
    """Return the names of the tables, in an order in which they can be made."""
    return [re.findall(r"\{new\}(\w+) \(", statement)[0] for statement in statements("tables.sql")]


def statements(name: str) -> list[str]:
    """Return the statements of a file of SQL, which stand apart by empty lines."""
    lines = (SQL / name).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    return [part for part in text.split("\n\n") if part.strip()]


def _exists(connection: Connection, table: str) -> bool:
    asked = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return connection.exec_driver_sql(asked, (table,)).scalar() is not None
