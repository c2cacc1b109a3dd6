"""How soon the desk answers ten readers at once, while one writer adds articles.

    python benchmarks/desk.py --articles 30000 [--readers 10] [--pause 1.0] [--seconds 30]
        [--db FILE]

The archive is that of `benchmarks/sql.py`. `kg serve` answers in a process of its own; each reader
asks for one page after another, with a pause as a person makes one, and the writer saves an article
ten times a second. Prints the median and the 95th percentile of each page, in seconds, the
processor time of the server for each answer, and the most memory that it held. The archive of so
many articles is kept in the file of `--db`, where one is named; what is asked is a copy of it.
"""

import argparse
import http.cookiejar
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections import defaultdict
from pathlib import Path
from typing import Any

from sql import WORDS, entities, fill, story

from kg.resolution.names import fold
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.store import Store


def spell(store: Store, articles: int) -> None:
    """Give each entity its name as a spelling."""
    known = entities(max(20, articles // 2))
    rows = [
        {"entity_id": one["id"], "name": one["name"], "search": fold(one["name"]),
         "mentions": one["mentions"]}
        for one in known
    ]  # fmt: skip
    with store.transaction() as connection:
        insert_rows(connection, schema.entity_alias, rows)


def pages(ids: list[str], chance: random.Random) -> tuple[str, str]:
    """Return what is asked for, and an address of it."""
    # As the articles name them: few names very often.
    number = int(len(ids) ** chance.random()) - 1
    words = " ".join([*chance.sample(WORDS, 2), f"Name {number}"])
    return chance.choice([
        ("search", f"/?q={urllib.parse.quote(words)}"),
        ("entity page", f"/entities/{ids[number]}"),
        ("met, all", "/met?since=2021&status=held"),
        ("met, one", f"/met?name={ids[number]}"),
    ])  # fmt: skip


def read(*, url: str, ids: list[str], seed: int, until: float, pause: float, took: Any) -> None:
    """Ask for one page after another."""
    chance = random.Random(seed)
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    opened = urllib.request.build_opener(jar)
    opened.open(url, timeout=60).read()
    base = url.partition("/?")[0]
    while time.monotonic() < until:
        what, path = pages(ids, chance)
        began = time.monotonic()
        opened.open(base + path, timeout=120).read()
        took[what].append(time.monotonic() - began)
        time.sleep(pause * 2 * chance.random())


def write(store: Store, begin: int, known: list[dict[str, Any]], until: float) -> None:
    """Save one article after another."""
    chance, number = random.Random(2), begin
    while time.monotonic() < until:
        with store.transaction() as connection:
            for table, rows in story(number, known, chance).items():
                insert_rows(connection, table, rows)
        number += 1
        time.sleep(0.1)
    print(f"{number - begin:,} articles were written meanwhile")


def main() -> None:
    """Make the archive, serve it, ask, and print how long the answers took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--db", type=Path)
    options = parser.parse_args()
    if options.db and not options.db.exists():
        make(options.db, options.articles)
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "kg.db"
        if options.db:
            shutil.copy(options.db, db)
        else:
            make(db, options.articles)
        serve(db, options)


def make(db: Path, articles: int) -> None:
    """Write the archive."""
    with Store.open(db) as store:
        fill(store, articles)
        spell(store, articles)


def serve(db: Path, options: argparse.Namespace) -> None:
    """Serve the archive, ask, and print how long the answers took."""
    with Store.open(db) as store:
        ids = [one["id"] for one in entities(max(20, options.articles // 2))]
        command = [sys.executable, "-m", "kg", "--db", str(db), "serve",
                   "--port", "0", "--no-browser"]  # fmt: skip
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr
            try:
                found = re.search(r"http\S+", server.stderr.readline())
                assert found
                before = processor(server.pid)
                answers = measure(found[0], store, ids, options)
                spent = (processor(server.pid) - before) / answers
                print(f"{spent:.3f} s of processor time for each of {answers:,} answers")
                status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
                peak = re.search(r"VmHWM:\s+(\d+)", status)
                print(f"the server held at most {int(peak[1]) // 1024 if peak else 0:,} MB")
            finally:
                server.terminate()


def processor(pid: int) -> float:
    """Return the seconds of processor time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(url: str, store: Store, ids: list[str], options: argparse.Namespace) -> int:
    """Ask and write for so many seconds, print how long the answers took, return how many."""
    took: dict[str, list[float]] = defaultdict(list)
    until = time.monotonic() + options.seconds
    known = entities(len(ids))
    threads = [
        threading.Thread(
            target=read,
            kwargs={
                "url": url,
                "ids": ids,
                "seed": seed,
                "until": until,
                "pause": options.pause,
                "took": took,
            },
        )
        for seed in range(options.readers)
    ]
    threads.append(threading.Thread(target=write, args=(store, options.articles, known, until)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for what, seconds in sorted(took.items()):
        parts = statistics.quantiles(seconds, n=20)
        print(
            f"{what:12} {len(seconds):5,} answers, median {parts[9]:.3f} s, p95 {parts[18]:.3f} s"
        )
    return sum(map(len, took.values()))


if __name__ == "__main__":
    main()
