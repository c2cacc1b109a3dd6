"""What resolving all articles of a database takes: in one process, by several, on a cluster.

    python benchmarks/resolve_store.py [--articles 3000] [--jobs 1 2] [--workers 1 2] [--server URL]

The evidence is that of `resolve_batch.py`, written to a file of SQLite, which is copied for each
way, or into a schema of its own on a PostgreSQL server. Prints the seconds by the clock, those of
the processor in the process that writes (in which nothing is divided) and in all others (that they
begin is counted there alone), the memory of the one that writes, and whether the knowledge is that
of the first way, row by row.
"""

import argparse
import hashlib
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import resolve_batch
from sqlalchemy import create_engine, make_url, select, text

from kg.articles import Read
from kg.jobs.parts import dividing
from kg.model import Sentence
from kg.resolution.resolve import Reading
from kg.store import copies, copying, evidence, knowledge, schema
from kg.store.store import Store

KNOWN = ("chain", "chain_name", "entity", "entity_alias", "entity_mention", "meeting",
         "meeting_participant", "meeting_report", "name_link", "article_copy")  # fmt: skip


def write(articles: int, place: str) -> None:
    """Write so many invented articles into a new database."""
    with Store.open(place) as store, store.transaction():
        save(store, resolve_batch.evidence(articles))


def save(store: Store, readings: Iterable[Reading]) -> None:
    """Save invented articles, whose text is the names in them."""
    for one in readings:
        printed = " ".join(mention.text for mention in one.extraction.mentions)
        whole = (Sentence(0, 0, 0, len(printed)),)
        article = replace(one.article, text=printed)
        read = Read(article, article.path, article.id)
        evidence.save(store, read, replace(one.extraction, sentences=whole))


def measure(place: str, jobs: int | None, workers: int | None) -> None:
    """Resolve a database, and print what it took and what is known then."""
    cluster = "local" if workers else None
    with Store.open(place) as store:
        with dividing(jobs=jobs or workers, cluster=cluster) as run:
            list(run(sum, [[1]] * 8))
            began, here = time.perf_counter(), time.process_time()
            copies.update_copies(store, run=run)
            knowledge.resolve(store, run=run)
            took, here = time.perf_counter() - began, time.process_time() - here
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        others = used.ru_utime + used.ru_stime
        print(json.dumps([took, here, others, megabytes, digest(store)]))


def digest(store: Store) -> str:
    """Return a digest of all that is known."""
    found = hashlib.blake2b()
    with store.reading() as connection:
        for table in map(schema.metadata.tables.__getitem__, KNOWN):
            rows = (repr(tuple(row)) for row in connection.execute(select(table)))
            found.update("\n".join(sorted(rows)).encode())
    return found.hexdigest()


def copied(file: Path, number: int, server: str | None) -> str:
    """Return where a copy of a file is, beside it or in a new schema of a server."""
    if server is None:
        return str(shutil.copy(file, file.with_name(f"{number}.db")))
    name = f"resolve_store_{number}"
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {name}"))
    url = f"{server}?options=-csearch_path%3D{name}"
    with Store.open(str(file)) as source, Store.open(url) as target:
        copying.copy(source, target)
    with engine.begin() as connection:
        connection.execute(text(f"SET search_path TO {name}"))
        connection.execute(text("ANALYZE"))
    return url


def main() -> None:
    """Resolve each size in each way, each in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[3000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[])
    parser.add_argument("--workers", type=int, nargs="+", default=[])
    parser.add_argument("--server", help="URL of a PostgreSQL database")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        measure(
            options.only, *(each[0] if each else None for each in (options.jobs, options.workers))
        )
        return
    ways = [("jobs", n) for n in options.jobs] + [("workers", n) for n in options.workers]
    print("| articles | by | seconds | of the first process | of the others | MB | equal |")
    print("|---:|---|---:|---:|---:|---:|---|")
    for articles in options.articles:
        first = None
        with tempfile.TemporaryDirectory() as folder:
            write(articles, str(file := Path(folder) / "evidence.db"))
            for number, (way, many) in enumerate(ways or [("jobs", 1)]):
                place = copied(file, number, options.server)
                command = [sys.executable, __file__, f"--{way}", str(many), "--only", place]
                said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
                took, here, others, megabytes, known = json.loads(said.splitlines()[-1])
                first = first or known
                print(f"| {articles:,} | {many} {way} | {took:.1f} | {here:.1f} | {others:.1f} "
                      f"| {megabytes:.0f} | {known == first} |", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
