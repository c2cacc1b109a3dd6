"""Kills `kg add` at random moments, lets it go on, and compares with an undisturbed run.

    python benchmarks/killed.py --times 50 --articles seeds

Each time the same articles are added to an empty store by a process of its own, which SIGKILL ends
at a random moment of the time that an undisturbed run takes. The store must be intact then, and
equal to that of the undisturbed run once the same command has been run again.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, text

from kg.store.schema import metadata
from kg.store.store import Store

KG = [sys.executable, "-c", "import kg.cli; kg.cli.main()"]
TIMES = {"added_at", "extracted_at", "since"}
Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Line:
    """The command that is killed: which articles it adds with which pipeline, to which store."""

    articles: Path
    db: Path
    model: str | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """Start the command."""
        more = ["--model", self.model] if self.model else []
        return subprocess.Popen(
            [*KG, "add", str(self.articles), "--db", str(self.db), *more],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def whole(self) -> float:
        """Run the command to its end and return its seconds."""
        began = time.monotonic()
        status = self.start().wait()
        if status:
            raise SystemExit(f"kg add {self.articles} ended with status {status}")
        return time.monotonic() - began

    def killed_after(self, seconds: float) -> bool:
        """Kill the command after some seconds; return whether it was still running."""
        running = self.start()
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
        return running.wait() == -signal.SIGKILL

    def rows(self) -> Rows:
        """Return every row of the store, without the times at which they were written."""
        with Store.open(self.db, create=False) as store, store.reading() as connection:
            return {
                table.name: sorted(
                    (
                        tuple(row)
                        for row in connection.execute(
                            select(*(column for column in table.c if column.name not in TIMES))
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

    def wipe(self) -> None:
        """Remove the store."""
        for path in self.db.parent.glob(f"{self.db.name}*"):
            path.unlink()


def kill(
    line: Line,
    times: int,
    *,
    seed: int = 0,
    told: Callable[[str], object] = lambda _: None,
) -> tuple[int, int]:
    """Kill a line so many times; return how often it was intact, and equal in the end."""
    line.wipe()
    seconds, wanted = line.whole(), line.rows()
    told(f"undisturbed: {seconds:.1f} s, {len(wanted['article'])} articles")
    moments = random.Random(seed)
    intact = equal = 0
    for number in range(times):
        moment = _killed(line, moments, seconds)
        was_intact = line.intact()
        line.whole()
        is_equal = line.rows() == wanted
        intact, equal = intact + was_intact, equal + is_equal
        told(f"{number + 1}: killed at {moment:.2f} s, intact {was_intact}, equal {is_equal}")
    return intact, equal


def _killed(line: Line, moments: random.Random, seconds: float) -> float:
    """Kill a line before its end, at a random moment; return the moment.

    A run may end earlier than the undisturbed one did: then there is another try, a bit sooner.
    """
    while True:
        line.wipe()
        moment = moments.uniform(0.2, 1.0) * seconds
        if line.killed_after(moment):
            return moment
        seconds = max(moment, 0.5 * seconds)


def main() -> None:
    """Kill, and print how many stores were intact and how many results equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--articles", type=Path, default=Path("seeds"))
    parser.add_argument("--model")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        line = Line(options.articles, folder / "killed.db", options.model)
        intact, equal = kill(line, options.times, seed=options.seed, told=print)
    finally:
        shutil.rmtree(folder)
    print(f"killed {options.times} times: {intact} intact stores, {equal} equal results")
    if intact < options.times or equal < options.times:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
