"""Saved questions: a name for the filters of a table, kept in a file beside the database."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg import files
from kg.errors import KgError
from kg.model import content_id

MOST = 500


class BadQuestion(KgError):
    """A question cannot be saved, or the file of questions cannot be read."""


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question that somebody saved: `query` is that of the table's address."""

    id: str
    name: str
    query: str
    by: str
    at: str


class SavedQuestions:
    """The questions that were saved at a desk, by name; everybody at it sees them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def listed(self) -> list[SavedQuestion]:
        """Return the questions by name. Raises `BadQuestion` where their file is broken."""
        if not self._path.exists():
            return []
        try:
            found = [
                SavedQuestion(**each) for each in json.loads(self._path.read_text(encoding="utf-8"))
            ]
        except (OSError, ValueError, TypeError):
            raise BadQuestion(
                f"{self._path}: the saved questions cannot be read; mend or delete this file"
            ) from None
        return sorted(found, key=lambda each: each.name.casefold())

    def save(self, name: str, query: str, *, by: str) -> SavedQuestion:
        """Save a question, in place of one of the same name. Raises `BadQuestion`."""
        name = " ".join(name.split())[:120]
        if not name:
            raise BadQuestion("a question needs a name under which to save it")
        at = datetime.now(UTC).isoformat(timespec="seconds")
        made = SavedQuestion(content_id("question", name), name, query[:2000], by, at)
        with self._lock:
            kept = [each for each in self.listed() if each.id != made.id]
            if len(kept) >= MOST:
                raise BadQuestion(f"there are {MOST} saved questions already; delete some first")
            self._write([*kept, made])
        return made

    def delete(self, id_: str) -> None:
        """Delete a question."""
        with self._lock:
            self._write([each for each in self.listed() if each.id != id_])

    def _write(self, kept: list[SavedQuestion]) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps([asdict(each) for each in kept], ensure_ascii=False, indent=1)
        files.write(self._path, text)
