"""Chats as WhatsApp exports them: the messages of a day are an article, dated by it.

[06/03/2024, 18:30:12] Jo Lind: Minister Vrabel met President Ozola.
3/6/24, 6:30 PM - Jo Lind: Minister Vrabel met President Ozola.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle
from kg.articles.orders import Order, order_of
from kg.articles.published import iso_date

MESSAGE = re.compile(
    r"^[\u200e\u200f]?\[?(\d{1,4}([./-])\d{1,2}\2\d{2,4}),?[ ]"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?\]?[ ](?:[-–][ ])?",
    re.MULTILINE,
)
SAID = re.compile(r"[^:\n]{1,60}: \S")  # what nobody says is a remark of the program
LEAST = 2


def articles(text: str) -> list[RawArticle]:
    """Return the days of a chat as articles, none of any other text."""
    found = list(MESSAGE.finditer(text))
    if len(found) < LEAST or text[: found[0].start()].strip():
        return []
    order = order_of_days([match[1] for match in found])
    return [
        RawArticle("\n\n".join(said), Fields(published=iso_date(day, order=order)))
        for day, messages in groupby(messages_of(text, found), key=lambda each: each[0])
        if (said := [each for _, each in messages])
    ]


def messages_of(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield the day of each message, as it is written, and who says what."""
    starts = [*found, None]
    for match, after in pairwise(starts):
        assert match is not None
        said = text[match.end() : after.start() if after else len(text)].strip()
        if SAID.match(said):
            yield match[1], said


def order_of_days(days: Sequence[str]) -> Order | None:
    """Return which comes first in the dates of a chat: it goes on from day to day."""
    if shown := order_of(days):
        return shown
    orders: tuple[Order, ...] = ("day", "month")
    fit = [one for one in orders if goes_on([iso_date(day, order=one) for day in days])]
    return fit[0] if len(fit) == 1 else None


def goes_on(days: Sequence[str | None]) -> bool:
    """Return whether days are known and follow one another."""
    known = [day for day in days if day and len(day) == 10]
    return len(known) == len(days) and known == sorted(known)
