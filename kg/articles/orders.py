"""Which comes first in a date like 07/03/2023: the day or the month."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from kg.lexicon import ENGLISH

Order = Literal["day", "month"]

# 25/12/2023, 25.12.2023, 25-12-2023, 25/12/23; nothing that goes on as a longer number.
NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|(?<=[/.])\d\d)(?![\d/])(?!\.\d)"
)
WEEKDAY = re.compile(
    rf"\b({'|'.join(day[:3] for day in ENGLISH.weekdays)})[a-z]{{0,6}}\b", re.IGNORECASE
)
AMERICAN_TIME = re.compile(r"\d\s?[ap]\.?m\.?\s?[ECMP][SD]?T\b", re.IGNORECASE)
AMERICAN = frozenset({"us", "gov", "mil"})


def order_of(texts: Iterable[str]) -> Order | None:
    """Return the order that dates of one origin show: a number over 12 can only be the day.

    None where no date shows it, or where some show the one and some the other.
    """
    shown: set[Order] = set()
    for text in texts:
        for match in NUMERIC.finditer(text):
            first, second = int(match["first"]), int(match["second"])
            if match["mark"] == "." and len(match["year"]) == 2:
                continue  # 10.15.30 may be a time
            if first > 12 >= second and match["mark"] != ".":
                shown.add("day")
            elif second > 12 >= first:
                shown.add("month")
        if len(shown) > 1:
            return None
    return shown.pop() if shown else None


def order_of_line(line: str) -> Order | None:
    """Return the order that a line shows by the day of the week beside its date, or by its time.

    "Wednesday, 11/8/2023" is the 8th of November; "11/08/2023 06:12 AM EST" was written in America.
    """
    match = NUMERIC.search(line)
    if match is None:
        return None
    if AMERICAN_TIME.search(line):
        return "month"
    named = WEEKDAY.search(line)
    if named is None or len(match["year"]) < 4:
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    orders: tuple[tuple[Order, int, int], ...] = (("day", first, second), ("month", second, first))
    fit = [
        order
        for order, day, month in orders
        if weekday_of(year, month, day) == named[1][:3].lower()
    ]
    return fit[0] if len(fit) == 1 else None


def weekday_of(year: int, month: int, day: int) -> str | None:
    """Return the first three letters of the day of the week, None for no day of the calendar."""
    try:
        return ENGLISH.weekdays[date(year, month, day).weekday()][:3].lower()
    except ValueError:
        return None


def order_of_address(url: str | None) -> Order | None:
    """Return the order that is usual in the country of an address, None where that is unsure."""
    try:
        host = urlsplit(url if "//" in (url or "") else f"//{url}").hostname if url else None
    except ValueError:
        return None
    domain = (host or "").rpartition(".")[2]
    if domain in AMERICAN:
        return "month"
    return "day" if domain in day_first() else None


@lru_cache(maxsize=1)
def day_first() -> frozenset[str]:
    """Return the domains of countries that write the day first."""
    data = (Path(__file__).parent / "data" / "day_first.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in data.splitlines() if not line.startswith("#") for word in line.split()
    )
