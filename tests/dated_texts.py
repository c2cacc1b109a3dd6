"""Dates in texts."""

from kg.extraction.dates.grammar import expressions, resolve
from kg.extraction.dates.intervals import Tense

MONDAY = "2023-07-03"


def date_of(
    text: str, *, published: str | None, tense: Tense | None = "past", anchor: str | None = None
) -> str | None:
    """The date that the first words for one in a text mean, None where there are none."""
    found = expressions(text)
    return resolve(found[0], published=published, tense=tense, anchor=anchor) if found else None
