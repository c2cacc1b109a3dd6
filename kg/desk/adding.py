"""Files that people drop on the desk: kept beside the database, and read one after another."""

from __future__ import annotations

import hashlib
import re
import shutil
import threading
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import KgError
from kg.knowledge import KnowledgeGraph

if TYPE_CHECKING:
    from kg.jobs.summary import AddSummary

# Names of which a file's own name is made; all else becomes a dash.
UNSAFE = re.compile(r"[^\w.()+-]+")
KEPT = 20


@dataclass(slots=True)
class Batch:
    """Files that were dropped together: how far they are, and what came of them."""

    number: int
    by: str
    paths: list[Path]
    state: str = "waiting"  # then reading, resolving, done, failed
    done: int = 0
    current: str = ""
    lines: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def ended(self) -> bool:
        """Return whether nothing more will come."""
        return self.state in {"done", "failed"}

    @property
    def share(self) -> int:
        """Return how much is done, in percent."""
        return min(100, 100 * self.done // max(1, len(self.paths)))


class Adding:
    """The files that are added at a desk: one batch is read at a time, in a thread of its own."""

    def __init__(self, news: KnowledgeGraph, folder: Path, *, jobs: int = 2) -> None:
        self._news, self._folder, self._jobs = news, folder, jobs
        self._lock = threading.Lock()
        self._batches: deque[Batch] = deque(maxlen=KEPT)
        self._number = 0
        self._waiting: deque[Batch] = deque()
        self._thread: threading.Thread | None = None

    def batches(self) -> list[Batch]:
        """Return the last batches, newest first."""
        with self._lock:
            return list(reversed(self._batches))

    def keep(self, name: str, file: IO[bytes]) -> Path:
        """Copy a file that came over the network to the folder, and return where it lies.

        The same file twice lies there once; another of the same name gets a name of its own.
        """
        digest = _digest_of(file)
        file.seek(0)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = self._folder / safe_name(name)
        if target.exists() and _digest(target) != digest:
            target = target.with_name(f"{target.stem}-{digest[:8]}{target.suffix}")
        if not target.exists():
            part = target.with_name(f".{digest}.part")
            with part.open("wb") as made:
                shutil.copyfileobj(file, made)
            part.replace(target)
        return target

    def add(self, paths: list[Path], *, by: str) -> Batch:
        """Read the files soon, and return the batch that says how far it is."""
        with self._lock:
            self._number += 1
            batch = Batch(self._number, by, paths)
            self._batches.append(batch)
            self._waiting.append(batch)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="kg-desk-add", daemon=True)
                self._thread.start()
        return batch

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                batch = self._waiting.popleft()
            self._read(batch)

    def _read(self, batch: Batch) -> None:
        def progress(summary: AddSummary, path: str) -> None:
            batch.done = summary.added + summary.unchanged + summary.replaced + len(summary.failed)
            batch.current = Path(path).name
            if batch.done >= len(batch.paths):
                batch.state = "resolving"

        batch.state = "reading"
        try:
            summary = self._news.add(*batch.paths, jobs=self._jobs, threads=1, progress=progress)
        except KgError as error:
            batch.lines, batch.state = [str(error)], "failed"
        except Exception as error:
            batch.lines = [f"reading ended with {type(error).__name__}; try again"]
            batch.state = "failed"
        else:
            batch.failures = [_named(str(each), self._folder) for each in summary.failed]
            batch.lines = [_named(line, self._folder) for line in summary.lines()]
            batch.state = "done"


def safe_name(name: str) -> str:
    """Return a name for a file that leads nowhere else and that each system can hold."""
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = UNSAFE.sub("-", last).strip(".-").rpartition(".")
    whole = f"{stem[:100]}{dot}{ending[:12]}" if stem else ending[:100]
    return whole or "file"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return _digest_of(file)


def _digest_of(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    while part := file.read(1 << 20):
        found.update(part)
    return found.hexdigest()


def _named(line: str, folder: Path) -> str:
    """Return a line in which files go by their names alone."""
    return line.replace(f"{folder}/", "")
