"""Messages within messages: the head of the one that was forwarded is that of the article.

Zur Info.

-------- Weitergeleitete Nachricht --------
Betreff:  Ministers meet in Riga
Datum:    Wed, 6 Mar 2024 18:30:00 +0100
Von:      Baltic Courier <news@courier.example>
"""

import re
from email.utils import parseaddr
from functools import cache

from kg.articles.fields import Fields, clean
from kg.articles.orders import order_of
from kg.articles.published import iso_date
from kg.lexicon import LEXICON
from kg.lexicon.lexicon import listed

MOST_ABOVE = 400  # characters of what a sender writes above a message that he forwards
MOST_OTHERS = 3  # lines of a head without a label
NO_FIELDS = ("forwarded", "quoted", "prefix", "answer")
DEEPEST = 4  # messages within one another
LINE = re.compile(
    r"[> \t*]{0,20}([^\W\d_](?:[^\W\d_]|['’ -]){0,24}?)[ \t\xa0]?:\*?(?:[ \t\xa0]+(.*)|$)"
)

OF_NOTES = re.compile(
    r"[- \t]*Forwarded by [^\n]{1,120} on [^\n]{6,40}\n\s*"
    r"(?P<sender>\S[^\n]{1,120}?)(?: on |\s*\n\s*)(?P<date>\d{1,2}/\d{1,2}/\d{2,4} [^\n]{4,20})\n"
    r"(?:[^\n]*\n){1,14}?[ \t]*Subject:?[ \t]*\n?[ \t]*(?P<subject>\S[^\n]{2,200})\n",
    re.IGNORECASE,
)


def of_notes(text: str) -> Fields | None:
    """Return what the head of a message says that Lotus Notes forwarded, None without one.

    It has no label for the sender and the date, and often puts what it labels on the next line.
    """
    match = OF_NOTES.search(text[: 4 * MOST_ABOVE])
    if match is None:
        return None
    name, address = parseaddr(match["sender"].strip(' \t"'))
    return Fields(
        title=clean(without_prefix(match["subject"])),
        published=iso_date(match["date"], order=order_of([match.group()])),
        publisher=clean(name) or clean(address.rpartition("@")[2]),
    )


def forwarded(text: str) -> Fields | None:
    """Return what the head of a forwarded message says, the innermost one's; None without one.

    Little stands above it: the head of what an answer quotes stands below the answer.
    """
    found = of_notes(text)
    at = 0
    for _ in range(0 if found else DEEPEST):
        inner = head_within(text[at : at + 4 * MOST_ABOVE])
        if inner is None:
            break
        found, end = inner
        at += end
    return found


def head_within(text: str) -> tuple[Fields, int] | None:
    """Return what the first head in a text says, and where it ends; None where none is near."""
    said: dict[str, str] = {}
    at = seen = others = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        match = LINE.fullmatch(line.strip())
        field = labels().get(match[1].casefold()) if match else None
        if match and field:
            said.setdefault(field, (match[2] or "").strip(" \t*"))
        elif len(said) > 2 and {"subject", "date"} <= said.keys():
            return fields_of(said), at - len(line)
        elif line.strip() and others < MOST_OTHERS:
            others += not marks_forwarded(line)  # of a head: a long list of readers goes on
        else:
            said, others = {}, 0
        seen += 0 if said or marks_forwarded(line) else len(line)
        if seen > MOST_ABOVE:
            return None
    return None


def fields_of(said: dict[str, str]) -> Fields:
    """Return the fields of a head: the sender's name is the publisher, as of any message."""
    name, address = parseaddr(said.get("from", ""))
    return Fields(
        title=clean(without_prefix(said["subject"])),
        published=iso_date(said["date"]),
        publisher=clean(name) or clean(address.rpartition("@")[2]),
    )


def without_prefix(title: str) -> str:
    """Return the subject of a message without "Fwd:" and its like."""
    return prefix("prefix", "answer").sub("", title)


def is_forward(title: str, text: str) -> bool:
    """Return whether a message says that it forwards another one, in its subject or its text."""
    said = prefix("prefix").match(title) is not None
    return said or any(marks_forwarded(line, "forwarded") for line in text[:4_000].splitlines())


def marks_forwarded(line: str, *kinds: str) -> bool:
    """Return whether a line says that a forwarded message follows it."""
    words = line.strip(" \t\r\n>-_:*").casefold()
    return any(words in words_of(kind) for kind in kinds or ("forwarded", "quoted"))


@cache
def labels() -> dict[str, str]:
    """Return the fields of a head by their labels."""
    rows = [row for row in LEXICON.rows("mail_headers") if row["field"] not in NO_FIELDS]
    return {label: row["field"] for row in rows for label in listed(row["labels"])}


def words_of(kind: str) -> frozenset[str]:
    """Return what programs say of a kind of field."""
    return LEXICON.parts("mail_headers", "labels", field=kind)


@cache
def prefix(*kinds: str) -> re.Pattern[str]:
    """Return the pattern of what programs write before the title of a message."""
    words = sorted(frozenset().union(*map(words_of, kinds)), key=len, reverse=True)
    return re.compile(rf"^(?:(?:{'|'.join(words)})(?:\[\d+\])?\s?:\s*)+", re.IGNORECASE)
