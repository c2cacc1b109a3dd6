"""Pieces of text on pages -> text in reading order, without running heads and page numbers.

Columns are read one after another: a gap that no piece crosses divides them, and a piece over
the whole width (a headline) ends those above it (a recursive XY-cut; Nagy and Seth 1984).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.articles.date_lines import COPIED
from kg.articles.formats.breaks import BREAK
from kg.articles.published import FULL, from_match

GUTTER = 8.0  # points between two columns at least
EDGE = 2  # lines at the top and the bottom of a page that may be a running head
NUMBER = re.compile(r"(?i)\W*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\W*")
HYPHENS = ("\u0002", "\ufffe", "\u00ad")  # how PDFium and others mark a word that is divided
PRINTED = re.compile(rf"\d:\d\d|://|{COPIED.pattern}", re.IGNORECASE)
FEW = 6  # lines whose distances do not show what is usual
STOPS = (".", "!", "?", ":", '"', "”", "’")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and its place in points; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


NO_LINE = Line(0, 0, 0, 0, "")


def text_of_pages(pages: list[list[Run]]) -> str:
    """Return the text, a blank line between paragraphs."""
    return "\n\n".join(each for each in laid_out(pages)[0] if each != BREAK)


def laid_out(pages: list[list[Run]]) -> tuple[list[str], str | None]:
    """Return the paragraphs of pages, a break before each that begins a page, and the date that
    running heads show, None if they show none."""
    lines = [[line for column in columns(page) for line in lines_of(column)] for page in pages]
    repeated = running_heads(lines)
    heads = [[line for line in page if is_running(line, page, repeated)] for page in lines]
    kept = [
        [line for line in page if line not in head] for page, head in zip(lines, heads, strict=True)
    ]
    begin = {id(page[0]) for page in kept if page}
    found: list[str] = []
    for paragraph in paragraphs(kept):
        found += [BREAK] * (id(paragraph[0]) in begin) + [joined(paragraph)]
    return found, date_of_heads(line.text for head in heads for line in head)


def date_of_heads(heads: Iterable[str]) -> str | None:
    """Return the date that the running heads or feet of pages show.

    A head with a time or an address is one that a program printed on a later day.
    """
    for head in heads:
        match = next(filter(None, (pattern.search(head) for pattern in FULL)), None)
        if match and not PRINTED.search(head):
            return from_match(match)
    return None


def columns(runs: list[Run]) -> list[list[Run]]:
    """Return the pieces in reading order, those of one column together."""
    if len(runs) < 4:
        return [runs] if runs else []
    bands = list(horizontal(runs))
    if len(bands) > 1:
        return [column for band in bands for column in columns(band)]
    at = gutter(runs)
    if at is None:
        return [runs]
    left = [run for run in runs if run.right <= at]
    return [*columns(left), *columns([run for run in runs if run.right > at])]


def horizontal(runs: list[Run]) -> Iterator[list[Run]]:
    """Yield the bands of a page: pieces that cross the gutter of all others stand alone."""
    at = gutter(runs, crossed=0.2)
    if at is None:
        yield runs
        return
    band: list[Run] = []
    crossing = False
    for run in sorted(runs, key=lambda each: each.top):
        crosses = run.left < at - 1 and run.right > at + 1
        if band and crosses != crossing:
            yield band
            band = []
        band.append(run)
        crossing = crosses
    yield band


def gutter(runs: list[Run], *, crossed: float = 0.0) -> float | None:
    """Return where a gap divides pieces into columns, None where none does.

    At most the share `crossed` of the pieces may cross it, and each side needs several lines.
    """
    left, right = min(r.left for r in runs), max(r.right for r in runs)
    best: tuple[float, float] | None = None
    edges = sorted({run.right for run in runs if run.right < right - 0.15 * (right - left)})
    for edge in edges:
        if edge < left + 0.15 * (right - left):
            continue
        beside = [run for run in runs if run.left > edge]
        if len(beside) < 3 or len({round(run.top) for run in beside}) < 3:
            continue
        crossing = [run for run in runs if run.left <= edge < run.right]
        inside = [run for run in runs if run.right <= edge]
        width = min(run.left for run in beside) - edge
        if len(crossing) <= crossed * len(runs) and len(inside) >= 3 and width >= GUTTER:
            best = max(best or (width, edge + width / 2), (width, edge + width / 2))
    return best[1] if best else None


def lines_of(runs: list[Run]) -> list[Line]:
    """Return the lines of a column: pieces at one height, from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda each: (each.top + each.bottom) / 2):
        middle = (run.top + run.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [line_of(sorted(row, key=lambda each: each.left)) for row in rows]


def line_of(row: list[Run]) -> Line:
    """Return the line of pieces; a space between two that do not touch."""
    text = row[0].text
    for before, run in pairwise(row):
        apart = run.left - before.right > 0.15 * (run.bottom - run.top)
        text += (" " if apart and not text.endswith(" ") else "") + run.text
    return Line(
        min(r.left for r in row), min(r.top for r in row),
        max(r.right for r in row), max(r.bottom for r in row), " ".join(text.split(" ")),
    )  # fmt: skip


def running_heads(pages: list[list[Line]]) -> frozenset[tuple[int, str]]:
    """Return what stands at one place at the edge of at least two pages, and of a good part of
    them, numbers aside."""
    seen: Counter[tuple[int, str]] = Counter()
    for page in pages:
        seen.update({place_and_text(line, page) for line in page})
    least = max(2, 0.4 * len(pages))
    return frozenset(
        (top, text) for (top, text), number in seen.items() if text and number >= least
    )


def is_running(line: Line, page: list[Line], repeated: frozenset[tuple[int, str]]) -> bool:
    """Return whether a line is a running head, a running foot or a page number."""
    return place_and_text(line, page) in repeated or (
        NUMBER.fullmatch(line.text) is not None and len(page) > 1 and is_at_edge(line, page, rows=1)
    )


def is_at_edge(line: Line, page: list[Line], *, rows: int) -> bool:
    """Return whether a line is among the first or last rows of a page."""
    above = {round(each.top) for each in page if each.bottom <= line.top}
    below = {round(each.top) for each in page if each.top >= line.bottom}
    return len(above) < rows or len(below) < rows


def place_and_text(line: Line, page: list[Line]) -> tuple[int, str]:
    """Return where a line at the edge of its page stands and what it says, "" for another one.

    Numbers change from page to page in the outermost line only.
    """
    if is_at_edge(line, page, rows=1):
        return round(line.top), re.sub(r"\d+", "#", line.text.casefold()).strip()
    return round(line.top), line.text if is_at_edge(line, page, rows=EDGE) else ""


def paragraphs(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; one may go on in the next column or on the next page."""
    lines = [line for page in pages for line in page]
    gaps = [b.top - a.top for a, b in pairwise(lines) if 0 < b.top - a.top < 60]
    usual = median(gaps) if gaps else 0.0
    if len(gaps) < FEW:
        usual = min(usual, 1.3 * median(line.bottom - line.top for line in lines or [NO_LINE]))
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and begins(line, paragraph, usual):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def begins(line: Line, paragraph: list[Line], usual: float) -> bool:
    """Return whether a line begins a new paragraph: by its distance, size, indent, or since the
    line before is short and ends a sentence."""
    last = paragraph[-1]
    height, before = line.bottom - line.top, last.bottom - last.top
    if max(height, before) > 1.25 * min(height, before) and last.text[-1:] not in HYPHENS:
        return True
    if line.top <= last.top:  # the next column or page
        return last.text.rstrip().endswith(STOPS) and is_short(last, paragraph)
    if line.top - last.top > 1.35 * usual:
        return True
    indented = 4 < line.left - last.left < 60 and (len(paragraph) > 1 or last.left == line.left)
    ended = last.text.rstrip().endswith(STOPS)
    return ended and (indented or is_short(last, paragraph))


def is_short(line: Line, paragraph: list[Line]) -> bool:
    """Return whether a line ends well before the right edge of its paragraph."""
    right = max(each.right for each in paragraph)
    return len(paragraph) > 1 and line.right < line.left + 0.85 * (right - line.left)


def joined(lines: list[Line]) -> str:
    """Return the text of a paragraph, words that a line's end divides made one again."""
    return " ".join(unhyphened([line.text for line in lines]).split())


def unhyphened(lines: list[str]) -> str:
    """Return lines as one; "minis-" and "ters" are one word where the second goes on small."""
    text = ""
    for line in map(str.strip, lines):
        if text.endswith(HYPHENS) or (re.search(r"[^\W\d_]-$", text) and line[:1].islower()):
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text.translate(dict.fromkeys(map(ord, HYPHENS)))
