"""Kills commands of kg at random moments, lets them go on, and compares with an undisturbed run.

    python benchmarks/killed.py --times 200 --articles seeds

Every command that writes (see killed_commands.py) and every way take turns: SIGKILL, SIGTERM and
SIGHUP to the whole command, and SIGKILL to one of the processes that read for it. Each time the
command begins with the same store and ends at a random moment of the time that an undisturbed one
takes. The store must be intact then, no process left after two seconds, and what readers see one
state: that of before or of after, and of `add`, which settles articles as they come, a sound one.
Once the same command has been run again, store and files must be those of the undisturbed run. (A
command whose reader is killed goes on by itself.) Commands begin with kg imported, so that what is
killed is their work; with `--cold` each is a new program.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, Self

from sqlalchemy import ColumnElement, Table, literal, select, text

import kg.cli
from kg.store.checking import check
from kg.store.schema import metadata
from kg.store.store import Store

KG = [sys.executable, "-c", "import kg.cli; kg.cli.main()"]
TIMES = {"added_at", "extracted_at", "since"}
# A decision's id holds the moment at which it was made, and so do the dates; what follows from a
# correction is kept under its id.
DATED = {"id", "judged_at", "retracted_at"}
MOMENTS = {"judgement": DATED, "correction": DATED, "decision_applied": {"id"}}
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
READER = "reader"  # not the command is killed, but a process that reads for it
PATIENCE = 2.0  # seconds in which all processes of a killed command must have ended
State = dict[str, Any]


class Forked:
    """A command in a copy of this process, which has imported kg."""

    def __init__(self, words: Sequence[str]) -> None:
        self.status: int | None = None
        self.pid = os.fork()
        if not self.pid:
            _run(words)

    def wait(self, timeout: float | None = None) -> int:
        """Return its status as `subprocess.Popen` does. Raises `subprocess.TimeoutExpired`."""
        until = time.monotonic() + (timeout or 0)
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG if timeout is not None else 0)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > until:
                raise subprocess.TimeoutExpired("kg", timeout or 0)
            else:
                time.sleep(0.002)
        return self.status

    def send_signal(self, number: int) -> None:
        """Send it a signal; it was not waited for yet."""
        os.kill(self.pid, number)


def _run(words: Sequence[str]) -> None:
    """Run a command in this process, which ends with it."""
    status = 1
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        sys.argv = ["kg", *words]
        kg.cli.main()
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        os._exit(status)


@dataclass(frozen=True)
class Line:
    """The command that is killed: which articles it adds with which pipeline, to which store.

    With `words` it is another command. It begins with a copy of the store `base`, and writes to the
    files `made` beside its store, each a text or another store. `by_parts` are commands that may
    stop with some of their work done.
    """

    articles: Path
    db: Path
    model: str | None = None
    words: tuple[str, ...] = ()
    base: Path | None = None
    more: tuple[str, ...] = field(default=())
    made: tuple[Path, ...] = ()
    by_parts: bool = True
    warm: bool = False

    def start(self) -> subprocess.Popen[bytes] | Forked:
        """Start the command, `warm` in a copy of this process."""
        model = ["--model", self.model] if self.model and not self.words else []
        given = self.words or ("add", str(self.articles), *self.more)
        words = [*given, "--db", str(self.db), *model]
        if self.warm:
            return Forked(words)
        return subprocess.Popen(
            [*KG, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def whole(self, *, is_done: bool = False) -> float:
        """Run the command to its end and return its seconds.

        Where its work `is_done` it may say that there is nothing to do.
        """
        began = time.monotonic()
        status = self.start().wait()
        if status and not (is_done and status == 1):
            raise SystemExit(f"kg {' '.join(self.words or ('add',))} ended with status {status}")
        return time.monotonic() - began

    def state(self) -> State:
        """Return all that the command may leave: rows, without times, and the files it makes."""
        found: State = {path.name: _content(path) for path in self.made}
        return found | (_rows(self.db) if self.db.exists() and self.db.stat().st_size else {})

    def intact(self) -> bool:
        """Return whether all databases say that they are whole, or are not there yet."""
        return all(_intact(path) for path in (self.db, *self.made))

    def sees_one_state(self, ends: tuple[State, State]) -> bool:
        """Return whether readers see the state of before or after, or one that is sound."""
        if not self.by_parts:
            return self.state() in ends
        if not self.db.exists() or not self.db.stat().st_size:
            return True
        with Store.open(self.db) as store:
            return check(store).sound

    def begin(self) -> None:
        """Put the store in the state with which the command begins."""
        for path in self.db.parent.glob(f"{self.db.name}*"):
            path.unlink()
        for path in self.made:
            path.write_text("old", encoding="utf-8")
        if self.base:
            shutil.copy(self.base, self.db)


def _rows(path: Path) -> State:
    """Return every row of a store, without the times at which they were written."""
    with Store.open(path, create=False) as store, store.reading() as connection:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(select(*_columns(table)))), key=repr
            )
            for table in metadata.sorted_tables
        }


def _columns(table: Table) -> list[ColumnElement[Any]]:
    """Return the columns of a table, without what differs with the time at which it is written."""
    left = TIMES | MOMENTS.get(table.name, set())
    return [literal("") if column.name in left else column for column in table.c]


def _content(path: Path) -> bytes | State:
    return _rows(path) if _is_store(path) else path.read_bytes()


def _is_store(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(6) == b"SQLite"


def _intact(path: Path) -> bool:
    if not path.exists() or not _is_store(path):
        return True
    with Store.open(path, migrate=False) as store, store.reading() as connection:
        whole = connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        return whole and not connection.execute(text("PRAGMA foreign_key_check")).all()


@dataclass(frozen=True)
class Undisturbed:
    """What a line does when nothing disturbs it: its seconds, and the states around it."""

    seconds: float
    before: State
    after: State

    @classmethod
    def of(cls, line: Line) -> Self:
        """Run a line to its end."""
        line.begin()
        # Reading brings an old store up to date, so that a line begins anew afterwards.
        before = line.state()
        line.begin()
        seconds = line.whole()
        return cls(seconds, before, line.state())


def kill(
    line: Line,
    times: int,
    *,
    seed: int = 0,
    told: Callable[[str], object] = lambda _: None,
) -> tuple[int, int]:
    """Kill a line so many times by SIGKILL; return how often it was intact, and then equal."""
    undisturbed = Undisturbed.of(line)
    told(f"undisturbed: {undisturbed.seconds:.1f} s")
    moments = random.Random(seed)
    found: Counter[str] = Counter()
    for _ in range(times):
        found += once(line, signal.SIGKILL, moments, undisturbed, told=told)
    return found["intact"], found["equal"]


def once(
    line: Line,
    way: signal.Signals | str,
    moments: random.Random,
    undisturbed: Undisturbed,
    *,
    told: Callable[[str], object],
) -> Counter[str]:
    """Kill a line once, and let it go on; return what held."""
    moment, left = _killed(line, way, moments, undisturbed.seconds)
    is_intact = line.intact()
    is_one = line.sees_one_state((undisturbed.before, undisturbed.after))
    if way != READER:
        line.whole(is_done=not line.by_parts and line.state() == undisturbed.after)
    is_equal = line.state() == undisturbed.after
    name = way if isinstance(way, str) else way.name
    words = line.words or ("add", *line.more)
    told(
        f"{' '.join(words[:2])}: {name} at {moment:.2f} s, intact {is_intact}, one state {is_one}, "
        f"equal {is_equal}, {left} left"
    )
    return Counter(tried=1, intact=is_intact, one=is_one, equal=is_equal, left=left)


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


def main() -> None:
    """Kill, and print how many stores were intact and how many results equal."""
    from killed_commands import lines

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--articles", type=Path, default=Path("seeds"))
    parser.add_argument("--only", nargs="*", help="only commands that begin with these words")
    parser.add_argument("--model")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="begin with this kill")
    parser.add_argument("--cold", action="store_true", help="each command as a new program")
    options = parser.parse_args()
    folder = Path(os.path.realpath(tempfile.mkdtemp()))
    moments, found = random.Random(options.seed), Counter[str]()
    known: dict[Line, Undisturbed] = {}
    try:
        every = [
            replace(line, warm=not options.cold)
            for line in lines(options.articles.resolve(), folder, options.model)
            if not options.only or (line.words or ("add",))[0] in options.only
        ]
        ways: list[tuple[Line, signal.Signals | str]] = [
            (line, way)
            for way, line in product((*SIGNALS, READER), every)
            if way != READER or "--jobs" in line.more
        ]
        for number in range(options.first, options.first + options.times):
            line, way = ways[number % len(ways)]
            if line not in known:
                known[line] = Undisturbed.of(line)
            found += once(line, way, moments, known[line], told=partial(print, flush=True))
    finally:
        shutil.rmtree(folder)
    print(
        f"{len(every)} commands killed {found['tried']} times: {found['intact']} intact stores, "
        f"{found['one']} of one state, {found['equal']} equal results, "
        f"{found['left']} processes left"
    )
    held = min(found["intact"], found["one"], found["equal"])
    if held < options.times or found["left"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
