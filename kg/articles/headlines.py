"""The headline that stands above an article."""

from kg.articles.date_lines import is_date_line
from kg.articles.prose import wording
from kg.articles.reading_text import plain_text

SHORT = 160  # characters of an ordinary headline
LONG = 300  # of one whose words are nearly all capitalised
STOPS = (".", ",", ";", ":", '."', ".”", "…")


def headline(text: str) -> str | None:
    """Return the first line if it looks like a headline: short, no final stop, text below it.

    Lines of a page's clutter and of a mail's head stand above it; a line that was broken to fit a
    width is a part of its sentence.
    """
    lines = [line.strip() for line in plain_text(text[:3_000]).text.splitlines()]
    lines = [line for line in lines if line and not is_date_line(line) and not wording(line)]
    if len(lines) < 2 or len(" ".join(lines[1:])) < len(lines[0]):
        return None
    words = lines[0].split()
    if not len(words) >= 2 or lines[0].endswith(STOPS) or not any(map(str.isalpha, lines[0])):
        return None
    most = LONG if capitalised(words) > 0.7 else SHORT
    return " ".join(words) if len(lines[0]) <= most else None


def capitalised(words: list[str]) -> float:
    """Return the share of the longer words that begin with a capital."""
    longer = [word for word in words if len(word) > 3] or words
    return sum(word[:1].isupper() or not word[:1].isalpha() for word in longer) / len(longer)
