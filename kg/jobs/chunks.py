"""Articles a few at a time, as threads, processes and clusters are given them and read them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kg.articles import Read
from kg.jobs.limits import Limits, TooSlow, within
from kg.jobs.writing import Written
from kg.model import Article, Extraction

if TYPE_CHECKING:
    from kg.extraction.extract import Extractor

# Articles that one process is given at a time: enough to fill batches, few to lose or to wait for.
CHUNK = 32
# Near the end shares become smaller, down to this, so that none waits long for the last one.
LEAST = 8

Result = Extraction | Exception | Written


def chunks(reads: Iterable[Read], *, workers: int) -> Iterator[list[Read]]:
    """Yield the articles a few at a time, for so many threads or processes.

    Each share is a part of what is known to come, so that all end at about the same time.
    """
    items, known, all_known = iter(reads), deque[Read](), False
    while True:
        # What is known grows while the first shares are in work already.
        wanted = min(2 * CHUNK, 2 * workers * CHUNK - len(known))
        more = list(islice(items, 0 if all_known else wanted))
        all_known = len(more) < wanted
        known.extend(more)
        if not known:
            return
        size = max(LEAST, len(known) // (2 * workers)) if all_known else CHUNK
        yield [known.popleft() for _ in range(min(size, CHUNK, len(known)))]


def extracted(extractor: Extractor, articles: Sequence[Article], limits: Limits) -> list[Result]:
    """Return what is found in each article, in order; an error for one that takes too long.

    Where all together take longer than one may, each is read alone, so that its limit is its own.
    """
    try:
        return together(extractor, articles, limits)
    except TooSlow:
        if len(articles) == 1:
            return [too_slow(limits)]
        return [found for one in articles for found in extracted(extractor, [one], limits)]


def together(extractor: Extractor, articles: Sequence[Article], limits: Limits) -> list[Result]:
    """Return what is found in each article, in order. Raises `TooSlow`."""
    with within(limits.seconds):
        return [
            found if isinstance(found, Extraction) else found[1]
            for found in extractor.extract(articles)
        ]


def too_slow(limits: Limits) -> Exception:
    """Return what is said of an article that takes too long."""
    return RuntimeError(
        f"it takes more than {limits.seconds:g} seconds to read, the most an article may take "
        "(--seconds raises it)"
    )


def portable(found: Result) -> Result:
    """Return a result that survives the way to another process: of a library's error, its words."""
    if isinstance(found, Extraction | Written):
        return found
    if isinstance(found, MemoryError):
        return RuntimeError("it takes more memory than an article may take (--memory raises it)")
    return RuntimeError(f"{type(found).__name__}: {found}")
