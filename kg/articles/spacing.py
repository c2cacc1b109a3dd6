"""Spaces that set a text and say nothing: lines filled up to an even edge, a large first letter.

Georgian  Prime  Minister  Levan  Maisuri  met
Armenian  President  Anahit  Sarkyan  in  Riga
"""

import re
from collections import Counter
from collections.abc import Iterator

from kg.articles.edits import Edit
from kg.articles.hyphens import words

LINE = re.compile(r"[^\r\n]*\S")
GAP = re.compile(r"(?<=\S)( {2,4})(?=\S)")
WIDE = re.compile(r"(?<=\S) {5,}(?=\S)|\t")  # of a table
LEAST, LEAST_WIDTH = 3, 30  # filled lines, characters of one
# A letter that is printed large, with the rest of its word below it.
LARGE = re.compile(
    r"(?:(?<=\n\n)|(?<=\r\n\r\n)|\A)[ \t]*([A-Z])[ \t]*(\r?\n[ \t]*){1,2}(?=([a-z]+)[ ,’'])"
)


def unfilled(text: str) -> Iterator[Edit]:
    """Yield the edits that make one space of those which fill lines up to an even right edge."""
    if "  " not in text:
        return
    lines = [match for match in LINE.finditer(text) if len(match[0].strip()) >= LEAST_WIDTH]
    gapped = [line for line in lines if GAP.search(line[0].strip()) and not WIDE.search(line[0])]
    if len(gapped) < LEAST:
        return
    width, even = Counter(len(line[0]) for line in gapped).most_common(1)[0]
    within = [line for line in lines if len(line[0]) == width]
    small = sum(line[0].lstrip()[:1].islower() for line in within)
    if even < max(LEAST, 0.6 * len(gapped)) or small < 0.2 * len(within):
        return
    for line in gapped:
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        for gap in GAP.finditer(text, start, line.end()):
            yield Edit(gap.start(), gap.end(), " ")


def with_first_letters(text: str) -> Iterator[Edit]:
    """Yield the edits that join a large first letter and the rest of its word.

    "A" is a word, too: what stands below it goes on as a word of its own where it is one.
    """
    for match in LARGE.finditer(text):
        letter, rest = match[1], match[3]
        apart = letter in "AI" and rest in words() and f"{letter.lower()}{rest}" not in words()
        yield Edit(match.end(1), match.end(), " " if apart else "")
