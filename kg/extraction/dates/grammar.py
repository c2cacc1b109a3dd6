"""Dates in the words of the news, resolved against the day of publication.

`expressions` finds them in a text ("last Wednesday", "on June 19", "in August 2022"), `resolve`
turns one into ISO 8601 with the precision of the words: "2023-06-28", "2022-08", "2011", or an
interval "2023-06-12/2023-06-23". What cannot be known stays None. English only; no spaCy.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.extraction.dates.intervals import Tense
from kg.extraction.dates.normalise import COUNTS, RESOLVERS, When, moved
from kg.lexicon import ENGLISH

_MONTHS = "|".join(form for forms in ENGLISH.shortened("month") for form in reversed(forms))
_WEEKDAYS = "|".join(form for forms in ENGLISH.shortened("weekday") for form in forms)
_M = rf"(?:{'|'.join(ENGLISH.months)}|(?:{_MONTHS})\b\.?)"
_W = rf"(?:{'|'.join(ENGLISH.weekdays)}|(?:{_WEEKDAYS})\.)"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])"
_D2 = r"(?:3[01]|[12]\d|0?[1-9])"
_N2 = r"(?:1[0-2]|0?[1-9])"
_Y = r"(?:1[89]|20)\d\d"
_TO = r"(?:\s?[-–—]\s?|\s(?i:to|through|until|and|or)\s)"
_YEARS = rf"(?:,?\s(?P<year>{_Y})(?!\d)|\s(?:of\s)?(?P<which>last|this|next|that|the\ssame)\syear)?"
_N = rf"(?:{'|'.join(COUNTS)}|\d{{1,2}})"

# In order of preference where two begin at one place and are equally long.
_GRAMMAR: tuple[tuple[str, str], ...] = (
    ("day", rf"{_W},?\s(?P<month>{_M})\s(?P<day>{_D}){_YEARS}"),
    ("day", rf"{_W},?\s(?P<day>{_D})\s(?P<month>{_M}){_YEARS}"),
    (
        "iso",
        rf"(?<![\d/.-])(?P<year>{_Y})(?P<mark>[-/.])(?P<number>{_N2})(?P=mark)(?P<day>{_D2})(?!\d)",
    ),
    # 25/12/2023 and 3.7.2023 say which number is the day, 12/25/2023 too; 7/3/2023 only the year.
    (
        "iso",
        rf"(?<![\d/.-])(?P<day>1[3-9]|2\d|3[01])[-/.](?P<number>{_N2})[-/.](?P<year>{_Y})(?![\d/])",
    ),
    ("iso", rf"(?<![\d/.-])(?P<day>{_D2})\.(?P<number>{_N2})\.(?P<year>{_Y})(?!\d)"),
    (
        "iso",
        rf"(?<![\d/.-])(?P<number>{_N2})[-/](?P<day>1[3-9]|2\d|3[01])[-/](?P<year>{_Y})(?![\d/])",
    ),
    ("year", rf"(?<![\d/.-]){_N2}(?P<mark>[-/]){_N2}(?P=mark)(?P<year>{_Y})(?![\d/])"),
    ("day", rf"(?P<day>{_D})-(?P<month>{_M})-(?P<year>{_Y})(?!\d)"),
    ("days", rf"(?P<month>{_M})\s(?P<day>{_D}){_TO}(?:(?P<month2>{_M})\s)?(?P<day2>{_D}){_YEARS}"),
    ("days", rf"(?P<day>{_D}){_TO}(?P<day2>{_D})\s(?:of\s)?(?P<month>{_M}){_YEARS}"),
    ("day", rf"(?P<since>(?i:since)\s)?(?P<month>{_M})\s(?P<day>{_D}){_YEARS}"),
    ("day", rf"(?P<since>(?i:since)\s)?(?:the\s)?(?P<day>{_D})\s(?:of\s)?(?P<month>{_M}){_YEARS}"),
    ("month", rf"(?P<month>{_M})(?:,?\s|\sof\s)(?P<year>{_Y})(?!\d)"),
    ("month", rf"(?i:(?P<which>last|this|next|this\spast|this\scoming))\s(?P<month>{_M})"),
    (
        "month",
        rf"(?i:in|since|during|until|by|throughout|early|late|mid|for|(?:week|half|days)\sof)[\s-]"
        rf"(?P<month>{_M})"
        rf"(?:\s(?:of\s)?(?P<of_year>last|this|next|that|the\ssame)\syear)?"
        rf"(?!\.?,?\s\d|\.?\sof\s\d|\w)",
    ),
    ("weekdays", rf"(?P<weekday>{_W}){_TO}(?P<weekday2>{_W})(?!\s(?:last|next)\sweek)"),
    (
        "weekday",
        rf"(?:(?i:(?P<which>last|next|this|this\spast|this\scoming|past|coming))\s)?"
        rf"(?P<weekday>{_W})(?:\s(?i:of\s)?(?P<week>last|this|next)\sweek)?",
    ),
    ("weekday", rf"(?P<week>last|this|next)\sweek\son\s(?P<weekday>{_W})"),
    (
        "word",
        r"(?i:(?:earlier\s|later\s|late\s)?(?P<word>today|tonight|yesterday|tomorrow)"
        r"|this\s(?:morning|afternoon|evening)|last\s(?P<last>night|evening))\b",
    ),
    ("word", r"(?i:(?P<word>(?:the\s)?day\s(?:before\syesterday|after\stomorrow)))\b"),
    ("ago", rf"(?i:(?P<count>{_N})\s(?P<unit>day|week|month|year)s?\sago)\b"),
    (
        "shift",
        rf"(?i:(?P<count>{_N})\s(?P<unit>day|week)s?\s(?P<way>later|earlier|before|after))\b",
    ),
    (
        "shift",
        r"(?i:(?:the|that)\s(?:very\s)?(?P<way>following|next|previous|same)"
        r"\s(?P<unit>day|morning|afternoon|evening|night|week))\b",
    ),
    ("shift", r"(?i:the\s(?P<unit>day|week)\s(?P<way>after|before))\b"),
    ("after", rf"(?i:the\s(?P<way>following|next|previous))\s(?P<weekday>{_W})"),
    (
        "unit",
        r"(?i:(?P<which>last|this|next|this\spast|this\scoming|the\spast)"
        r"\s(?P<unit>week|weekend|month|year))(?:'s|’s)?\b(?!\s(?i:on\s)?[A-Z][a-z]+day)",
    ),
    ("unit", r"(?i:(?:over|at|during)\s(?P<which>the)\s(?P<unit>weekend))\b"),
    (
        "year",
        rf"(?i:in|since|during|of|early|late|back\sin|until)(?:\sthe\syear)?\s(?P<year>{_Y})(?!\w|\s(?i:people|troops))",
    ),
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"(?<!\w){form}(?!\w)")) for kind, form in _GRAMMAR)


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
