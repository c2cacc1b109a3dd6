"""ISO dates and intervals of any precision: what days they may mean, and how one says them."""

import calendar
import datetime
import re
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon import ENGLISH

ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def bounds(date: str) -> tuple[str, ...]:
    """Return the first and the last day that a date may mean; nothing for what is no date.

    >>> bounds("2023-02")
    ('2023-02-01', '2023-02-28')
    """
    first, _, last = date.partition("/")
    found = [ISO.match(first), ISO.match(last or first)]
    if not all(found):
        return ()
    (year, month, day), (end_year, end_month, end_day) = (
        tuple(int(part) if part else 0 for part in match.groups()) for match in found if match
    )
    if not (0 <= month <= 12 and 0 <= end_month <= 12 and year and end_year):
        return ()
    end_month = end_month or 12
    end_day = end_day or calendar.monthrange(end_year, end_month)[1]
    return (
        f"{year:04}-{month or 1:02}-{day or 1:02}",
        f"{end_year:04}-{end_month:02}-{end_day:02}",
    )


def overlaps(date: str | None, *, since: str | None, until: str | None) -> bool:
    """Say whether an ISO date or interval, of any precision, may lie within the bounds.

    >>> overlaps("2023-06", since="2023-06-14", until=None)
    True
    """
    days = bounds(date) if date else ()
    if not days:
        return False
    lower = bounds(since) if since else ()
    upper = bounds(until) if until else ()
    return not (lower and days[1] < lower[0]) and not (upper and upper[1] < days[0])


def said(date: str | None) -> str:
    """Return a date as one reads it, in the precision that it has.

    >>> said("2023-06-12/2023-06-23"), said("2023-06-30/2023-07-02"), said("2023-06"), said(None)
    ('12–23 June 2023', '30 June – 2 July 2023', 'June 2023', '')
    """
    ends = [_words(end) for end in (date or "").split("/") if end] or [[]]
    first, last = ends[0], ends[-1]
    if first == last:
        return " ".join(last)
    shared = 0
    while len(first) == len(last) and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    own = len(last) - shared
    begin, end = first[: len(first) - shared], last[:own]
    dash = "–" if len(begin) == len(end) == 1 else " – "
    return " ".join([f"{' '.join(begin)}{dash}{' '.join(end)}", *last[own:]])


def _words(date: str) -> list[str]:
    """Return day, month and year of a date, as far as it has them."""
    found = ISO.match(date)
    if not found:
        return [date] if date else []
    year, month, day = found.groups()
    named = [ENGLISH.months[int(month) - 1]] if month and 1 <= int(month) <= 12 else []
    return [*([str(int(day))] if day and named else []), *named, year]


def runs(dates: Iterable[str], *, by_month: bool = False) -> list[str]:
    """Return days as few ISO intervals, in order: those that follow each other are one.

    With `by_month` a whole month stands for each of its days. What is no day stays as it is.

    >>> runs(["2023-06-14", "2023-06-12", "2023-06-13", "2023"])
    ['2023', '2023-06-12/2023-06-14']
    >>> runs(["2023-12-01", "2024-01-31"], by_month=True)
    ['2023-12/2024-01']
    """
    cut = 7 if by_month else 10
    known = sorted({date[:cut] for date in dates if date})
    found: list[list[str]] = []
    last = None
    for date in known:
        place = _place(date)
        if found and place is not None and last is not None and place == last + 1:
            found[-1][1:] = [date]
        else:
            found.append([date])
        last = place
    return ["/".join(ends) for ends in found]


@lru_cache(maxsize=50_000)
def _place(date: str) -> int | None:
    """Return the number of a day, or of a month, counted from year 1."""
    match = ISO.fullmatch(date)
    if not match or not match[2]:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        return datetime.date(year, month, day).toordinal() if day else 12 * year + month
    except ValueError:
        return None
