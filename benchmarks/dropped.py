"""The connection to PostgreSQL drops once at each statement: python benchmarks/dropped.py

For each command (add, merge, reject, remove) the connection is closed before its first statement,
then before its second, and so on (`--every N` tries only each N-th). Afterwards what is stored must
be that of before or of after (of `add`, whole articles), evidence and knowledge must agree, and the
same command must end as an undisturbed one. It starts a server of its own; `--url` takes an empty
schema elsewhere, which it fills.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import postgres_server  # noqa: E402
from sqlalchemy import event, func, select  # noqa: E402
from stored import dump, extraction_of, told  # noqa: E402

from kg.errors import KgError, StoreError  # noqa: E402
from kg.jobs.add import AddRun  # noqa: E402
from kg.knowledge import KnowledgeGraph  # noqa: E402
from kg.store import schema  # noqa: E402

ARTICLES = 4
# The ids of judgements and corrections hold the moment at which they were made.
MOMENTS = ("judgement", "correction", "decision_applied")
State = dict[str, list[tuple[Any, ...]]]


class Dropping:
    """Drops the connection to the server at the n-th statement from now, and counts them."""

    def __init__(self) -> None:
        self.left: float = float("inf")
        self.seen = 0

    def at(self, number: float) -> None:
        """Drop at this statement."""
        self.left, self.seen = number, 0

    def __call__(self, connection: Any, *_given: object) -> None:
        """Count a statement, and close its connection if it is that one."""
        self.seen += 1
        if self.seen == self.left:
            connection.connection.driver_connection.close()


def add(news: KnowledgeGraph) -> None:
    """Add the articles of the folder by a simple reader, as `kg add` does."""
    AddRun(
        store=news.store,
        extract=lambda reads: ((read, extraction_of(read.article)) for read in reads),
        extractor="invented 1",
        resolve=news.resolve,
    ).run(["news"])
    news.resolve()


def reject(news: KnowledgeGraph) -> None:
    """Judge that a report is wrong."""
    with news.store.reading() as connection:
        one = connection.scalar(select(func.min(schema.report.c.id)))
    news.reject(str(one), by="me")


def remove(news: KnowledgeGraph) -> None:
    """Remove an article, if it is there."""
    if len(news.articles()) == ARTICLES:
        news.remove("news/0.txt")


CHANGES: dict[str, Callable[[KnowledgeGraph], object]] = {
    "add": add,
    "merge": lambda news: news.merge("Ada Lone", "Nora Quist", by="me"),
    "reject": reject,
    "remove": remove,
}


def back(name: str, news: KnowledgeGraph) -> None:
    """Bring the store to the state in which a change begins."""
    if name == "add":
        if len(news.articles()):
            news.remove("news")
        return
    add(news)
    while news.judgements():
        news.undo(by="me")


def state(news: KnowledgeGraph) -> State:
    """Return all rows, without the moments of judgements."""
    return {name: [] if name in MOMENTS else rows for name, rows in dump(news.store).items()}


def tried(name: str, news: KnowledgeGraph, *, every: int = 1) -> Counter[str]:
    """Drop the connection at each statement of a change; return how often what held."""
    change, dropping, found = CHANGES[name], Dropping(), Counter[str]()
    back(name, news)
    before = state(news)
    event.listen(news.store.engine, "before_cursor_execute", dropping)
    change(news)
    total, after = dropping.seen, state(news)
    for number in range(1, total + 1, every):
        dropping.at(float("inf"))
        back(name, news)
        dropping.at(number)
        said = None
        try:
            change(news)
        except StoreError as error:
            said = str(error)
        dropping.at(float("inf"))
        left = state(news)
        # The last statement lets go of the lock: if that fails, all is done.
        is_told = "\n" not in said if said else left == after
        is_whole = news.check().sound if name == "add" else left in (before, after)
        try:
            change(news)
        except KgError as error:
            print(f"{name}: statement {number}: afterwards {error}")
        is_equal = state(news) == after
        found += Counter(tried=1, told=is_told, whole=is_whole, equal=is_equal)
        if not (is_told and is_whole and is_equal):
            print(f"{name}: statement {number}: told {is_told}, whole {is_whole}, equal {is_equal}")
    event.remove(news.store.engine, "before_cursor_execute", dropping)
    return found


def fill(folder: Path) -> None:
    """Write the articles, and go to where they are."""
    (folder / "news").mkdir()
    for number in range(ARTICLES):
        text = told(number, sentences=2)
        (folder / "news" / f"{number}.txt").write_text(text, encoding="utf-8")
    os.chdir(folder)


def run(url: str, names: list[str], every: int) -> int:
    """Try each change at a database; return how many did not hold."""
    bad = 0
    with KnowledgeGraph.open(url) as news:
        for name in names:
            found = tried(name, news, every=every)
            line = ", ".join(f"{found[what]} {what}" for what in ("told", "whole", "equal"))
            print(f"{name}: {found['tried']} tried, {line}", flush=True)
            bad += any(found[what] < found["tried"] for what in ("told", "whole", "equal"))
    return bad


def main() -> int:
    """Try the commands; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each so many-th statement")
    parser.add_argument("--only", nargs="*", default=list(CHANGES), choices=list(CHANGES))
    parser.add_argument("--url")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        if options.url:
            return bool(run(options.url, options.only, options.every))
        programs = postgres_server.programs()
        if programs is None:
            raise SystemExit("PostgreSQL is not installed; give --url")
        with postgres_server.running(programs) as url:
            return bool(run(url, options.only, options.every))


if __name__ == "__main__":
    sys.exit(main())
