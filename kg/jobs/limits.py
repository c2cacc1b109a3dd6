"""What one article may cost: seconds and megabytes, beyond which it is named and left."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

# How often the clock is looked at while articles are read.
TICK = 0.1
MOST_SECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one article may take: seconds, and megabytes beyond what the process holds.

    An article of the greatest length that is read by default takes less than a quarter of both.
    """

    seconds: float = 300.0
    megabytes: int = 4_000

    def __post_init__(self) -> None:
        """Raise `ValueError` for what is no limit."""
        if not 0 < self.seconds <= MOST_SECONDS:
            raise ValueError(f"{self.seconds} seconds are no limit")


class TooSlow(BaseException):
    """Reading took longer than it may; no `Exception`, so that nothing on the way swallows it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` in a block that takes longer, as soon as Python's own code runs in it."""
    lock, ended = threading.Lock(), threading.Event()
    thread, until = threading.get_ident(), time.monotonic() + seconds

    def watch() -> None:
        while not ended.wait(min(TICK, max(0.001, until - time.monotonic()))):
            if time.monotonic() >= until:
                with lock:
                    if not ended.is_set():
                        _raise(thread, TooSlow)
                return

    watcher = threading.Thread(target=watch, daemon=True, name="kg-limit")
    watcher.start()
    try:
        yield
    finally:
        with lock:
            ended.set()


def _raise(thread: int, error: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))


@contextmanager
def bounded_memory(megabytes: int) -> Iterator[None]:
    """Let this process have so many megabytes more than it has now, where the system can say so.

    Whatever asks for more within the block gets a `MemoryError`.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _address_space() + megabytes * 1_000_000
    if soft != resource.RLIM_INFINITY and soft <= wanted:
        yield
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Return the bytes of address space that this process has now, 0 where that is not told."""
    import resource
    from pathlib import Path

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * resource.getpagesize()
