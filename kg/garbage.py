"""Python's search for cyclic garbage, made rarer while many objects live and few are cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# After so many new objects the youngest are looked at; every so many times those that outlived
# that, and again the oldest.
RARELY = (100_000, 50, 100)


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Let Python look for garbage less often in a block."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_rarely() -> None:
    """Let Python look for garbage less often from now on."""
    gc.set_threshold(*RARELY)


def keep_loaded() -> None:
    """Take all that is loaded for kept: who serves for hours need not look through it again."""
    gc.collect()
    gc.freeze()
