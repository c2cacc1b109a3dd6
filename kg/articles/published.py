"""When an article was published: dates of metadata, and of the lines above an article."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from kg.articles.orders import NUMERIC, Order, order_of

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
ISO = r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"

# Each with the form that it is for.
FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        ISO,  # 2023-07-03, 2023/7/3, 2023-07-03T10:00:00Z
        rf"\b{MONTH}\s{{0,3}}{DAY}\s{{0,2}},?\s{{0,3}}{YEAR}",  # July 3, 2023; Jul. 3rd 2023
        rf"(?<!\d){DAY}[-\s]{{1,2}}(?:of\s)?{MONTH}[-,\s]{{1,3}}{YEAR}",  # 3 July 2023; 3-Jul-2023
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?=$|[T ]\d)",  # 20230703
    )
)
PARTIAL = (
    re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)(?:[-/](?P<number>\d{1,2}))?"),  # 2023-07, 2023
    re.compile(rf"{MONTH},?\s{{1,3}}{YEAR}", re.IGNORECASE),  # July 2023
)
IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


def iso_date(value: str | None, *, order: Order | None = None) -> str | None:
    """Return a date of metadata as "2023-07-03", with less precision where it has less.

    "07/03/2023" may be March or July: only its year is sure where `order` does not say which
    comes first. None if it is no date.
    """
    if not value:
        return None
    value = value.strip()[:100]
    if re.fullmatch(r"\d{9,10}(\.\d*)?|\d{12,13}", value):
        return from_epoch(value)
    for pattern in FULL:
        if (match := pattern.search(value)) and (found := from_match(match)):
            return found
    if match := NUMERIC.search(value):
        return from_numbers(match, order)
    for pattern in PARTIAL:
        if match := pattern.fullmatch(value):
            return from_match(match)
    return None


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
    year, day = int(found["year"]), found.get("day")
    if found.get("month"):
        month = 1 + [name[:3] for name in MONTHS].index(found["month"][:3].lower())
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
    first, second, year = (int(match[name]) for name in ("first", "second", "year"))
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
    """Return the day (UTC) of a Unix time in seconds or milliseconds."""
    seconds = float(value)
    if seconds > 99_999_999_999:
        seconds /= 1_000
    return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()


def valid(year: int, month: int, day: int) -> str | None:
    """Return the ISO date, None if the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


# Dates above an article ------------------------------------------------------------------------

HEAD_LINES = 12  # lines that are not empty, among which a date may stand
HEAD_CHARACTERS = 3_000
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{0,3})?"
TIME = r"(?:[\s,|@–—-]{0,3}(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?[A-Z]{0,5})?"
SAID = (
    r"(?:(?:first\s|last\s)?(?:published|posted|updated|modified|issued|created|date|on)"
    r"(?:\s(?:on|at))?\s?:?\s{0,3})"
)
LABEL = r"(?:[^\s.;!?]{1,20}\s){0,3}[^\s.;!?]{1,20}"
A_DATE = (
    rf"(?:{ISO}|{MONTH}\s{{0,3}}{DAY}\s{{0,2}},?\s{{0,3}}{YEAR}"
    rf"|{DAY}[-\s]{{1,2}}{MONTH}[-,\s]{{1,3}}{YEAR}"
    rf"|(?<!\d)\d{{1,2}}[/.-]\d{{1,2}}[/.-]{YEAR})"
)


def unnamed(pattern: str) -> str:
    """Return the pattern without group names, which may stand only once in an expression."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


DATE = unnamed(A_DATE)
HEADS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "Friday, January 4, 2019", "Published: July 3, 2023 10:15 am EDT", alone on its line
        rf"\W{{0,3}}{SAID}{{0,2}}{WEEKDAY}{DATE}{TIME}\W{{0,3}}$",
        # "July 24, 2023 Special Dispatch No. 10721", "3 July 2023 | World": then a short label
        rf"\W{{0,3}}{SAID}?{WEEKDAY}{DATE}{TIME}(?:\s?[|·•–—-]\s?|\s)[^,;:!?]{{0,60}}(?<!\.)$",
        # "By Jane Doe | July 3, 2023", "BBC News, 3 July 2023": a short label, then the date
        rf"(?:[^.;!?]{{0,60}}[|·•–—-]|{LABEL},)\s{{0,2}}{SAID}?{WEEKDAY}{DATE}{TIME}\W{{0,3}}(?<!\.)$",
        # "By Jane Doe Published July 3, 2023"
        rf"[^.;!?]{{0,60}}\s(?!on|date){SAID}{WEEKDAY}{DATE}{TIME}\W{{0,3}}(?<!\.)$",
    )
)
# "TEHRAN, July 3, 2023 (MNA) – …", "WASHINGTON (3 July 2023) - …": a dateline before the text
DATELINE = re.compile(
    rf"[A-Z][A-Z .,/'-]{{2,40}}[,(]?\s?\(?(?i:{DATE})\)?\s?(?:\([\w ./-]{{2,30}}\)\s?)?[-–—:,]"
)
MOST_OF_A_HEAD = 140  # characters
MOST_OF_A_TEXT = 100_000  # characters in which other dates are looked for


def date_of_text(text: str, *, order: Order | None = None) -> str | None:
    """Return the date of publication that stands in the first lines, None if none does.

    Only a line that is a date with a label, or a dateline, counts: a date in a sentence or a
    caption is that of an event. Numbers are read in the order that the text's own dates show,
    else in `order`.
    """
    lines = [line.strip() for line in text[:HEAD_CHARACTERS].splitlines()]
    for line in [line for line in lines if line][:HEAD_LINES]:
        match = DATELINE.match(line)
        if is_date_line(line) or match:
            said = match.group() if match and not is_date_line(line) else line
            return first_date(said, order=order_of([text[:MOST_OF_A_TEXT]]) or order)
    return None


def is_date_line(line: str) -> bool:
    """Return whether a line is nothing but a date and its label."""
    return len(line) <= MOST_OF_A_HEAD and any(head.match(line) for head in HEADS)


def first_date(text: str, *, order: Order | None = None) -> str | None:
    """Return the first full date in a text."""
    matches = [match for pattern in (*FULL, NUMERIC) if (match := pattern.search(text))]
    if not matches:
        return None
    first = min(matches, key=lambda match: match.start())
    return from_numbers(first, order) if first.re is NUMERIC else from_match(first)


def surest(dates: Iterable[str | None]) -> str | None:
    """Return the first of several dates, to the day where another one of them tells its day."""
    known = [date for date in dates if date]
    return next((date for date in known if len(date) == 10 and date.startswith(known[0])),
                known[0] if known else None)  # fmt: skip
