"""Files that people drop on the desk: kept beside the database, and read one after another."""

from __future__ import annotations

import hashlib
import re
import threading
import uuid
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg import files
from kg.errors import KgError
from kg.knowledge import KnowledgeGraph

if TYPE_CHECKING:
    from kg.jobs.summary import AddSummary

# Names of which a file's own name is made; all else becomes a dash.
UNSAFE = re.compile(r"[^\w.()+-]+")
# Names that are devices on Windows, whatever their ending.
DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\..*)?", re.IGNORECASE)
KEPT = 20


class NotKept(KgError):
    """A file that came over the network cannot be written."""


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

    def __init__(
        self,
        news: KnowledgeGraph,
        folder: Path,
        *,
        jobs: int = 2,
        added: Callable[[], None] = lambda: None,
    ) -> None:
        """`added` is called when a batch has been read."""
        self._news, self._folder, self._jobs, self._added = news, folder, jobs, added
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

        The same file twice lies there once; another of the same name gets a name of its own. Raises
        `NotKept`.
        """
        part = self._folder / f".{uuid.uuid4().hex}.part"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.create(part)
            digest = _copied(file, part)
            # One at a time: two files of one name must not take one another's place.
            with self._lock:
                target = self._place(safe_name(name), digest)
                if not target.exists():
                    part.replace(target)
        except OSError as error:
            said = (error.strerror or type(error).__name__).lower()
            raise NotKept(f"{safe_name(name)}: cannot be kept at the desk: {said}") from None
        finally:
            with suppress(OSError):
                part.unlink()
        return target

    def _place(self, name: str, digest: str) -> Path:
        target = self._folder / name
        if target.exists() and _digest(target) != digest:
            target = target.with_name(f"{target.stem}-{digest[:16]}{target.suffix}")
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
            self._added()

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
    whole = f"{_cut(stem, 120)}{dot}{_cut(ending, 20)}" if stem else _cut(ending, 120)
    return f"_{whole}" if DEVICE.fullmatch(whole) else whole or "file"


def _cut(text: str, most: int) -> str:
    """Return as much of a text as fits into so many bytes, which are what systems count."""
    return text.encode("utf-8")[:most].decode("utf-8", "ignore")


def _copied(file: IO[bytes], to: Path) -> str:
    """Copy a file, and return its digest."""
    found = hashlib.sha256()
    with to.open("wb") as made:
        while part := file.read(1 << 20):
            found.update(part)
            made.write(part)
    return found.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _named(line: str, folder: Path) -> str:
    """Return a line in which files go by their names alone."""
    return line.replace(f"{folder}/", "")
