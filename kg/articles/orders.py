"""Which comes first in a date like 07/03/2023: the day or the month."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

Order = Literal["day", "month"]

# 25/12/2023, 25.12.2023, 25-12-2023, 25/12/23; nothing that goes on as a longer number.
NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|(?<=[/.])\d\d)(?![\d/])(?!\.\d)"
)
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
