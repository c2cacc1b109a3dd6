"""ISO dates and intervals of any precision: what days they may mean, and how one says them."""

import calendar
import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
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
    named = [MONTHS[int(month) - 1]] if month and 1 <= int(month) <= 12 else []
    return [*([str(int(day))] if day and named else []), *named, year]
