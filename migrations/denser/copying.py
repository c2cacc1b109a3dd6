"""Copies three tables of SQLite into denser ones, a part at a time, each of which may be kept."""

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection

SQL = Path(__file__).parent
# So many rows, and articles with all of their words, are copied in one go.
ROWS = 50_000
ARTICLES = 2_000
# Under these names tables are made, until the others are gone.
NEW = "denser_"
STATE = f"{NEW}state"
# What tables are copied, and the number or text that orders their rows.
ORDER = {"name_block": "key", "entity_mention": "mention_id", "sentence_search": "rowid"}
WATCHED = ("name_block", "entity_mention", "sentence")
MADE = ("name_block", "entity_mention", "sentence_search_article", "sentence_search_words")
COPY = {
    "name_block": 'SELECT DISTINCT kg_hashed(block), "key" FROM name_block WHERE {part}',
    "entity_mention": (
        "SELECT mention_id, chain_id, entity_id, rule FROM entity_mention WHERE {part}"
    ),
}
# Numbers go on from the last one that was given.
RUNS = f"""
    INSERT INTO {NEW}sentence_search_article (number, article_id, first)
    SELECT last.id + 1 + coalesce(sum(counted.n) OVER (
            ORDER BY counted.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0),
        counted.article_id, 0
    FROM (
        SELECT article.rowid AS place, article.id AS article_id, max(sentence."index") + 1 AS n
        FROM article JOIN sentence ON sentence.article_id = article.id
        WHERE {{part}} GROUP BY article.rowid
    ) AS counted, (
        SELECT coalesce(max(id), 0) AS id FROM {NEW}sentence_search_words_docsize
    ) AS last
"""
WORDS = f"""
    INSERT INTO {NEW}sentence_search_words (rowid, text)
    SELECT run.number + sentence."index",
        substr(article.text, sentence."start" + 1, sentence."end" - sentence."start")
    FROM article JOIN {NEW}sentence_search_article AS run ON run.article_id = article.id
    JOIN sentence ON sentence.article_id = article.id
    WHERE {{part}} ORDER BY 1
"""


class Copied(NamedTuple):
    """How far a table is copied."""

    table: str
    rows: int
    all: int


def copy_some(connection: Connection) -> Copied | None:
    """Copy a part of the rows, and return how far that table is; None where all are.

    What another kg changes between two parts lets everything be copied anew.
    """
    if not _exists(connection, STATE):
        _begin(connection)
    if connection.exec_driver_sql(f"SELECT 1 FROM {STATE} WHERE name = 'changed'").scalar():
        drop_made(connection)
        _begin(connection)
    for table in ORDER:
        asked = f"SELECT last, done, rows, whole FROM {STATE} WHERE name = ?"
        row = connection.exec_driver_sql(asked, (table,)).one_or_none()
        if row is None or not row.whole:
            return _copy_part(connection, table, row)
    return None


def _begin(connection: Connection) -> None:
    """Make the denser tables, and triggers that tell when something else is written meanwhile."""
    for statement in (*statements("tables.sql"), *statements("search.sql")):
        connection.exec_driver_sql(statement.format(new=NEW))
    connection.exec_driver_sql(
        f"CREATE TABLE {STATE} (name TEXT PRIMARY KEY, last, done, rows, whole)"
    )
    for table in WATCHED:
        for event in ("INSERT", "UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {NEW}{table}_{event} AFTER {event} ON {table} BEGIN "
                f"INSERT OR REPLACE INTO {STATE} (name) VALUES ('changed'); END"
            )


def drop_made(connection: Connection) -> None:
    """Take away the denser tables and what belongs to them, where they are."""
    for table in WATCHED:
        for event in ("INSERT", "UPDATE", "DELETE"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {NEW}{table}_{event}")
    for table in (*MADE, "state"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NEW}{table}")


def _copy_part(connection: Connection, table: str, row: Any) -> Copied:
    order = ORDER[table]
    source = "article" if table == "sentence_search" else table
    if row is None:
        rows = connection.exec_driver_sql(f"SELECT count(*) FROM {source}").scalar() or 0
        last, done = None, 0
    else:
        last, done, rows = row.last, row.done, row.rows
    size = ARTICLES if source == "article" else ROWS
    after = "1" if last is None else f'{source}."{order}" > :last'
    part = f'SELECT "{order}" AS n FROM {source} WHERE {after} ORDER BY 1 LIMIT {size}'
    values = {"last": last}
    driver: Any = connection.connection.driver_connection
    until, found = driver.execute(f"SELECT max(n), count(*) FROM ({part})", values).fetchone()
    if found:
        _copy_rows(driver, table, f'{after} AND {source}."{order}" <= :until',
                   {**values, "until": until})  # fmt: skip
    done = min(rows, done + found)
    driver.execute(
        f"INSERT OR REPLACE INTO {STATE} VALUES (?, ?, ?, ?, ?)",
        (table, until, done, rows, int(found < size)),
    )
    return Copied(table, done, rows)


def _copy_rows(driver: Any, table: str, part: str, values: dict[str, Any]) -> None:
    driver.create_function("kg_hashed", 1, hashed, deterministic=True)
    if table == "sentence_search":
        for sql in (RUNS, WORDS):
            driver.execute(sql.format(part=part), values)
    else:
        driver.execute(f"INSERT INTO {NEW}{table} {COPY[table].format(part=part)}", values)


def hashed(text: str) -> int:
    """Return the number of 64 bits, with a sign, that is kept for a text."""
    digest = hashlib.md5(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], signed=True)


def statements(name: str) -> list[str]:
    """Return the statements of a file of SQL, which stand apart by empty lines."""
    lines = (SQL / name).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    return [part for part in text.split("\n\n") if part.strip()]


def _exists(connection: Connection, table: str) -> bool:
    asked = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return connection.exec_driver_sql(asked, (table,)).scalar() is not None
