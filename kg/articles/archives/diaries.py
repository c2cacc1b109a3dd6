"""Diaries and chronicles: entries below their dates, each of which is an article of its day.

8 November 2023

Maisuri met Sarkyan in Yerevan.

9 November 2023

Trains ran again.
"""

import re
from itertools import pairwise

from kg.articles.date_lines import DATE, WEEKDAY, unnamed
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle
from kg.articles.published import iso_date

DAY = re.compile(
    rf"^[ \t]*(?:\#{{1,4}}[ \t]*|\*\*)?(?P<day>{unnamed(WEEKDAY)}{DATE})(?:\*\*)?:?[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
ENDS = re.compile(r"[.!?…][\"'”’)\]]*\Z")
LEAST = 2  # entries
LEAST_ENTRY = 20  # characters
MOST_ABOVE = 200  # characters: a title


def articles(text: str) -> list[RawArticle]:
    """Return the entries of a diary as articles, none of any other text.

    The first date stands at its head, and the others follow it day by day, or go back so.
    """
    found = list(DAY.finditer(text))
    if len(found) < LEAST or len(text[: found[0].start()].strip()) > MOST_ABOVE:
        return []
    days = [iso_date(match["day"]) for match in found]
    known = [day for day in days if day and len(day) == 10]
    if len(set(known)) < len(days) or known not in (sorted(known), sorted(known)[::-1]):
        return []
    ends = [after.start() for _, after in pairwise(found)] + [len(text)]
    entries = [text[match.end() : end].strip() for match, end in zip(found, ends, strict=True)]
    if min(map(len, entries)) < LEAST_ENTRY or not all(map(ENDS.search, entries)):
        return []  # the headline of the next article stands above its date
    title = " ".join(text[: found[0].start()].strip(" \t\r\n#*=_-").split()) or None
    return [
        RawArticle(entry, Fields(title=title, published=day))
        for entry, day in zip(entries, days, strict=True)
    ]
