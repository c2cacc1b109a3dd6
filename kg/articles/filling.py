"""Sentences of few lines: whether they were broken to fit, where too few lines show the width.

The lines of a sentence were filled word by word where the first word of each had no room in the
one before. Chance does that too in lists and verses, so that words have to say so as well: a line
ends in the middle of a name, or with a word after which more must come.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.articles.lines import TextLine
from kg.lexicon import LEXICON
from kg.lexicon.lexicon import listed

LEAST_FILLED = 18  # columns; what is narrower is no text
LEAST_LONG = 50  # columns; an entry of a list has less
MOST_OF_HEADLINE = 4  # lines
STOPS = (".", "!", "?")
CLOSING = "\"'”’»)]"


def filled(lines: Sequence[TextLine], spaced: int) -> frozenset[int]:
    """Return the starts of the lines that go on from the one before, in sentences of few lines.

    `spaced` is the number of blank lines between the lines of a paragraph.
    """
    found: set[int] = set()
    for sentence in sentences(lines, spaced):
        begins = sentence[0].start == lines[0].start
        if is_filled(sentence, begins=begins):
            found |= {line.start for line in sentence[1:]}
        elif begins and is_filled(sentence[1:], begins=False):
            found |= {line.start for line in sentence[2:]}
    for headline in shouted(lines):
        alone = any(line.stands_alone or line.is_item for line in headline)
        if not alone and is_filled(headline, begins=False):
            found |= {line.start for line in headline[1:]}
    return frozenset(found)


def shouted(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Yield the lines of headlines in capitals: a few lines that blank ones set apart."""
    held: list[TextLine] = []
    for line in lines:
        if held and line.blanks:
            if 1 < len(held) <= MOST_OF_HEADLINE and all(one.words.isupper() for one in held):
                yield held
            held = []
        held.append(line)


def sentences(lines: Sequence[TextLine], spaced: int) -> Iterator[list[TextLine]]:
    """Yield the lines from behind the end of a sentence to the next line that ends one."""
    held: list[TextLine] = []
    for line in lines:
        if line.stands_alone or line.is_item or (held and line.blanks != spaced):
            held = []
        if line.stands_alone:
            continue
        held.append(line)
        if not line.goes_on:
            if len(held) > 1 and line.words.rstrip(CLOSING).endswith(STOPS):
                yield held
            held = []


def is_filled(lines: Sequence[TextLine], *, begins: bool) -> bool:
    """Return whether lines were filled word by word, and their words say that they go on.

    A line that `begins` a text may be its headline: there the words between it and the next count.
    """
    width = max((line.column for line in lines), default=0)
    breaks = list(pairwise(lines))
    if width < LEAST_FILLED or any(starts_anew(other) for _, other in breaks):
        return False
    if any(one.column + 1 + len(other.head) <= width for one, other in breaks):
        return False
    cut = [is_cut_off(one, other) for one, other in breaks]
    return bool(cut) and (cut[0] if begins else any(cut))


def starts_anew(line: TextLine) -> bool:
    """Return whether a line begins a sentence: with a little word, and that with a capital."""
    head = line.head
    return head[:1].isupper() and head.lower() in LEXICON.words("small_words", "opening")


def is_cut_off(before: TextLine, after: TextLine) -> bool:
    """Return whether the words of a line ask for those of the next one.

    "… met Latvian | President Ilze Ozola", "… Foreign Minister Tomas | Vrabel met …".
    """
    if after.starts_small:
        return True
    if before.words.endswith(",") and before.column >= LEAST_LONG:
        return True
    *others, last = before.words.split()
    if others and others[-1].endswith(","):
        return False  # "Marek Dolezal, minister": an entry of a list
    if last.lower() in asking() or last in peoples():
        return True
    return bool(others) and last.isalpha() and last.istitle() and others[-1].lower() in naming()


def asking() -> frozenset[str]:
    """Return the words after which more must come."""
    small = LEXICON.words("small_words", "joining") | LEXICON.used("particles", "family")
    return small | naming()


def naming() -> frozenset[str]:
    """Return the words after which a name comes, of which one word is hardly the whole."""
    titles = (LEXICON.words("titles", kind) for kind in ("office", "rank", "honorific"))
    return LEXICON.words("small_words", "object").union(*titles)


def peoples() -> frozenset[str]:
    """Return the adjectives of states: "Latvian"."""
    return frozenset(word for row in LEXICON.rows("states") for word in listed(row["adjectives"]))
