"""What the text around a date says of it: the year before it, the date that it counts from."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extraction.dates.grammar import Context, Expression, expressions, parts, resolve
from kg.extraction.dates.normalise import STEPS, step_of

NEAR = 500  # characters before a sentence, in which a date may still be counted from
ABSOLUTE = ("day", "iso", "days")
COUNTED = ("shift", "after")
YEARLESS = ("day", "days", "month", "nth")


def in_context(found: Sequence[Expression], sentence: str, text: str, at: int) -> list[Expression]:
    """Return the date expressions of a sentence with what the text says of them.

    `text` is that of the article, `at` where the sentence begins in it.
    """
    placed: list[Expression] = []
    for one in found:
        context = Context()
        if one.kind in COUNTED:
            context = Context(before=date_before(one, placed, text, at))
        elif one.kind in YEARLESS and not one.parts.get("year"):
            context = Context(year=year_before(one, placed, sentence, text, at))
        elif one.kind == "weekday" and step_of(one.parts.get("which") or ""):
            context = Context(days=days_told(text))
        placed.append(replace(one, context=context))
    return placed


def date_before(
    one: Expression, earlier: Sequence[Expression], text: str, at: int
) -> Expression | None:
    """Return the last date told before: in the sentence, else in those just before it.

    Months and years are counted from a month or a year as well.
    """
    before = [other for other in earlier if other.kind not in COUNTED]
    if not before:
        far = (one.parts.get("unit") or "") in ("month", "year")
        near = expressions(text[max(0, at - NEAR) : at])
        before = [each for each in near if is_day(each) or (far and year_of(each) is not None)]
    return before[-1] if before else None


def is_day(one: Expression) -> bool:
    """Return whether an expression may tell a day by itself."""
    return one.kind in (*ABSOLUTE, "weekday", "word")


def year_before(
    one: Expression, earlier: Sequence[Expression], sentence: str, text: str, at: int
) -> int | None:
    """Return the year that carries on to a date without one, None if none does.

    It is named before in the sentence ("in 2017 … on December 21"); or in the sentence before,
    and the date opens this one or says "that year".
    """
    that = (one.parts.get("of_year") or one.parts.get("which") or "").lower()
    if that in STEPS:
        return None
    years = [year for other in earlier if (year := year_of(other))]
    if not years and (that or is_fronted(one, sentence)):
        paragraph = re.split(r"\n\s*\n", text[max(0, at - NEAR) : at])[-1]
        before = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", paragraph.strip())
        years = [year for other in expressions(before[-1]) if (year := year_of(other))]
    return years[-1] if years else None


def is_fronted(one: Expression, sentence: str) -> bool:
    """Return whether a date opens its sentence: "On December 21, …"."""
    return re.fullmatch(parts()["OPENING"], sentence[: one.start]) is not None


def year_of(one: Expression) -> int | None:
    """Return the year that an expression names."""
    year = one.parts.get("year")
    return int(year) if year else None


@lru_cache(maxsize=4)
def days_told(text: str) -> tuple[tuple[int, int], ...]:
    """Return the days of the year (month, day) that a text names."""
    days = [one for one in expressions(text) if one.kind in ("day", "iso")]
    dates = [resolve(one, published="2024-07-01") for one in days]  # a leap year
    told = {(int(day[5:7]), int(day[8:10])) for day in dates if day and len(day) == 10}
    return tuple(sorted(told))
