"""When an article was published: dates of metadata and addresses."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

from kg.articles.orders import NUMERIC, Order, order_of_line
from kg.lexicon import ENGLISH
from kg.lexicon.lexicon import listed

# By three letters a month is known; "Sept." and the whole name have more.
MONTHS = tuple(name[:3].lower() for name in ENGLISH.months)
_WRITTEN = "|".join(
    rf"{'|'.join([name, *reversed(forms)])}"
    for name, forms in zip(ENGLISH.months, ENGLISH.shortened("month"), strict=True)
).lower()
MONTH = rf"(?P<month>{_WRITTEN})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?:(?!\d)|(?=\d?\d:\d\d))"  # "March 6, 20246:30 PM", pasted
SHORT_YEAR = r"['’]?(?P<year>\d\d)(?![\d:.])"
ROMAN = r"(?P<roman>XI{0,2}|I[VX]|VI{0,3}|I{1,3})"  # "6.III.2024", as in much of Europe
ISO = r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"

# Each with the form that it is for.
FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        ISO,  # 2023-07-03, 2023/7/3, 2023-07-03T10:00:00Z
        rf"\b{MONTH}\s{{0,3}}{DAY}\s{{0,2}},?\s{{0,3}}{YEAR}",  # July 3, 2023; Jul. 3rd 2023
        rf"(?<!\d){DAY}[-\s]{{1,2}}(?:of\s)?{MONTH}[-,\s]{{1,3}}{YEAR}",  # 3 July 2023; 3-Jul-2023
        # 20230703, 20230703T10, 202307031015, 20230703101500
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?=(?:\d{4}|\d{6})?$|[T _]\d)",
        rf"(?<!\d){DAY}[-\s]{{1,2}}{MONTH}[-,\s]{{1,2}}{SHORT_YEAR}",  # 3 Jul 23; 03-Jul-23
        rf"\b{MONTH}\s{{1,2}}{DAY},\s{{0,2}}{SHORT_YEAR}",  # Jul 3, '23
        # Mon Jul 03 23:30:00 +0000 2023; Mon Jul  3 23:30:00 UTC 2023
        rf"\b{MONTH}\s{{1,2}}{DAY}\s\d\d:\d\d(?::\d\d)?(?:\s[+-]?\w{{1,5}})?\s{YEAR}",
        rf"\b{MONTH}[-/.]{DAY}[-/,]\s?{YEAR}",  # Mar-06-2024
        rf"(?<!\d){DAY}[/.]{MONTH}[/.]?{YEAR}",  # 06/Mar/2024, as servers write it
        rf"(?<!\d){YEAR}[-/\s]{MONTH}[-/\s]{DAY}(?!\d)",  # 2024-Mar-06
        rf"(?<!\d){DAY}[./-]\s?(?-i:{ROMAN})[./-]\s?{YEAR}",
        # 061200Z MAR 24
        rf"(?<!\d)(?P<day>\d\d)\d{{4}}Z\s?{MONTH}\s?(?P<year>(?:19|20)?\d\d)(?!\d)",
    )
)
WEEK = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-?W(?P<week>\d\d)(?:-?(?P<day>[1-7]))?(?![\d-])")
ORDINAL = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<day>\d{3})(?=$|T)")  # 2024-066, of ISO 8601
CHINESE = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<number>\d{1,2})月(?P<day>\d{1,2})日")
PARTIAL = (
    re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)(?:[-/](?P<number>\d{1,2}))?"),  # 2023-07, 2023
    re.compile(rf"{MONTH},?\s{{1,3}}{YEAR}", re.IGNORECASE),  # July 2023
    re.compile(rf"(?P<number>\d{{1,2}})[/.-]{YEAR}"),  # 07/2023
)
# 6 de marzo de 2024; 6. März 2024; 1er mars 2024
FOREIGN = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\.|º|er)?\s(?:de\s)?(?P<month>[^\W\d_]{3,12})\.?"
    r"\s(?:del?\s)?(?P<year>(?:19|20)\d\d)(?!\d)"
)
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
COMPACT = 3  # which of these could be a number of milliseconds too
# Seconds since 1970, also before; milliseconds, microseconds, nanoseconds.
EPOCH = re.compile(r"\d{9,10}(\.\d*)?|\d{11,13}|\d{16}|\d{19}|-\d{1,13}(\.\d*)?")
SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d*)?")  # days since 1899, as sheets count them: 1954 to 2091
OF_NET = re.compile(r"^/Date\((-?\d{1,13})(?:[+-]\d{4})?\)/$")  # /Date(1688342400000)/
CHANGED = re.compile(r"\b(?:updated|modified|edited|revised|changed|last)\b", re.IGNORECASE)
PUBLISHED = re.compile(r"\b(?:published|posted|issued|first)\b", re.IGNORECASE)
IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


def iso_date(value: str | None, *, order: Order | None = None) -> str | None:
    """Return a date of metadata as "2023-07-03", with less precision where it has less.

    "07/03/2023" may be March or July: only its year is sure where `order` does not say which
    comes first. None if it is no date.
    """
    if not value:
        return None
    value = OF_NET.sub(r"\1", of_publication(value[:100]).strip())
    if EPOCH.fullmatch(value) and not (len(value) == 12 and FULL[COMPACT].search(value)):
        return from_epoch(value)
    for pattern in (*FULL, CHINESE):
        if (match := pattern.search(value)) and (found := from_match(match)):
            return found
    if match := NUMERIC.search(value):
        return from_numbers(match, order or order_of_line(value))
    for pattern in PARTIAL:
        if match := pattern.fullmatch(value):
            return from_match(match)
    return from_week(value) or from_ordinal(value) or from_serial(value) or from_foreign(value)


def of_publication(value: str) -> str:
    """Return what a value says of publication, where it says when a text was changed too.

    "Updated 8 March 2024; first published 6 March 2024"
    """
    changed, published = CHANGED.search(value), PUBLISHED.search(value)
    if not changed or not published:
        return value
    before = changed.start() < published.start()
    return value[published.end() :] if before else value[: changed.start()]


def from_week(value: str) -> str | None:
    """Return the day "2024-W10-3" of ISO 8601; of a whole week the month of its Thursday."""
    match = WEEK.search(value)
    try:
        day = date.fromisocalendar(*(int(match[n] or 4) for n in (1, 2, 3))) if match else None
    except ValueError:
        return None
    return day.isoformat()[: 10 if match and match["day"] else 7] if day else None


def from_ordinal(value: str) -> str | None:
    """Return the date of a day counted from the first of a year: "2024-066"."""
    match = ORDINAL.match(value)
    if not match or not 1 <= int(match["day"]) <= 366:
        return None
    day = date(int(match["year"]), 1, 1) + timedelta(days=int(match["day"]) - 1)
    return day.isoformat() if day.year == int(match["year"]) else None


def from_serial(value: str) -> str | None:
    """Return the date that a sheet counts in days: "45357" is 2024-03-06."""
    if not SERIAL.fullmatch(value):
        return None
    return (date(1899, 12, 30) + timedelta(days=float(value))).isoformat()


def from_foreign(value: str) -> str | None:
    """Return the date that a text of another language is: "6 de marzo de 2024"."""
    match = FOREIGN.search(value.lower())
    month = foreign_months().get(match["month"]) if match else None
    return valid(int(match["year"]), month, int(match["day"])) if match and month else None


@cache
def foreign_months() -> dict[str, int]:
    """Return the months by their names in other languages."""
    rows = ENGLISH.rows("foreign_months")
    return {name: int(row["number"]) for row in rows for name in listed(row["names"])}


def is_ambiguous(value: object) -> bool:
    """Return whether a value is a date like 07/03/2023, whose order must be known."""
    date = value[:100] if isinstance(value, str) else ""
    return NUMERIC.search(date) is not None and len(iso_date(date) or "") == 4


def date_of_url(url: str | None) -> str | None:
    """Return the date in an address like "https://example.org/2023/07/03/talks"."""
    match = IN_URL.search(url[:1_000]) if url else None
    return valid(*(int(part) for part in match.groups())) if match else None


def from_match(match: re.Match[str]) -> str | None:
    """Return the date that a pattern's named groups make."""
    found = match.groupdict()
    year, day = full_year(found["year"]), found.get("day")
    if found.get("month"):
        month = 1 + MONTHS.index(found["month"][:3].lower())
    elif found.get("roman"):
        month = 1 + ROMANS.index(found["roman"])
    elif found.get("number"):
        month = int(found["number"])
    else:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    return valid(year, month, int(day))


def from_numbers(match: re.Match[str], order: Order | None) -> str | None:
    """Return the date of two numbers and a year; "2023" where their order is not known.

    Between full stops the day is first unless `order` says otherwise: hardly a country writes
    the month there.
    """
    first, second, year = int(match["first"]), int(match["second"]), full_year(match["year"])
    if first > 12 or first == second:
        return valid(year, second, first)
    if second > 12:
        return valid(year, first, second)
    if order is None and match["mark"] == ".":
        order = "day"
    if order is None:
        return f"{year:04}" if first and second else None
    return valid(year, *((second, first) if order == "day" else (first, second)))


def from_epoch(value: str) -> str | None:
    """Return the day (UTC) of a Unix time in seconds, or in thousandths of them and so on."""
    seconds = float(value)
    while abs(seconds) > 9_999_999_999:
        seconds /= 1_000
    return (datetime(1970, 1, 1) + timedelta(seconds=seconds)).date().isoformat()


def full_year(year: str) -> int:
    """Return the year of "2023", "23" and "87": two digits are those of 1969 to 2068."""
    return int(year) if len(year) > 2 else int(year) + (1900 if int(year) > 68 else 2000)


def valid(year: int, month: int, day: int) -> str | None:
    """Return the ISO date, None if the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def surest(dates: Iterable[str | None]) -> str | None:
    """Return the first of several dates, to the day where another one of them tells its day."""
    known = [date for date in dates if date]
    return next((date for date in known if len(date) == 10 and date.startswith(known[0])),
                known[0] if known else None)  # fmt: skip
