"""What the reader's encoder sees: sentences of an article side by side, with their mentions marked.

A window is a list of sentences, usually neighbours: those that are asked about and the context
in which they are understood. Beside its word pieces each piece has the letter case of its word,
the kind of the mention that it is in, and whether it begins a sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from kg.nlp.windows import LONGEST, case_of

KINDS = ("person", "group", "state", "place", "date")
REACH = 320
"""Word pieces of a window, without the marks at its ends."""
CONTEXT = 70
"""Word pieces of context before a sentence that may tell of a meeting, where there are so many."""
AFTER = 12
"""Word pieces of context after the sentences that are asked about."""


@dataclass(frozen=True)
class MarkedSpan:
    """A mention for the reader: words `start`:`end` of the document, its kind and its letters.

    `code` is that of a state, by which "Iran" and "Iranian" are one entity.
    """

    start: int
    end: int
    kind: str
    text: str = ""
    code: str | None = None


@dataclass(frozen=True)
class Text:
    """A document as the reader takes it: words, first word and end of each sentence, mentions.

    Mentions are in order; `entities` numbers the entity that each names by its letters, -1 for
    times; `open` holds the entities that a surname could mean where there are several.
    """

    words: Sequence[str]
    lines: Sequence[tuple[int, int]]
    mentions: Sequence[MarkedSpan]
    entities: Sequence[int]
    open: dict[int, tuple[int, ...]]

    @cached_property
    def _by_line(self) -> list[list[int]]:
        line_of = {word: n for n, line in enumerate(self.lines) for word in range(*line)}
        found: list[list[int]] = [[] for _ in self.lines]
        for number, one in enumerate(self.mentions):
            for line in {line_of[word] for word in range(one.start, one.end) if word in line_of}:
                found[line].append(number)
        return found

    def mentions_in(self, sentences: Iterable[int]) -> list[tuple[int, MarkedSpan]]:
        """Return the mentions with a word in any of some sentences, each with its number."""
        numbers = {number for line in sentences for number in self._by_line[line]}
        return [(number, self.mentions[number]) for number in sorted(numbers)]


@dataclass(frozen=True)
class Window:
    """Sentences (numbers, in order) that are read together; answers count for those of `asked`."""

    sentences: tuple[int, ...]
    asked: tuple[int, ...]


@dataclass
class Pieces:
    """A window as the network's input; `words` are the document's words in it, in order."""

    pieces: list[int]
    cases: list[int]
    kinds: list[int]
    starts: list[int]
    words: list[int]
    first: list[int]


class Spells(Protocol):
    """Gives the numbers of a word's pieces, and those of the marks at a window's ends."""

    first: int
    last: int

    def of(self, word: str) -> list[int]:
        """Return the numbers of a word's pieces, at least one."""


class Spelling:
    """Word pieces of words; `tokenizer` is a `tokenizers.Tokenizer`."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._cache: dict[str, list[int]] = {}
        self._unknown = [tokenizer.token_to_id("[UNK]")]
        self.first: int = tokenizer.token_to_id("<s>")
        self.last: int = tokenizer.token_to_id("</s>")
        self.padding: int = tokenizer.token_to_id("<pad>")

    def of(self, word: str) -> list[int]:
        """Return the word pieces of a word, at most LONGEST."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) > 200_000:
                self._cache.clear()
            known = self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST]
            known = self._cache[word] = known or self._unknown
        return known


def windows(
    sizes: Sequence[int], asked: Mapping[int, int], *, reach: int = REACH, after: int = AFTER
) -> Iterator[Window]:
    """Yield windows in which every sentence of `asked` is answered once, in order.

    `sizes` are the word pieces of each sentence; `asked` says how many of context a sentence is to
    have before it, where there are so many. Sentences whose contexts meet share a window.
    """
    start = 0
    inside: list[int] = []
    for number in sorted(asked):
        begin = _begin(sizes, number, min(asked[number], reach - sizes[number]))
        if inside and begin <= inside[-1] + 1 and sum(sizes[start : number + 1]) <= reach:
            inside.append(number)
            continue
        if inside:
            yield _window(sizes, start, inside, reach, after)
        start, inside = begin, [number]
    if inside:
        yield _window(sizes, start, inside, reach, after)


def _begin(sizes: Sequence[int], number: int, context: int) -> int:
    """The first sentence of at most so many word pieces before one."""
    begin = number
    while begin > 0 and sizes[begin - 1] <= context:
        begin -= 1
        context -= sizes[begin]
    return begin


def _window(
    sizes: Sequence[int], start: int, inside: Sequence[int], reach: int, after: int
) -> Window:
    end = inside[-1] + 1
    room = min(after, reach - sum(sizes[start:end]))
    while end < len(sizes) and sizes[end] <= room:
        room -= sizes[end]
        end += 1
    return Window(tuple(range(start, end)), tuple(inside))


def laid_out(
    window: Sequence[int],
    lines: Sequence[tuple[int, int]],
    words: Sequence[str],
    mentions: Iterable[MarkedSpan],
    spelling: Spells,
    *,
    limit: int = REACH + 120,
) -> Pieces:
    """Return a window as the network's input.

    `lines` are first word and end of each sentence of the document, `window` the numbers of those
    that are read. Words beyond `limit` pieces (one sentence without end) are left out.
    """
    marked: dict[int, int] = {}
    for one in mentions:
        number = 1 + 2 * KINDS.index(one.kind)
        for word in range(one.start, one.end):
            marked.setdefault(word, number + (word > one.start))
    result = Pieces([spelling.first], [0], [0], [0], [], [])
    for sentence in window:
        for word in range(*lines[sentence]):
            ids = spelling.of(words[word])
            if len(result.pieces) + len(ids) > limit:
                break
            result.words.append(word)
            result.first.append(len(result.pieces))
            result.pieces += ids
            result.cases += [case_of(words[word])] * len(ids)
            result.kinds += [marked.get(word, 0)] * len(ids)
            result.starts += [int(word == lines[sentence][0])] * len(ids)
    for row in (result.cases, result.kinds, result.starts):
        row.append(0)
    result.pieces.append(spelling.last)
    return result


def surname_windows(text: Text, sizes: Sequence[int], *, reach: int = REACH) -> list[Window]:
    """Return windows in which every sentence with a surname that several people bear is answered.

    A window holds such sentences, for each those in which every bearer is named first, and last
    before it, and what fits of the sentences around them.
    """
    line_of = {word: n for n, line in enumerate(text.lines) for word in range(*line)}
    named: dict[int, list[int]] = {}
    asked: dict[int, set[int]] = {}
    for number, mention in enumerate(text.mentions):
        line = line_of[mention.start]
        if number in text.open:
            asked.setdefault(line, set()).update(text.open[number])
        elif mention.kind == "person":
            named.setdefault(text.entities[number], []).append(line)
    needed = {
        line: _introductions(line, [named.get(one, []) for one in sorted(bearers)])
        for line, bearers in asked.items()
    }
    found: list[Window] = []
    inside: list[int] = []
    for line in sorted(asked):
        together = {line, *inside, *(n for one in (line, *inside) for n in needed[one])}
        if inside and sum(sizes[n] for n in together) > reach:
            found.append(_surname_window(inside, needed, sizes, reach))
            inside = []
        inside.append(line)
    if inside:
        found.append(_surname_window(inside, needed, sizes, reach))
    return found


def _introductions(line: int, named: Sequence[list[int]]) -> list[int]:
    """Where each bearer is named first, then where last before a sentence, then its neighbour.

    `named` are the sentences of each bearer, in order.
    """
    wanted = [lines[0] for lines in named if lines]
    wanted += [lines[max(0, bisect_right(lines, line) - 1)] for lines in named if lines]
    return [*wanted, line - 1] if line else wanted


def _surname_window(
    inside: Sequence[int], needed: Mapping[int, list[int]], sizes: Sequence[int], reach: int
) -> Window:
    chosen = set(inside)
    total = sum(sizes[n] for n in inside)
    wanted = [n for line in inside for n in needed[line]]
    wanted += [line + apart for apart in (1, -2, -3, -4) for line in inside]
    for number in wanted:
        fits = 0 <= number < len(sizes) and number not in chosen
        if fits and total + sizes[number] <= reach:
            chosen.add(number)
            total += sizes[number]
    return Window(tuple(sorted(chosen)), tuple(inside))
