"""Days, weeks and months of the calendar, as ISO 8601."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future"]
SIX_DAYS = timedelta(days=6)


def bounds(iso: str) -> tuple[date, date]:
    """Return the first and last day of an ISO date or interval of any precision."""
    first, _, last = iso.partition("/")
    return first_day(first), last_day(last or first)


def first_day(iso: str) -> date:
    """Return the first day of an ISO date of any precision."""
    numbers = [int(part) for part in iso.split("-")]
    return date(*[*numbers, 1, 1][:3])


def last_day(iso: str) -> date:
    """Return the last day of an ISO date of any precision."""
    numbers = [int(part) for part in iso.split("-")]
    if len(numbers) == 1:
        return date(numbers[0], 12, 31)
    if len(numbers) == 2:
        return date(numbers[0], numbers[1], monthrange(numbers[0], numbers[1])[1])
    return date(*numbers)


def day_of(iso: str | None) -> date | None:
    """Return the day of an ISO date, None where it is not known to the day."""
    if iso is None or "/" in iso or len(iso) < 10:
        return None
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def interval(first: date, last: date) -> str:
    """Return two days as an ISO interval, one as itself."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def weekend(today: date, step: int, tense: Tense | None) -> str:
    """Return the weekend before a day, around it or after it, by the tense and `step` in weeks."""
    saturday = today - timedelta(days=today.weekday()) + timedelta(days=5)
    if today.weekday() < 5 and step != 1 and (step == -1 or tense != "future"):
        saturday -= timedelta(days=7)
    if today.weekday() >= 5 and step:
        saturday += timedelta(days=7 * step)
    return interval(saturday, saturday + timedelta(days=1))


def week(today: date, step: int) -> str:
    """Return the week of a day, moved by so many weeks."""
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
    return interval(monday, monday + SIX_DAYS)


def month_from(day: date, step: int) -> str:
    """Return the month so many months from a day."""
    months = day.year * 12 + day.month - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}"


def month_or_year_from(anchor: str | None, count: int, unit: str) -> str | None:
    """Return the month or year so many from a date; None where that is not known as well."""
    if anchor is None or "/" in anchor or (unit == "month" and len(anchor) < len("2023-07")):
        return None
    first, _ = bounds(anchor)
    return month_from(first, count) if unit == "month" else f"{first.year + count:04}"


def nth_day(year: int, month: int, nth: int, weekday: int | None) -> date:
    """Return the nth day of a month, or day of the week in it; -1 is the last, 0 is Monday.

    Raises `ValueError` where a month has no such day.
    """
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    days = [day for day in days if weekday in (None, day.weekday())]
    if nth > len(days):
        raise ValueError(f"{year}-{month:02} has no such day")
    return days[nth - 1 if nth > 0 else nth]
