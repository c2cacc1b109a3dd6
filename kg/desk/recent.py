"""Answers that took long, kept for some seconds: several people look at the same pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
# An answer that took so many seconds is kept for so many; no more than so many are.
SLOW, KEPT, MOST = 0.05, 20.0, 200
# One that took longer is kept so many times as long as it took, at most for so many seconds.
TIMES, LONGEST = 100, 120.0


class _Making:
    """An answer for which somebody waits: one at a time makes it."""

    def __init__(self) -> None:
        self.turn, self.askers = threading.Lock(), 0


class Recent:
    """What was answered of late, until somebody changes anything at this desk.

    Who asks what is being answered already waits for that answer. What another program adds to the
    database is seen when an answer is too old.
    """

    def __init__(
        self,
        *,
        slow: float = SLOW,
        seconds: float = KEPT,
        most: int = MOST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._slow, self._seconds, self._most, self._clock = slow, seconds, most, clock
        self._lock = threading.Lock()
        self._kept: dict[Hashable, tuple[float, Any]] = {}
        self._making: dict[Hashable, _Making] = {}
        self._changes = 0

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer of this key that is kept, or make one."""
        with self._lock:
            making = self._making.setdefault(key, _Making())
            making.askers += 1
        try:
            with making.turn:
                return self._answer(key, make)
        finally:
            with self._lock:
                making.askers -= 1
                if not making.askers:
                    del self._making[key]

    def _answer(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            ends, answer = self._kept.get(key, (0.0, None))
            changes = self._changes
        began = self._clock()
        if began < ends:
            return answer  # type: ignore[no-any-return]
        made = make()
        ended = self._clock()
        if ended - began >= self._slow:
            kept = max(self._seconds, min(LONGEST, TIMES * (ended - began)))
            with self._lock:
                # What was asked before a change may not know of it.
                if changes == self._changes:
                    self._keep(key, ended + kept, made)
        return made

    def forget(self) -> None:
        """Make all answers anew: something was changed."""
        with self._lock:
            self._changes += 1
            self._kept.clear()

    def _keep(self, key: Hashable, ends: float, answer: object) -> None:
        self._kept.pop(key, None)
        while len(self._kept) >= self._most:
            del self._kept[next(iter(self._kept))]
        self._kept[key] = (ends, answer)
