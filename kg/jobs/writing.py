"""What was read of an article goes into the database, by this process or by one of its workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.articles import Read
from kg.model import Extraction
from kg.store import evidence
from kg.store.evidence import Saved
from kg.store.store import Store

# So often a worker tries to write an article: another one may write the same text meanwhile.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Written:
    """An article that is in the database, and how many mentions and reports were read in it."""

    saved: Saved
    mentions: int
    reports: int


def write(store: Store, read: Read, extraction: Extraction) -> Written:
    """Save what was read in an article; raises what `evidence.save` does."""
    saved = evidence.save(store, read, extraction)
    return Written(saved, len(extraction.mentions), len(extraction.reports))


def written(
    store: Store, reads: Sequence[Read], found: Sequence[Extraction | Exception | Written]
) -> list[Extraction | Exception | Written]:
    """Return what became of articles that a worker read and tried to save.

    What it cannot save it hands back as it was read: the process that it works for then tries, and
    tells why where that fails as well.
    """
    return [
        _attempt(store, read, one) if isinstance(one, Extraction) else one
        for read, one in zip(reads, found, strict=True)
    ]


def _attempt(store: Store, read: Read, extraction: Extraction) -> Extraction | Written:
    for _ in range(TRIES):
        try:
            return write(store, read, extraction)
        except Exception:  # whoever tries last says what it was
            continue
    return extraction
