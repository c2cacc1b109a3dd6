"""What dates in an article are counted from: its day of publication, else its own dated lines."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.dates import grammar
from kg.extraction.dates.intervals import Tense, bounds
from kg.model import Status

TENSES: dict[Status, Tense | None] = {"planned": "future", "held": "past", "denied": None}


@dataclass(slots=True)
class Calendar:
    """`published` is the day of publication, `dated` the last full date of the article's own lines.

    `anchor` is the day that was told last, from which "the day after" counts.
    """

    published: str | None
    dated: str | None
    anchor: str | None = None

    @classmethod
    def of(cls, text: str, published: str | None) -> Calendar:
        """Return an article's calendar."""
        return cls(published, None if published else _dated(text))

    def day(self, expression: grammar.Expression | None, kind: Status) -> str | None:
        """Return the ISO date of an expression in a report of this status."""
        if expression is None:
            return None
        # What did not take place may have been set for a day before publication or after it.
        tense = TENSES[kind]
        known = self.published
        if known is None and expression.kind in ("day", "days", "month"):
            known, tense = self.dated, None
        day = grammar.resolve(expression, published=known, tense=tense, anchor=self.anchor)
        self.anchor = day or self.anchor
        return day

    def is_ahead(self, day: str | None) -> bool:
        """Whether a date is later than publication."""
        if day is None or self.published is None:
            return False
        return bounds(day)[0] > bounds(self.published)[1]


def _dated(text: str) -> str | None:
    """The last full date of the article's own lines, by which "June 17" finds its year."""
    full = [
        e for e in grammar.expressions(text) if e.kind in ("day", "iso") and e.parts.get("year")
    ]
    known = sorted(d for d in (grammar.resolve(e, published=None) for e in full) if d)
    return known[-1] if known else None
