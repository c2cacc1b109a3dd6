"""What the words of a date mean: each kind of expression, against the day of publication.

`kg.extraction.dates.grammar` finds the expressions; here each kind becomes ISO 8601, or None.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extraction.dates.intervals import (
    SIX_DAYS,
    Tense,
    bounds,
    day_of,
    interval,
    month_from,
    month_or_year_from,
    nth_day,
    week,
    weekend,
)
from kg.lexicon import LEXICON

Parts = Mapping[str, str]

COUNTS = {row["word"]: int(row["number"]) for row in LEXICON.rows("counts")}
# "last" is one week or year back, "next" one ahead, "this" neither.
STEPS = {row["word"]: int(row["number"]) for row in LEXICON.rows("steps")}
ORDINALS = {row["word"]: int(row["number"]) for row in LEXICON.rows("ordinals")}
UNITS = {row["word"]: row["unit"] for row in LEXICON.rows("units")}
DAYS = {"day": 1, "week": 7}


def _numbered(names: tuple[str, ...], kind: str, *, first: int) -> dict[str, int]:
    """Return the number of each name, and of each of its short forms."""
    found = {name: number for number, name in enumerate(names, first)}
    short = enumerate(LEXICON.shortened(kind), first)
    return found | {form: number for number, forms in short for form in forms}


_MONTHS = _numbered(LEXICON.months, "month", first=1)
_WEEKDAYS = _numbered(LEXICON.weekdays, "weekday", first=0)


@dataclass(frozen=True, slots=True)
class When:
    """What the reader of an article knows: its date, the tense of the sentence, an earlier date,
    a year that carries on, and the days (month, day) that the article tells elsewhere."""

    published: str | None
    tense: Tense | None = "past"
    anchor: str | None = None
    year: int | None = None
    days: tuple[tuple[int, int], ...] = ()

    @property
    def today(self) -> date | None:
        """The day of publication; None where it is not known to the day."""
        return day_of(self.published)


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").capitalize()]


def _day_of_week(name: str) -> int:
    return _WEEKDAYS[name.rstrip(".").capitalize()]


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def count_of(word: str) -> int:
    """Return how many a word or a number in digits counts."""
    return COUNTS[word.lower()] if word.lower() in COUNTS else int(word)


def step_of(word: str) -> int:
    """Return -1 for words that lead back, 1 for those that lead ahead, else 0."""
    return STEPS.get(" ".join(word.lower().split()), 0)


def _year_of(parts: Parts, when: When, month: int, day: int | None) -> int | None:
    """The year that was said, or the one nearest to publication in the tense's direction."""
    if "year" in parts:
        return int(parts["year"])
    which = parts.get("of_year", parts.get("which", "")).lower()
    if which.startswith("the ") and which[4:] in STEPS:
        return when.year and when.year + STEPS[which[4:]]  # "the following year"
    if which not in STEPS and (which or when.year is not None):
        return when.year  # "that year", "the same year", or the one that carries on
    if when.published is None:
        return None
    first, last = bounds(when.published)
    if which:
        return first.year + STEPS[which]
    candidates = (first.year - 1, first.year, first.year + 1)
    return min(candidates, key=lambda year: _distance((year, month, day), first, last, when.tense))


def _distance(
    day: tuple[int, int, int | None], first: date, last: date, tense: Tense | None
) -> int:
    """Days from publication; the tense's wrong side is farther."""
    year, month, number = day
    length = monthrange(year, month)[1]
    start = date(year, month, min(number or 1, length))
    end = start if number else date(year, month, length)
    if start <= last and first <= end:
        return 0
    gap = (first - end).days if end < first else (start - last).days
    wrong = (tense == "past" and start > last) or (tense == "future" and end < first)
    return gap + 366 if wrong and gap > 2 else gap


def _full_date(parts: Parts, _when: When) -> str | None:
    return date(int(parts["year"]), int(parts["number"]), int(parts["day"])).isoformat()


def _month_day(parts: Parts, when: When) -> str | None:
    month, number = _month(parts["month"]), _number(parts["day"])
    year = _year_of(parts, when, month, number)
    if year is None:
        return None
    day = date(year, month, number)
    if "since" in parts and when.today is not None and day < when.today:
        return interval(day, when.today)
    return day.isoformat()


def _month_days(parts: Parts, when: When) -> str | None:
    month, number = _month(parts["month"]), _number(parts["day"])
    year = _year_of(parts, when, month, number)
    if year is None:
        return None
    last_month = _month(parts.get("month2", parts["month"]))
    first = date(year, month, number)
    last = date(year + (last_month < month), last_month, _number(parts["day2"]))
    return interval(first, last) if first <= last else None


def _month_alone(parts: Parts, when: When) -> str | None:
    month, step = _month(parts["month"]), step_of(parts.get("which", ""))
    if step and "of_year" not in parts and when.published is not None:
        first, _ = bounds(when.published)
        over = month <= first.month if step > 0 else month >= first.month
        return f"{first.year + step * over:04}-{month:02}"
    year = _year_of(parts, when, month, None)
    return None if year is None else f"{year:04}-{month:02}"


def _nearest(weekday: int, today: date, tense: Tense | None, *, strict: bool = False) -> date:
    if tense == "future":
        ahead = (weekday - today.weekday()) % 7
        return today + timedelta(days=7 if strict and ahead == 0 else ahead)
    back = (today.weekday() - weekday) % 7
    return today - timedelta(days=7 if strict and back == 0 else back)


def _weekday(parts: Parts, when: When) -> str | None:
    if when.today is None:
        return None
    weekday, step = _day_of_week(parts["weekday"]), step_of(parts.get("which", ""))
    if "week" in parts:
        monday = when.today - timedelta(days=when.today.weekday())
        return (monday + timedelta(days=7 * step_of(parts["week"]) + weekday)).isoformat()
    if step:
        tense: Tense = "future" if step > 0 else "past"
        return _told(_nearest(weekday, when.today, tense, strict=True), 7 * step, when)
    return _nearest(weekday, when.today, when.tense).isoformat()


def _told(day: date, step: int, when: When) -> str:
    """The day, or that of the week beyond where only that one is told elsewhere."""
    beyond = day + timedelta(days=step)
    told = [(each.month, each.day) in when.days for each in (day, beyond)]
    return (beyond if told == [False, True] else day).isoformat()


def _weekdays(parts: Parts, when: When) -> str | None:
    if when.today is None:
        return None
    one = _day_of_week(parts["weekday"])
    other = _day_of_week(parts["weekday2"])
    length = timedelta(days=(other - one) % 7)
    if when.tense == "future":
        first = _nearest(one, when.today, when.tense)
        return interval(first, first + length)
    last = _nearest(other, when.today, when.tense)
    return interval(last - length, last)


def _day_word(parts: Parts, when: When) -> str | None:
    words = parts.get("word", parts.get("last", "")).split() or [""]
    shift = step_of(words[-1]) * (2 if len(words) > 1 else 1)  # "the day before yesterday"
    return None if when.today is None else (when.today + timedelta(days=shift)).isoformat()


def _ago(parts: Parts, when: When) -> str | None:
    count, unit = count_of(parts["count"]), UNITS[parts["unit"].lower()]
    if unit == "year" and when.published is not None:
        return f"{bounds(when.published)[0].year - count:04}"
    if when.today is None:
        return None
    if unit == "month":
        return month_from(when.today, -count)
    if unit == "day" or count == 1:
        return (when.today - timedelta(days=count * DAYS[unit])).isoformat()
    return week(when.today, -count)


def _ahead(parts: Parts, when: When) -> str | None:
    """ "In two weeks", of a plan; else so long something took."""
    count, unit = count_of(parts["count"]), UNITS[parts["unit"].lower()]
    if when.tense != "future" or when.today is None:
        return None
    if unit == "month":
        return month_from(when.today, count)
    if unit == "day" or count == 1:
        return (when.today + timedelta(days=count * DAYS[unit])).isoformat()
    return week(when.today, count)


def _nth(parts: Parts, when: When) -> str | None:
    """ "The first Monday of June", "the last day of May"."""
    month, nth = _month(parts["month"]), ORDINALS[parts["nth"].lower()]
    year = _year_of(parts, when, month, None)
    weekday = _day_of_week(parts["weekday"]) if "weekday" in parts else None
    return None if year is None else nth_day(year, month, nth, weekday).isoformat()


def _shift(parts: Parts, when: When) -> str | None:
    start, step, unit = day_of(when.anchor), step_of(parts["way"]), UNITS[parts["unit"].lower()]
    if unit in ("month", "year"):
        return month_or_year_from(when.anchor, step * count_of(parts["count"]), unit)
    if start is None:
        return None
    if unit == "week" and "count" not in parts:
        return week(start, step)  # "the following week"
    days = count_of(parts.get("count", "1")) * DAYS[unit]
    return (start + timedelta(days=step * days)).isoformat()


def _weekday_after(parts: Parts, when: When) -> str | None:
    """ "The following Monday" of the day before it in the text."""
    start = day_of(when.anchor)
    if start is None:
        return None
    tense: Tense = "past" if step_of(parts["way"]) < 0 else "future"
    weekday = _day_of_week(parts["weekday"])
    return _nearest(weekday, start, tense, strict=True).isoformat()


def moved(day: str, by: int) -> str | None:
    """Return a day moved by so many days, None where it is not known to the day."""
    start = day_of(day)
    return (start + timedelta(days=by)).isoformat() if start else None


def _unit(parts: Parts, when: When) -> str | None:
    unit, step = UNITS[parts["unit"].lower()], step_of(parts["which"])
    if unit == "year" and when.published is not None:
        return f"{bounds(when.published)[0].year + step:04}"
    if unit == "month" and when.published is not None and len(when.published) >= 7:
        return month_from(bounds(when.published)[0], step)
    if when.today is None:
        return None
    if unit == "weekend":
        return weekend(when.today, step, when.tense)
    if step == 0:
        monday = when.today - timedelta(days=when.today.weekday())
        past = when.tense != "future"
        return interval(*((monday, when.today) if past else (when.today, monday + SIX_DAYS)))
    return week(when.today, step)


def _year_alone(parts: Parts, _when: When) -> str | None:
    return parts["year"]


RESOLVERS: dict[str, Callable[[Parts, When], str | None]] = {
    "iso": _full_date,
    "day": _month_day,
    "days": _month_days,
    "month": _month_alone,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "word": _day_word,
    "nth": _nth,
    "ahead": _ahead,
    "ago": _ago,
    "shift": _shift,
    "after": _weekday_after,
    "unit": _unit,
    "year": _year_alone,
}
