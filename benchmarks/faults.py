"""Every write of the store fails once and is killed once: python benchmarks/faults.py [--every 1]

For each command (add, prune, merge, split, rename, retype, hide, reject, undo, remove, import,
watchlist, migration, backup, page, export) every write, fsync, truncation and rename that it makes
below the folder of its store fails once in turn (a full disk, a failing one), and is the moment of
a SIGKILL once in turn. Afterwards the file must be intact, what is stored that of before or of
after (of `add`, whole articles), and the same command must end as an undisturbed one. Needs Linux
and a C compiler.
"""

import argparse
import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sqlalchemy import func, select  # noqa: E402
from stored import dump, extraction_of, told  # noqa: E402

from kg.errors import KgError, NotFound  # noqa: E402
from kg.jobs.add import AddRun  # noqa: E402
from kg.judged_keys import NothingToJudge  # noqa: E402
from kg.knowledge import KnowledgeGraph  # noqa: E402
from kg.store import corrections, decisions, judgements, migration, schema  # noqa: E402
from kg.store.store import Store  # noqa: E402

ARTICLES = 6
WAYS = {0: "failed", 1: "disk full", 2: "killed"}
JUDGED = {
    "id": "j1", "left": "person:ada lone", "right": "person:nora quist", "verdict": "same",
    "judged_by": "ann", "judged_at": "2031-01-01T00:00:00+00:00",
}  # fmt: skip
Change = Callable[[Path], object]


class Noon(datetime):
    """A clock that stands, so that what was decided before and after a fault is the same."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """Return noon of the same day, whenever it is asked."""
        return cls(2026, 1, 1, 12, tzinfo=tz or UTC)


def compiled(folder: Path) -> Path:
    """Return the library that makes writes fail."""
    library = folder / "faulty.so"
    source = ROOT / "benchmarks" / "faulty.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def add(folder: Path, *, prune: bool = False) -> None:
    """Add the articles of a folder by a simple reader, as `kg add` does."""
    os.chdir(folder)
    with KnowledgeGraph.open(folder / "kg.db") as news:
        AddRun(
            store=news.store,
            extract=lambda reads: ((read, extraction_of(read.article)) for read in reads),
            extractor="invented 1",
            resolve=news.resolve,
        ).run(["news"], prune=prune)
        news.resolve()


def changed(what: Callable[[KnowledgeGraph], object]) -> Change:
    """Return a change of an open store as one of a folder."""

    def change(folder: Path) -> None:
        with KnowledgeGraph.open(folder / "kg.db") as news:
            what(news)

    return change


def once(what: Callable[[KnowledgeGraph], object]) -> Change:
    """Return a change of an open store that is refused where it is done already."""

    def change(news: KnowledgeGraph) -> None:
        with suppress(NothingToJudge, NotFound):
            what(news)

    return changed(change)


CHANGES: dict[str, Change] = {
    "add": add,
    "prune": lambda folder: add(folder, prune=True),
    "merge": changed(lambda news: news.merge("Ada Lone", "Nora Quist", by="me")),
    "split": changed(lambda news: news.split("Ada Lone", "Nora Quist", by="me")),
    "reject": changed(lambda news: news.reject(_told(news), by="me")),
    "rename": once(lambda news: news.rename("Ada Lone", "Ada Alone", by="me")),
    "retype": once(lambda news: news.retype("Ada Lone", "group", by="me")),
    "hide": once(lambda news: news.hide("Ada Lone", by="me")),
    "undo": changed(lambda news: [news.undo(one.id) for one in news.judgements()]),
    "remove": changed(lambda news: news.remove(*REMOVED) if _has(news) else None),
    "import": changed(lambda news: news.import_judgements([json.dumps(JUDGED)])),
    "watchlist": lambda folder: changed(lambda news: news.watchlist(folder / "known.csv"))(folder),
    "migration": changed(lambda news: news.stats()),
    "backup": lambda folder: changed(lambda news: news.backup(folder / "copy.db"))(folder),
    "page": lambda folder: changed(lambda news: news.view(folder / "graph.html"))(folder),
    "export": lambda folder: changed(lambda news: news.export(folder / "g.csv", format="csv"))(
        folder
    ),
}
REMOVED = ("news/0.txt", "news/1.txt")
# These may stop with some articles stored and others not.
BY_PARTS = ("add", "prune")


def _has(news: KnowledgeGraph) -> bool:
    return len(news.articles()) == ARTICLES


def _told(news: KnowledgeGraph) -> str:
    """Return the id of a report, which a run that was disturbed finds as well."""
    with news.store.reading() as connection:
        return str(connection.scalar(select(func.min(schema.report.c.id))))


def prepared(name: str, folder: Path) -> None:
    """Make the store in which a change begins."""
    (folder / "news").mkdir(parents=True)
    for number in range(ARTICLES):
        text = told(number, sentences=2)
        (folder / "news" / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "known.csv").write_text("name,id\nAda Lone,Q1\n", encoding="utf-8")
    (folder / "graph.html").write_text("old", encoding="utf-8")
    if name == "add":
        return
    add(folder)
    if name == "prune":
        (folder / "news" / "0.txt").unlink()
    if name == "undo":
        CHANGES["merge"](folder)
    if name == "migration":
        with Store.open(folder / "kg.db") as store, store.transaction() as connection:
            migration.downgrade(connection, to="0003")


def state(folder: Path) -> dict[str, Any]:
    """Return all that a change may leave: rows, and the files beside them."""
    rows: dict[str, Any] = {}
    if (folder / "kg.db").exists() and (folder / "kg.db").stat().st_size:
        with Store.open(folder / "kg.db") as store:
            rows = {name: repr(value) for name, value in dump(store).items()}
    for name in ("graph.html", "g-nodes.csv", "g-edges.csv", "g-meetings.csv"):
        path = folder / name
        rows[name] = path.read_bytes() if path.exists() else b""
    return rows


def intact(file: Path) -> bool:
    """Return whether SQLite finds no fault in a file, or there is none."""
    if not file.exists():
        return True
    connection = sqlite3.connect(file)
    try:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()


def disturbed(change: Change, folder: Path, number: int, way: int, faulty: ctypes.CDLL) -> int:
    """Run a change in a process whose n-th write fails; return its writes, less than 0 if it ended
    with an error that it did not tell."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        written = -1
        try:
            faulty.faulty_arm(str(folder).encode(), number, way)
            change(folder)
            written = faulty.faulty_count()
        except (KgError, OSError):
            written = faulty.faulty_count()
        finally:
            os.write(theirs, str(written).encode())
            os._exit(0)
    os.close(theirs)
    _, status = os.waitpid(child, 0)
    said = os.read(ours, 100)
    os.close(ours)
    return 0 if os.WIFSIGNALED(status) else int(said or b"-1")


def tried(name: str, root: Path, faulty: ctypes.CDLL, *, every: int) -> Counter[str]:
    """Disturb a change at each of its writes; return how often what held."""
    base, change, found = root / name, CHANGES[name], Counter[str]()
    prepared(name, base)
    whole = root / f"{name}-whole"
    shutil.copytree(base, whole)
    total = disturbed(change, whole, 0, 0, faulty)
    before, after = state(base), state(whole)
    for number in range(1, total + 1, every):
        for way, happened in WAYS.items():
            folder = root / f"{name}-{number}-{way}"
            shutil.copytree(base, folder)
            found["tried"] += 1
            told_all = disturbed(change, folder, number, way, faulty) >= 0
            found["told"] += told_all
            is_intact = intact(folder / "kg.db") and intact(folder / "copy.db")
            found["intact"] += is_intact
            is_whole = name in BY_PARTS or state(folder) in (before, after)
            found["whole"] += is_whole
            change(folder)
            is_equal = state(folder) == after
            found["equal"] += is_equal
            if not (told_all and is_intact and is_whole and is_equal):
                print(f"{name}: write {number} {happened}: told {told_all}, intact {is_intact}, "
                      f"whole {is_whole}, equal {is_equal}")  # fmt: skip
            shutil.rmtree(folder)
    return found


def main() -> None:
    """Disturb each command, and print what held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each so many-th write")
    parser.add_argument("--only", nargs="*", default=list(CHANGES), choices=list(CHANGES))
    options = parser.parse_args()
    library = os.environ.get("KG_FAULTY")
    root = Path(os.path.realpath(tempfile.mkdtemp()))
    try:
        if not library:
            made = str(compiled(root))
            again = {**os.environ, "KG_FAULTY": made, "LD_PRELOAD": made}
            raise SystemExit(
                subprocess.run([sys.executable, *sys.argv], env=again, check=False).returncode
            )
        for clocked in (corrections, decisions, judgements):
            vars(clocked)["datetime"] = Noon
        faulty = ctypes.CDLL(library)
        bad = 0
        for name in options.only:
            found = tried(name, root, faulty, every=options.every)
            line = ", ".join(
                f"{found[what]} {what}" for what in ("told", "intact", "whole", "equal")
            )
            print(f"{name}: {found['tried']} tried, {line}", flush=True)
            bad += any(found[what] < found["tried"] for what in found)
    finally:
        shutil.rmtree(root)
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
