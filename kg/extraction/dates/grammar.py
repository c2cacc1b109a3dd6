"""Dates in the words of the news, resolved against the day of publication.

`expressions` finds them in a text ("last Wednesday", "on June 19", "in August 2022"), `resolve`
turns one into ISO 8601 with the precision of the words: "2023-06-28", "2022-08", "2011", or an
interval "2023-06-12/2023-06-23". What cannot be known stays None. The patterns are the lexicon's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extraction.dates.intervals import Tense
from kg.extraction.dates.normalise import COUNTS, ORDINALS, RESOLVERS, When, moved
from kg.lexicon import LEXICON


@cache
def parts() -> dict[str, str]:
    """Return the parts of patterns by name: those of other lists, then those of the table."""
    months = "|".join(form for forms in LEXICON.shortened("month") for form in reversed(forms))
    weekdays = "|".join(form for forms in LEXICON.shortened("weekday") for form in forms)
    found = {
        "M": rf"(?:{named(LEXICON.months)}|(?:{months})\b\.?)",
        "NTH": "|".join(ORDINALS),
        "W": rf"(?:{named(LEXICON.weekdays)}|(?:{weekdays})\.)",
        "N": rf"(?:{'|'.join(COUNTS)}|\d{{1,2}})",
    }
    for row in LEXICON.rows("dates"):
        if row["kind"].isupper():
            found[row["kind"]] = _filled(row["pattern"], found)
    return found


def named(names: Sequence[str]) -> str:
    """Return the pattern of names, which some write in capitals throughout."""
    return "|".join([*names, *map(str.upper, names)])


def _filled(pattern: str, known: Mapping[str, str]) -> str:
    for name, part in known.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = ((row["kind"], _filled(row["pattern"], parts())) for row in LEXICON.rows("dates"))
    return tuple(
        (kind, re.compile(rf"(?<!\w){pattern}(?!\w)"))
        for kind, pattern in rows
        if not kind.isupper()
    )


@dataclass(frozen=True, slots=True)
class Context:
    """What the text around a date says of it.

    `before` is the date that "the day after" counts from, `year` the one that carries on, `days`
    those (month, day) that the article tells elsewhere. `tense` is that of the date's own verb,
    and `moved` how many days the meeting is from the date ("on May 4, a day after the meeting").
    """

    before: "Expression | None" = None
    year: int | None = None
    days: tuple[tuple[int, int], ...] = ()
    tense: Tense | None = None
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a date; the offsets are those of the text that they were found in."""

    start: int
    end: int
    text: str
    kind: str
    parts: Mapping[str, str | None]
    context: Context = Context()


def expressions(text: str) -> list[Expression]:
    """Return the date expressions of `text` in order, none within another."""
    hits = [
        Expression(m.start(), m.end(), m.group(), kind, m.groupdict())
        for kind, pattern in _patterns()
        for m in pattern.finditer(text)
    ]
    hits.sort(key=lambda e: (e.start, -e.end))
    chosen: list[Expression] = []
    for hit in hits:
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen


def resolve(
    expression: Expression,
    *,
    published: str | None,
    tense: Tense | None = "past",
    anchor: str | None = None,
) -> str | None:
    """Return the ISO date or interval that `expression` means, or None.

    `published` is the article's ISO date; with less precision than a day it only helps to find
    the year. `tense` tells which of two dates a word like "Monday" means: the nearest past day
    in a report of the past, the nearest future day in a plan. `anchor` is the date that "two
    days later" counts from. Raises nothing: an impossible date ("June 31") is None.
    """
    parts = {name: part for name, part in expression.parts.items() if part}
    context = expression.context
    if context.before is not None:
        anchor = resolve(context.before, published=published, tense=tense) or anchor
    tense = context.tense or tense
    when = When(published, tense, anchor, year=context.year, days=context.days)
    try:
        day = RESOLVERS[expression.kind](parts, when)
        return moved(day, context.moved) if day and context.moved else day
    except (ValueError, OverflowError):
        return None
