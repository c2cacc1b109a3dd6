"""Texts cut into windows for the encoder, the windows that are run together, and word pieces.

A line is a window: the encoder never looks over a line break, so that a long document gives the
same answer as its paragraphs. Only a line longer than the encoder's reach is read in overlapping
windows; a word's answer then comes from the window in which it stands farthest from an edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

Ints = NDArray[np.int64]

REACH = 240
"""Word pieces of a window, without the marks at its ends."""
OVERLAP = 60
LONGEST = 8
"""Word pieces that are read of one word; training cuts words in the same way."""
BATCH = 500
"""Word pieces, padding counted, in one run of the network: what it computes stays near the core."""
RUN = 10
"""Word pieces that could be read in the time that a run takes beside what it reads."""


@dataclass(frozen=True)
class Window:
    """Words `tokens` (indices in the document) that are read together, `size` pieces in all.

    Only the answers for `tokens[begin:end]` count.
    """

    document: int
    tokens: Ints
    begin: int
    end: int
    size: int


def case_of(word: str) -> int:
    """The class of a word's letter case; 0 is kept for the marks at a window's ends."""
    if not any(map(str.isalnum, word)):
        return 6
    if any(map(str.isdigit, word)):
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word.rstrip(".")) > 1 else 7
    return 2 if word[0].isupper() and word[1:].islower() else 4


class WordPieces:
    """Word pieces and letter case of words, each looked up once.

    `tokenizer` is a `tokenizers.Tokenizer`. The key of a word is spaCy's number for it, which
    depends on its letters alone.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._cache: dict[int, tuple[list[int], int, int]] = {}
        self._unknown: list[int] = [self._tokenizer.token_to_id("[UNK]")]
        self.first: int = self._tokenizer.token_to_id("[CLS]")
        self.last: int = self._tokenizer.token_to_id("[SEP]")

    def of(self, doc: Doc) -> list[tuple[list[int], int, int]]:
        """For each token: its word pieces, its case and the number of its pieces."""
        cache = self._cache
        if len(cache) > 200_000:
            cache.clear()
        orths: list[Any] = doc.to_array(["ORTH"]).ravel().tolist()
        for orth in set(orths):
            if orth not in cache:
                word: str = doc.vocab.strings[orth]
                ids: list[int] = self._tokenizer.encode(word, add_special_tokens=False).ids
                ids = ids[:LONGEST]
                cache[orth] = (ids or self._unknown, case_of(word), len(ids) or 1)
        return [cache[orth] for orth in orths]


def words_of(doc: Doc) -> Ints:
    """Indices of the tokens that are no whitespace."""
    return np.flatnonzero(doc.to_array(["IS_SPACE"]).ravel() == 0)


def lines(doc: Doc) -> list[Ints]:
    """The words of each line; whitespace is no word.

    A line break inside a wrapped paragraph (no stop before it, a small letter after it) is none.
    """
    words = words_of(doc)
    if len(words) == len(doc):
        return [words] if len(words) else []
    breaks = []
    gaps = np.flatnonzero(np.diff(words) > 1)
    for gap in gaps.tolist():
        before, after = int(words[gap]), int(words[gap + 1])
        number = sum(doc[index].text.count("\n") for index in range(before + 1, after))
        if number > 1 or (number == 1 and not _wrapped(doc, before, after)):
            breaks.append(gap + 1)
    return [line for line in np.split(words, breaks) if len(line)]


def _wrapped(doc: Doc, before: int, after: int) -> bool:
    return doc[after].text[0].islower() and doc[before].text[-1] not in ".!?:;\"”'’"


def cut(number: int, line: Ints, sizes: Sequence[int]) -> Iterator[Window]:
    """The windows of one line; `sizes` are the word pieces of its words."""
    start, begin = 0, 0
    while True:  # one turn a window; most lines have one
        end, total = start, 0
        while end < len(line) and (total + sizes[end] <= REACH or end == start):
            total += sizes[end]
            end += 1
        last = end == len(line)
        following = end if last else _back(sizes, end, begin)
        middle = end if last else (following + end + 1) // 2
        yield Window(number, line[start:end], begin - start, middle - start, total)
        if last:
            return
        start, begin = following, middle


def _back(sizes: Sequence[int], end: int, least: int) -> int:
    """Where the next window starts: some words back, but beyond the last answer that counts."""
    total, start = 0, end
    while start - 1 > least and total + sizes[start - 1] <= OVERLAP:
        start -= 1
        total += sizes[start]
    return start


def groups(windows: Sequence[Window]) -> list[list[Window]]:
    """Windows, sorted by length, in the runs that cost least, each of at most BATCH pieces.

    Padding costs as much as what is read, and a run as much as RUN pieces; a window of more than
    BATCH pieces has a run of its own.
    """
    sizes = [window.size + 2 for window in windows]
    least, begin = [0], [0]
    for end, size in enumerate(sizes, start=1):
        first = max(0, end - max(1, BATCH // size))
        costs = [least[start] + (end - start) * size for start in range(first, end)]
        best = min(costs)
        least.append(best + RUN)
        begin.append(first + costs.index(best))
    found: list[list[Window]] = []
    end = len(windows)
    while end:
        found.append(list(windows[begin[end] : end]))
        end = begin[end]
    return found[::-1]
