"""Nexis and Nexis Uni: "1 of 200 DOCUMENTS" before each article, or "End of Document" behind it.

The New York Times                      Ministers meet in Riga
March 5, 2024 Tuesday                   The New York Times
Ministers meet in Riga                  March 5, 2024 Tuesday
BYLINE: By JANE DOE                     Copyright 2024 The New York Times Company
LENGTH: 823 words                       Length: 823 words
…                                       Body
LOAD-DATE: March 5, 2024                …
LANGUAGE: LEXICON                       Load-Date: March 5, 2024
"""

import re

from kg.articles.archives.labels import cut, joined, labelled
from kg.articles.date_lines import first_date
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle

OPENS = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+(?: DOCUMENTS?)?[ \t]*$", re.MULTILINE)
CLOSES = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
IS = re.compile(r"(?im)^[ \t]*(?:load-date|length:? +\d+ words|publication-type|byline)\b")
# Of one article alone, which nothing opens or closes.
LENGTH = re.compile(r"(?im)^[ \t]*length: +\d[\d,]* words[ \t]*\r?$")
LOADED = re.compile(r"(?im)^[ \t]*load-date: +\S")
HEAD = frozenset(
    [
        "byline",
        "section",
        "length",
        "dateline",
        "highlight",
        "headline",
        "series",
        "source",
        "title",
        "date",
        "publication",
    ]
)
TAIL = frozenset(
    """load-date|language|publication-type|subject|company|organization|person|geographic|country
    |state|city|ticker|industry|url|journal-code|document-type|graphic|correction|notes
    |correction-date|classification""".replace("\n    ", "").split("|")
)
LABELS = HEAD | TAIL
COPYRIGHT = re.compile(r"(?i)(?:copyright|©|all rights reserved)\b.*|©.*")
EDITION = re.compile(r"(?i)(?:[\w .-]{0,30}edition\b[\w .,-]{0,20}|final|correction appended)")
BODY, END = "body", frozenset({"classification", "graphic"})
MOST_OF_A_HEAD = 14  # lines


def articles(text: str) -> list[RawArticle]:
    """Return the articles of an export of Nexis, none of any other text."""
    blocks = cut(text, CLOSES, before=True) or cut(text, OPENS, before=False)
    blocks = blocks or [text] * bool(LENGTH.search(text) and LOADED.search(text))
    if not blocks or not IS.search(text):
        return []
    return [each for block in blocks if (each := article(block)) is not None]


def article(block: str) -> RawArticle | None:
    """Return the article of a block, None where it has no text."""
    block = OPENS.sub("", block)
    lines = list(labelled(block.splitlines(), LABELS))
    start, end = body_of(lines)
    body = joined([text for _, text in lines[start:end]])
    said = {name: text for name, text in reversed(lines) if name and text}
    first = next((number for number, (name, _) in enumerate(lines) if name), start)
    title, publisher, date = head_of([text for _, text in lines[: min(first, start)]])
    fields = Fields(
        title=said.get("headline") or said.get("title") or title,
        published=first_date(said.get("date") or "")
        or date
        or first_date(said.get("load-date", "")),
        url=said.get("url"),
        publisher=said.get("publication") or publisher,
        language=(said.get("language") or "").split(";")[0].strip().lower() or None,
    )
    return RawArticle(body, fields) if body else None


def body_of(lines: list[tuple[str, str]]) -> tuple[int, int]:
    """Return where the article's own text begins and ends among the lines of a block."""
    shown = [text.strip(" \t:").casefold() if not name else "" for name, text in lines]
    start = shown.index(BODY) + 1 if BODY in shown else behind_the_head(lines)
    end = start
    while end < len(lines):
        name, text = lines[end]
        if name in TAIL or shown[end] in END or COPYRIGHT.fullmatch(text.strip()):
            break
        end += 1
    return start, end


def behind_the_head(lines: list[tuple[str, str]]) -> int:
    """Return the line behind the labels above an article, and what they go on with."""
    at, seen = 0, 0
    for number, (name, text) in enumerate(lines):
        seen += bool(text.strip())
        if name in HEAD:
            at, seen = number + 1, 0
        elif name in TAIL or (at and seen > 3) or seen > MOST_OF_A_HEAD:
            break
    while at < len(lines) and not lines[at][0] and lines[at][1].strip() and at and lines[at - 1][1]:
        at += 1  # a value of several lines
    return at


def head_of(lines: list[str]) -> tuple[str | None, str | None, str | None]:
    """Return title, publisher and date of the lines above an article.

    The newspaper stands right before the date; the title before both, or after them.
    """
    shown = [" ".join(each.split()) for each in lines]
    shown = [each for each in shown if each and not COPYRIGHT.fullmatch(each)]
    at = next((i for i, each in enumerate(shown) if len(each) < 80 and first_date(each)), None)
    if at is None:
        return (shown[0] if shown else None), None, None
    before = shown[: at - 1] if at else []
    after = [each for each in shown[at + 1 :] if not EDITION.fullmatch(each)]
    title = " ".join(before or after) or None
    return title, (shown[at - 1] if at else None), first_date(shown[at])
