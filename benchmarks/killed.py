"""Kills commands of kg at random moments, lets them go on, and compares with an undisturbed run.

    python benchmarks/killed.py --times 200 --articles seeds

Commands and ways take turns: `add` with one process and with two, `add --prune`, `merge`, `undo`,
`remove`, `watchlist` and the import of judgements; SIGKILL, SIGTERM and SIGHUP to the whole
command, and SIGKILL to one of the processes that read for it. Each time the command begins with the
same store and ends at a random moment of the time that an undisturbed one takes. The store must be
intact then, no process left after two seconds, and the store equal to that of the undisturbed run
once the same command has been run again. (A command whose reader is killed goes on by itself.)
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from sqlalchemy import select, text

from kg.store.schema import metadata
from kg.store.store import Store

KG = [sys.executable, "-c", "import kg.cli; kg.cli.main()"]
TIMES = {"added_at", "extracted_at"}
# A judgement's id holds the moment at which it was made, and so do the dates.
MOMENTS = {"judgement": {"id", "judged_at", "retracted_at"}}
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
READER = "reader"  # not the command is killed, but a process that reads for it
PATIENCE = 2.0  # seconds in which all processes of a killed command must have ended
Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Line:
    """The command that is killed: which articles it adds with which pipeline, to which store.

    With `words` it is another command, which begins with a copy of the store `base`.
    """

    articles: Path
    db: Path
    model: str | None = None
    words: tuple[str, ...] = ()
    base: Path | None = None
    more: tuple[str, ...] = field(default=())

    def start(self) -> subprocess.Popen[bytes]:
        """Start the command."""
        model = ["--model", self.model] if self.model and not self.words else []
        words = self.words or ("add", str(self.articles), *self.more)
        return subprocess.Popen(
            [*KG, *words, "--db", str(self.db), *model],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def whole(self) -> float:
        """Run the command to its end and return its seconds."""
        began = time.monotonic()
        status = self.start().wait()
        if status:
            raise SystemExit(f"kg {' '.join(self.words or ('add',))} ended with status {status}")
        return time.monotonic() - began

    def rows(self) -> Rows:
        """Return every row of the store, without the times at which they were written."""
        with Store.open(self.db, create=False) as store, store.reading() as connection:
            return {
                table.name: sorted(
                    (
                        tuple(row)
                        for row in connection.execute(
                            select(
                                *(
                                    column
                                    for column in table.c
                                    if column.name not in TIMES | MOMENTS.get(table.name, set())
                                )
                            )
                        )
                    ),
                    key=repr,
                )
                for table in metadata.sorted_tables
            }

    def intact(self) -> bool:
        """Return whether the database says that it is whole, or is not there yet."""
        if not self.db.exists() or not self.db.stat().st_size:
            return True
        with Store.open(self.db, migrate=False) as store, store.reading() as connection:
            whole = connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            return whole and not connection.execute(text("PRAGMA foreign_key_check")).all()

    def begin(self) -> None:
        """Put the store in the state with which the command begins."""
        for path in self.db.parent.glob(f"{self.db.name}*"):
            path.unlink()
        if self.base:
            shutil.copy(self.base, self.db)


def kill(
    line: Line,
    times: int,
    *,
    seed: int = 0,
    told: Callable[[str], object] = lambda _: None,
) -> tuple[int, int]:
    """Kill a line so many times by SIGKILL; return how often it was intact, and then equal."""
    line.begin()
    seconds, wanted = line.whole(), line.rows()
    told(f"undisturbed: {seconds:.1f} s, {len(wanted['article'])} articles")
    moments = random.Random(seed)
    found: Counter[str] = Counter()
    for _ in range(times):
        found += once(line, signal.SIGKILL, moments, (seconds, wanted), told=told)
    return found["intact"], found["equal"]


def once(
    line: Line,
    way: signal.Signals | str,
    moments: random.Random,
    undisturbed: tuple[float, Rows],
    *,
    told: Callable[[str], object],
) -> Counter[str]:
    """Kill a line once, and let it go on; return what held.

    `undisturbed` are the seconds that it takes, and the rows that it leaves.
    """
    seconds, wanted = undisturbed
    moment, left = _killed(line, way, moments, seconds)
    is_intact = line.intact()
    if way != READER:
        line.whole()
    is_equal = line.rows() == wanted
    name = way if isinstance(way, str) else way.name
    words = line.words or ("add", *line.more)
    told(f"{words[0]}: {name} at {moment:.2f} s, intact {is_intact}, equal {is_equal}, {left} left")
    return Counter(tried=1, intact=is_intact, equal=is_equal, left=left)


def _killed(
    line: Line, way: signal.Signals | str, moments: random.Random, seconds: float
) -> tuple[float, int]:
    """Disturb a line before its end, at a random moment; return that, and how many are left.

    A run may end earlier than the undisturbed one did: then there is another try, a bit sooner.
    """
    while True:
        line.begin()
        moment = moments.uniform(0.2, 1.0) * seconds
        running = line.start()
        try:
            running.wait(moment)
        except subprocess.TimeoutExpired:
            readers = children(running.pid)
            if way == READER:
                if readers:
                    _end(moments.choice(readers))
                status = running.wait()
                if status:
                    raise SystemExit(f"a reader was killed, and kg ended with {status}") from None
                if readers:
                    return moment, len(_alive(readers))
            else:
                running.send_signal(int(way))
                if running.wait() < 0 or way != signal.SIGKILL:
                    return moment, len(_alive(readers))
        seconds = max(moment, 0.5 * seconds)


def children(pid: int) -> list[int]:
    """Return the processes that another one started."""
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _alive(pids: list[int]) -> list[int]:
    """Return those of these processes that run after the patience is over."""
    until = time.monotonic() + PATIENCE
    while True:
        stats = {pid: Path(f"/proc/{pid}/stat") for pid in pids}
        pids = [
            pid
            for pid, stat in stats.items()
            if stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
        ]
        if not pids or time.monotonic() > until:
            return pids
        time.sleep(0.02)


def lines(articles: Path, folder: Path, model: str | None) -> list[Line]:
    """Return the commands that are killed, each with the store with which it begins."""
    full, judged, db = folder / "full.db", folder / "judged.db", folder / "killed.db"
    add = Line(articles, full, model)
    add.whole()
    with Store.open(full) as store, store.reading() as connection:
        asked = "SELECT name FROM entity WHERE kind = 'person' ORDER BY mentions DESC, id LIMIT 2"
        one, other = connection.scalars(text(asked)).all()
        path = connection.scalar(text("SELECT min(path) FROM article_path"))
    shutil.copy(full, judged)
    Line(articles, judged, words=("merge", "--yes", one, other)).whole()
    (folder / "known.csv").write_text(f"name,id\n{one},Q1\n", encoding="utf-8")
    moved = {
        "id": "j1", "left": "person:a b", "right": "person:b c", "verdict": "same",
        "judged_by": "ann", "judged_at": "2031-01-01T00:00:00+00:00",
    }  # fmt: skip
    (folder / "moved.jsonl").write_text(json.dumps(moved) + "\n", encoding="utf-8")
    commands: list[tuple[Path, tuple[str, ...]]] = [
        (full, ("merge", "--yes", one, other)),
        (judged, ("undo",)),
        (full, ("remove", str(path))),
        (full, ("watchlist", str(folder / "known.csv"))),
        (full, ("judgements", "--import", str(folder / "moved.jsonl"))),
    ]
    return [
        Line(articles, db, model),
        Line(articles, db, model, more=("--jobs", "2")),
        Line(articles, db, model, more=("--prune",)),
        *(Line(articles, db, words=words, base=base) for base, words in commands),
    ]


def main() -> None:
    """Kill, and print how many stores were intact and how many results equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--articles", type=Path, default=Path("seeds"))
    parser.add_argument("--model")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    moments, found = random.Random(options.seed), Counter[str]()
    known: dict[Line, tuple[float, Rows]] = {}
    try:
        every = lines(options.articles.resolve(), folder, options.model)
        ways: list[tuple[Line, signal.Signals | str]] = [
            (line, way)
            for line, way in product(every, (*SIGNALS, READER))
            if way != READER or "--jobs" in line.more
        ]
        for number in range(options.times):
            line, way = ways[number % len(ways)]
            if line not in known:
                line.begin()
                known[line] = line.whole(), line.rows()
            found += once(line, way, moments, known[line], told=print)
    finally:
        shutil.rmtree(folder)
    print(
        f"killed {found['tried']} times: {found['intact']} intact stores, "
        f"{found['equal']} equal results, {found['left']} processes left"
    )
    if min(found["intact"], found["equal"]) < options.times or found["left"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
