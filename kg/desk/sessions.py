"""Sessions: who is at the desk, known by a cookie, each with a word against forged forms."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from dataclasses import dataclass

MOST = 1000
# Seconds after which an unused session ends: a working day.
IDLE = 12 * 3600


@dataclass(frozen=True, slots=True)
class Session:
    """Who is at the desk. `csrf` stands in every form that this session was given."""

    key: str
    person: str
    csrf: str

    def allows(self, word: str) -> bool:
        """Return whether a form with this word was given to this session."""
        return hmac.compare_digest(word.encode("utf-8", "surrogatepass"), self.csrf.encode())


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done, said once on the next page; `undo` are the ids that take it back."""

    text: str
    undo: str = ""


class Sessions:
    """The sessions of a desk; they are kept in memory and end with it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, tuple[Session, float]] = {}
        self._notices: dict[str, Notice] = {}

    def begin(self, person: str) -> Session:
        """Return a new session; of too many, the longest unused one ends."""
        made = Session(secrets.token_urlsafe(32), person, secrets.token_urlsafe(24))
        with self._lock:
            if len(self._known) >= MOST:
                oldest = min(self._known, key=lambda key: self._known[key][1])
                del self._known[oldest]
                self._notices.pop(oldest, None)
            self._known[made.key] = made, time.monotonic()
        return made

    def find(self, key: str) -> Session | None:
        """Return the session of a cookie, None where it is none or has ended."""
        now = time.monotonic()
        with self._lock:
            session, used = self._known.get(key, (None, 0.0))
            if session is None or now - used > IDLE:
                self._known.pop(key, None)
                self._notices.pop(key, None)
                return None
            self._known[key] = session, now
            return session

    def end(self, key: str) -> None:
        """End a session."""
        with self._lock:
            self._known.pop(key, None)
            self._notices.pop(key, None)

    def say(self, key: str, notice: Notice) -> None:
        """Keep what is said on the next page of a session."""
        with self._lock:
            if key in self._known:
                self._notices[key] = notice

    def taken(self, key: str) -> Notice | None:
        """Return what is to be said now, which is not said again."""
        with self._lock:
            return self._notices.pop(key, None)
