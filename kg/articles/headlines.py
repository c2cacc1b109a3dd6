"""The headline that stands above an article."""

import re

from kg.articles.date_lines import is_date_line
from kg.articles.mastheads import is_masthead
from kg.articles.prose import wording
from kg.articles.reading_text import plain_text

SHORT = 160  # characters of an ordinary headline
LONG = 300  # of one whose words are nearly all capitalised
LABELLED = re.compile(r"\s*(?:title|headline|subject)\s?:[ \t]+(\S.{4,158})", re.IGNORECASE)
STOPS = (".", ",", ";", ":", '."', ".”", "…")


def headline(text: str) -> str | None:
    """Return the first line if it looks like a headline: short, no final stop, text below it.

    Lines of a page's clutter, of a mail's head, names of newspapers and sections stand above it; a
    line that was broken to fit a width is a part of its sentence. A label may say that it is one.
    """
    if labelled := LABELLED.match(text[:3_000]):
        return " ".join(labelled[1].split())
    lines = [line.strip() for line in plain_text(text[:3_000]).text.splitlines()]
    lines = [line for line in lines if line and not is_date_line(line) and not wording(line)]
    while (
        len(lines) > 2 and is_masthead(lines[0]) and (is_short(lines[1]) or is_masthead(lines[1]))
    ):
        lines = lines[1:]
    if len(lines) < 2 or len(" ".join(lines[1:])) < len(lines[0]):
        return None
    return " ".join(lines[0].split()) if is_short(lines[0]) else None


def is_short(line: str) -> bool:
    """Return whether a line has a few words and no final stop, as headlines have."""
    words = line.split()
    if not len(words) >= 2 or line.endswith(STOPS) or not any(map(str.isalpha, line)):
        return False
    return len(line) <= (LONG if capitalised(words) > 0.7 else SHORT)


def capitalised(words: list[str]) -> float:
    """Return the share of the longer words that begin with a capital."""
    longer = [word for word in words if len(word) > 3] or words
    return sum(word[:1].isupper() or not word[:1].isalpha() for word in longer) / len(longer)
