"""What the knowledge graph tells its user while a page is made: for whom a name was taken."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_told: ContextVar[list[str] | None] = ContextVar("told", default=None)


def tell(line: str) -> None:
    """Keep a line for the page that asked; log it where no page did."""
    lines = _told.get()
    if lines is None:
        logging.getLogger("kg").warning(line)
    elif line not in lines:
        lines.append(line)


@contextmanager
def heard() -> Iterator[list[str]]:
    """Give the lines that are told within, those of other requests aside."""
    lines: list[str] = []
    before = _told.set(lines)
    try:
        yield lines
    finally:
        _told.reset(before)
