"""The words of a search in a sentence, a title or a name, whatever their accents and case."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

PARTS = re.compile(r'"([^"]+)"|(\S+)')


def found(text: str, wanted: str, *, begun: bool = False) -> list[tuple[str, bool]]:
    """Return the text in runs, each with whether it is a word, or a phrase in "…", of the search.

    With `begun`, a word is found where another begins with it, as in names.

    >>> found("The Vietnamese met Macron.", "macron")
    [('The Vietnamese met ', False), ('Macron', True), ('.', False)]
    """
    bare, places = _bare(text)
    marked = [False] * len(text)
    for phrase, word in PARTS.findall(wanted):
        words = re.findall(r"\w+", _bare(phrase or word)[0])
        if words:
            end = "" if begun else r"(?!\w)"
            for match in re.finditer(r"(?<!\w)" + r"\W+".join(words) + end, bare):
                for place in range(places[match.start()], places[match.end() - 1] + 1):
                    marked[place] = True
    for place, letter in enumerate(text):
        if place and unicodedata.combining(letter):
            marked[place] = marked[place - 1]
    return _runs(text, marked)


def _bare(text: str) -> tuple[str, list[int]]:
    """Return the text without accents and case, and which letter each of its letters is of."""
    letters = [
        (small, place)
        for place, letter in enumerate(text)
        for small in unicodedata.normalize("NFKD", letter).lower()
        if not unicodedata.combining(small)
    ]
    return "".join(small for small, _ in letters), [place for _, place in letters]


def _runs(text: str, marked: list[bool]) -> list[tuple[str, bool]]:
    edges = [place for place in range(1, len(text)) if marked[place] != marked[place - 1]]
    bounds = [0, *edges, len(text)]
    return [(text[start:end], marked[start]) for start, end in pairwise(bounds) if start < end]
