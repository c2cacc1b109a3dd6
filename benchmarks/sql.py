"""How long the questions of the manual take in SQL, on a generated store.

    python benchmarks/sql.py --articles 30000 [--db postgresql://...]

The store is invented: each article has 25 sentences with one or two names in each, a few of them
named very often (Zipf), and every second article tells of a meeting. Prints the seconds of each
question, all rows fetched, on the clock and of the processor (SQLite works in this process).
"""

import argparse
import random
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import text

from kg.model import part_id
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.store import Store

SENTENCES = 25
WORDS = ("talks", "river", "border", "treaty", "grain", "council", "bridge", "paper", "water")
MANUAL = Path(__file__).parents[1] / "docs" / "manual" / "sql.md"
OTHERS = (
    "SELECT * FROM people ORDER BY mentions DESC LIMIT 100",
    "SELECT * FROM participants WHERE name = 'Name 0' ORDER BY \"date\"",
    "SELECT * FROM offices WHERE person = 'Name 0'",
)
SEARCH = {
    "sqlite": "SELECT text FROM sentence_search "
    "WHERE sentence_search MATCH 'treaty grain' LIMIT 20",
    "postgresql": "SELECT text FROM sentence_search "
    "WHERE words @@ websearch_to_tsquery('english', 'treaty grain') LIMIT 20",
}

Rows = dict[Any, list[dict[str, Any]]]


def entities(number: int) -> list[dict[str, Any]]:
    """Return the rows of so many entities; three of four are persons."""
    return [
        {"id": f"{key:016x}", "kind": "person" if key % 4 else "group", "name": f"Name {key}",
         "code": None, "mentions": number - key, "articles": 1}
        for key in range(number)
    ]  # fmt: skip


def story(number: int, known: list[dict[str, Any]], chance: random.Random) -> Rows:
    """Return the rows of an article, and what is believed because of it."""
    key = f"{number * 2654435761 % 2**64:016x}"
    day = f"20{20 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}"
    rows: Rows = {name: [] for name in schema.metadata.sorted_tables}
    at, parts = 0, []
    for index in range(SENTENCES):
        names = [
            known[int(len(known) ** chance.random()) - 1] for _ in range(chance.choice((1, 2)))
        ]
        said = (
            " met ".join(one["name"] for one in names) + " " + " ".join(chance.choices(WORDS, k=15))
        )
        rows[schema.sentence].append({"article_id": key, "index": index, "paragraph": index,
                                      "start": at, "end": at + len(said)})  # fmt: skip
        for place, one in enumerate(names):
            mention = part_id(key, index, place)
            rows[schema.mention].append({
                "id": mention, "article_id": key, "sentence": index, "start": at + place,
                "end": at + place + 1, "text": one["name"], "kind": one["kind"], "code": None,
            })  # fmt: skip
            rows[schema.chain].append({
                "id": mention, "article_id": key, "entity_id": one["id"], "kind": one["kind"],
                "name": one["name"], "key": one["name"], "code": None, "short": 0, "mentions": 1,
            })  # fmt: skip
            rows[schema.entity_mention].append({
                "mention_id": mention, "chain_id": mention, "entity_id": one["id"], "rule": "name",
            })  # fmt: skip
        parts.append(said)
        at += len(said) + 1
    rows[schema.article].append({
        "id": key, "title": f"Story {number}", "text": "\n".join(parts), "url": None,
        "publisher": "The Harbour", "published": day, "language": "en", "added_at": day,
    })  # fmt: skip
    rows[schema.article_path].append({"path": f"{number}.txt", "article_id": key, "source": "x"})
    first, second = rows[schema.mention][:2]
    rows[schema.claim].append({
        "id": key, "article_id": key, "start": 0, "end": 9, "kind": "role",
        "subject": first["id"], "object": second["id"], "title": "envoy",
    })  # fmt: skip
    if number % 2:
        _meeting(rows, key, day)
    return rows


def _meeting(rows: Rows, key: str, day: str) -> None:
    rows[schema.meeting].append({"id": key, "status": "held", "date": day, "place": "Karsk",
                                 "reports": 1})  # fmt: skip
    rows[schema.report].append({"id": key, "article_id": key, "start": 0, "end": 9,
                                "status": "held", "date": day, "place": "Karsk"})  # fmt: skip
    rows[schema.meeting_report].append({"report_id": key, "meeting_id": key})
    named = rows[schema.entity_mention][:4]
    rows[schema.meeting_participant] += [
        {"meeting_id": key, "entity_id": one} for one in sorted({row["entity_id"] for row in named})
    ]
    rows[schema.report_participant] += [
        {"report_id": key, "mention_id": row["mention_id"]} for row in named
    ]


def fill(store: Store, articles: int) -> None:
    """Write the rows of so many articles."""
    chance = random.Random(1)
    known = entities(max(20, articles // 2))
    with store.transaction() as connection:
        insert_rows(connection, schema.entity, known)
    for begin in range(0, articles, 1000):
        with store.transaction() as connection:
            for number in range(begin, min(begin + 1000, articles)):
                for table, rows in story(number, known, chance).items():
                    insert_rows(connection, table, rows)


def questions(store: Store) -> Iterator[str]:
    """Yield the questions of the manual, about the name of most mentions."""
    with store.reading() as connection:
        meeting = connection.scalar(text("SELECT max(id) FROM meetings"))
        dialect = connection.dialect.name
    asked = re.findall(r"^SELECT .*;$", MANUAL.read_text(encoding="utf-8").partition("## Words")[0],
                       re.MULTILINE)  # fmt: skip
    for question in asked:
        yield question.replace("Hamas", "Name 0").replace("c0ffee00c0ffee00", meeting)
    yield from OTHERS
    yield SEARCH[dialect]


def main() -> None:
    """Make the store, ask each question twice, and print the seconds of the slower time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--db", help="an empty database; else a temporary file")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(options.db or Path(folder) / "kg.db") as store,
    ):
        began = time.perf_counter()
        fill(store, options.articles)
        print(f"{options.articles:,} articles written in {time.perf_counter() - began:.0f} s")
        if options.db:
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as one:
                one.execute(text("ANALYZE"))
        for question in questions(store):
            seconds, processor, rows = timed(store, question)
            told = f"{seconds:6.2f} s, {processor:5.2f} s of processor, {rows:7,} rows"
            print(f"{told}  {question}", flush=True)


def timed(store: Store, question: str) -> tuple[float, float, int]:
    """Return the seconds of the slower of two times, of both clocks, and how many rows came."""
    took, rows = [], 0
    for _ in range(2):
        with store.reading() as connection:
            began = time.perf_counter(), time.process_time()
            rows = len(connection.execute(text(question)).all())
            took.append((time.perf_counter() - began[0], time.process_time() - began[1]))
    return *max(took), rows


if __name__ == "__main__":
    main()
