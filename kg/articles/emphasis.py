"""Stars and underscores of Markdown around words: which of them are marks, also one in another."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

RUN = re.compile(r"(?<!\\)(\*{1,3}(?!\*)|_{1,3}(?!_))(?<![*_]{4})|(?:\r\n|\r|\n)[ \t]*(?:\r|\n)")
LONGEST = 500  # characters between two marks
Span = tuple[int, int]


@dataclass(slots=True)
class Run:
    """Marks that open, of which some may be closed already: where they are, and how many."""

    sign: str
    start: int
    length: int


def emphasis(text: str) -> Iterator[Span]:
    """Yield the spans of the marks that stand around words within a paragraph."""
    opened = Opened()
    for match in RUN.finditer(text):
        marks = match[1]
        if not marks:  # a paragraph ends
            opened = Opened()
            continue
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in ("*", "_") and before == marks[0]:
            continue
        rest = len(marks)
        if before.strip() and (not is_word(after) or marks == "**"):
            for one, span in opened.closed(marks[0], start, rest):
                rest -= span[1] - span[0]
                yield from (one, span)
                start = span[1]
        if rest == len(marks) and after.strip() and not is_word(before):
            opened.add(Run(marks[0], match.start(), rest))


class Opened:
    """The marks of a paragraph that opened and did not close yet, the inmost last."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._number = Counter[str]()

    def add(self, run: Run) -> None:
        """Keep marks that open."""
        self._runs.append(run)
        self._number[run.sign] += 1

    def closed(self, sign: str, start: int, number: int) -> Iterator[tuple[Span, Span]]:
        """Yield the spans of opening and closing marks that belong together, the inmost first."""
        while number and self._number[sign]:
            while self._runs[-1].sign != sign:
                self._pop()
            run = self._runs[-1]
            if start - run.start > LONGEST:
                return
            paired = min(run.length, number)
            run.length -= paired
            at = run.start + run.length
            yield (at, at + paired), (start, start + paired)
            start, number = start + paired, number - paired
            if not run.length:
                self._pop()

    def _pop(self) -> None:
        self._number[self._runs.pop().sign] -= 1


def is_word(mark: str) -> bool:
    """Return whether a character belongs to a word."""
    return mark.isalnum()
