"""A text cut into passages: what is marked in a quotation, and who is named in an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Quote
from kg.results.records import ArticleText, NamedMention, ReportSpan

PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is one name, or no name at all."""

    text: str
    mention: NamedMention | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text on which the same reports rest; `start` is its offset in the article.

    `asked` says whether it is of the sentence or name that a reader came to see.
    """

    start: int
    pieces: tuple[Piece, ...]
    reports: tuple[ReportSpan, ...] = ()
    asked: bool = False


def marked(quote: Quote) -> list[tuple[str, bool]]:
    """Return the text of a quotation in runs, each with whether it is marked."""
    runs: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(quote.marks):
        if start < at:
            continue
        runs += [(quote.text[at:start], False), (quote.text[start:end], True)]
        at = end
    runs.append((quote.text[at:], False))
    return [run for run in runs if run[0]]


def paragraphs(
    article: ArticleText, *, asked: tuple[int, int] | None = None
) -> list[list[Passage]]:
    """Return the text of an article in paragraphs of passages; together they are all of it.

    What lies between the offsets `asked` is of passages of its own, with the names it touches.
    """
    bounds = [0, *(match.end() for match in PARAGRAPH.finditer(article.text)), len(article.text)]
    names = outermost(article.mentions)
    seen = _with_names(asked, names) if asked else (0, 0)
    found = []
    for start, end in pairwise(bounds):
        if start < end:
            here = [each for each in names if start <= each.start and each.end <= end]
            reports = [each for each in article.reports if each.start < end and start < each.end]
            found.append(_passages(article.text, (start, end), here, reports, seen))
    return found


def outermost(mentions: Sequence[NamedMention]) -> list[NamedMention]:
    """Return the mentions that do not overlap, of those within one another the longest."""
    kept: list[NamedMention] = []
    for each in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _with_names(asked: tuple[int, int], names: list[NamedMention]) -> tuple[int, int]:
    """Return the offsets, widened to the whole of the names at whose middle they lie."""
    start, end = asked
    for name in names:
        if name.start < asked[0] < name.end:
            start = name.start
        if name.start < asked[1] < name.end:
            end = name.end
    return start, end


def _passages(
    text: str,
    bounds: tuple[int, int],
    names: list[NamedMention],
    reports: list[ReportSpan],
    asked: tuple[int, int],
) -> list[Passage]:
    start, end = bounds
    edges = {start, end} | {edge for edge in asked if start < edge < end}
    edges |= {max(start, each.start) for each in reports} | {min(end, each.end) for each in reports}
    # A name is never cut by the edge of a report.
    for name in names:
        edges -= {edge for edge in edges if name.start < edge < name.end}
    ordered = sorted(edges)
    return [
        Passage(
            left,
            tuple(_pieces(text, left, right, names)),
            tuple(each for each in reports if each.start < right and left < each.end),
            asked[0] < right and left < asked[1],
        )
        for left, right in pairwise(ordered)
    ]


def _pieces(text: str, start: int, end: int, names: list[NamedMention]) -> list[Piece]:
    found: list[Piece] = []
    at = start
    for name in names:
        if start <= name.start and name.end <= end:
            if at < name.start:
                found.append(Piece(text[at : name.start]))
            found.append(Piece(text[name.start : name.end], name))
            at = name.end
    if at < end:
        found.append(Piece(text[at:end]))
    return found
