"""Sentences and paragraphs of a Doc: a line break that ends a paragraph ends a sentence too."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from spacy.tokens import Doc, Span

LINE_BREAK = re.compile(r"\r\n|\r|\n|\u2028|\u2029")
LINES_END = re.compile(r"(?:(?:\r\n|\r|\n|\u2028|\u2029)[ \t\u00a0]*)+")
BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t\u00a0]*(?:\r\n|\r|\n)\s*|[\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence as tokens `start`:`end`, with its number and that of its paragraph."""

    index: int
    paragraph: int
    start: int
    end: int
    start_char: int
    end_char: int


def sentences(doc: Doc) -> tuple[SentenceSpan, ...]:
    """Return the sentences of a Doc, in order, without the white space around them."""
    breaks = paragraph_breaks(doc.text)
    lines: list[SentenceSpan] = []
    for span in doc.sents if doc.has_annotation("SENT_START") else (doc[:],):
        for start, end in _pieces(span, breaks):
            first, last = doc[start], doc[end - 1]
            paragraph = bisect_right(breaks, first.idx)
            lines.append(
                SentenceSpan(
                    len(lines), paragraph, start, end, first.idx, last.idx + len(last.text)
                )
            )
    return tuple(lines)


def line_at(lines: Sequence[SentenceSpan], token: int) -> SentenceSpan:
    """Return the sentence of a token; of white space between two the one before it."""
    return lines[max(0, bisect_right(lines, token, key=lambda line: line.start) - 1)]


def paragraph_breaks(text: str) -> list[int]:
    """Return the offsets at which a new paragraph starts, the first paragraph's left out.

    Every line break starts one, unless the text is wrapped by hand at some 50 to 100 columns;
    then only a blank line does.
    """
    breaks = [match.end() for match in LINES_END.finditer(text)]
    lines = LINE_BREAK.split(text)
    broken = [len(line) for line, after in pairwise(lines) if line and after]
    if len(broken) >= 4 and median(broken) >= 50 and max(broken) <= 100:
        breaks = [match.end() for match in BLANK_LINE.finditer(text)]
    return breaks


def _pieces(span: Span, breaks: list[int]) -> list[tuple[int, int]]:
    """Cut a sentence where a paragraph ends, and drop white space at the ends of each piece."""
    doc, cuts = span.doc, [span.start]
    low, high = bisect_right(breaks, span.start_char), bisect_right(breaks, span.end_char)
    if low < high:
        for token in span:
            following = token.idx + len(token.text)
            if token.is_space and bisect_right(breaks, following) > bisect_right(breaks, token.idx):
                cuts.append(token.i + 1)
    pieces = []
    for first, last in pairwise([*cuts, span.end]):
        start, end = first, last
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            pieces.append((start, end))
    return pieces
