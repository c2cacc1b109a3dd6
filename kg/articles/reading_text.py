"""The text as a reader reads it: what stands between the kept text and its analysis."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from kg.articles.bounds import bounded
from kg.articles.characters import mended, seen, unescaped_codes, unspaced
from kg.articles.codes import without_codes
from kg.articles.edits import Edit, ReadingText
from kg.articles.markdown import without_markdown
from kg.articles.markup import unescaped, unquoted, without_tags
from kg.articles.numbering import without_numbers
from kg.articles.prose import prose
from kg.articles.spacing import unfilled, with_first_letters
from kg.articles.transfer import untransferred
from kg.articles.wrapping import unwrapped

Step = Callable[[str], Iterable[Edit]]


def without_clutter(text: str) -> Iterator[Edit]:
    """Yield the edits that make blank what is no prose, its line breaks kept."""
    position = 0
    for start, end in (*prose(text), (len(text), len(text))):
        gap = text[position:start]
        if gap.strip():
            blank = "".join(mark if mark in "\r\n" else " " for mark in gap)
            yield Edit(position, start, blank)
        position = end


def apart(text: str) -> Iterator[Edit]:
    """Yield the edits that set paragraphs apart by blank lines, which end them for certain."""
    for match in re.finditer(r"(?<=[^\s])[ \t]*(\r\n|\r|\n)(?=[ \t]*[^\s])", text):
        yield Edit(match.start(1), match.end(1), "\n\n")


def reading_text(text: str) -> ReadingText:
    """Return what a reader reads in an article's text, with the way back to its offsets.

    Marks that are not seen, markup and the breaks of wrapped lines are gone, characters of a
    wrong encoding are right, and clutter is blank. No word and no sentence is without bound.
    """
    reading = plain_text(text)
    reading = reading.edited(without_clutter(reading.text))
    if looks_wrapped(reading.text):
        reading = reading.edited(apart(reading.text))
    return replace(reading, text=bounded(reading.text))  # as long as before: the way back stays


def plain_text(text: str) -> ReadingText:
    """Return what a reader sees in a text, clutter and all."""
    reading = ReadingText.of(text)
    for step in PLAIN:
        reading = reading.edited(step(reading.text))
    return reading


def plain_line(text: str) -> str:
    """Return what a reader reads in a title or a name: entities, tags and marks made plain."""
    reading = ReadingText.of(text)
    for step in (unescaped_codes, mended, without_tags, unescaped, seen):
        reading = reading.edited(step(reading.text))
    return reading.text


PLAIN: tuple[Step, ...] = (
    unescaped_codes,
    untransferred,
    mended,
    without_tags,
    unescaped,
    without_tags,
    seen,
    without_numbers,
    unquoted,
    without_codes,
    without_markdown,
    unspaced,
    unfilled,
    with_first_letters,
    unwrapped,
)


def looks_wrapped(text: str) -> bool:
    """Return whether its paragraphs are as long as the lines of a text that is broken by hand."""
    lines = re.split(r"\r\n|\r|\n|\u2028|\u2029", text)
    broken = [len(line) for line, after in pairwise(lines) if line and after]
    return len(broken) >= 4 and median(broken) >= 50 and max(broken) <= 100
