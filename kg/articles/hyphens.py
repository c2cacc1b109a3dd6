"""Words that are cut by a hyphen at the end of a line: whether the hyphen belongs to them."""

import re
from functools import lru_cache

from kg.lexicon import LEXICON

# What stands before a hyphen and is no word of its own: "re-elected", "co-founder".
PREFIXES = LEXICON.words("small_words", "prefix")


def has_hyphen(before: str, after: str, text: str, *, cutting: bool) -> bool:
    """Return whether "before-after", cut at its hyphen, is written with one.

    What the rest of the text writes decides; else whether both halves are words and the whole is
    none. A capital after a hyphen keeps it. `cutting` says whether the text cuts words that have
    no hyphen: where it does not, a name keeps its own ("Lee Myung-bak").
    """
    if after[:1].isupper() or not before[-1:].islower():
        return True
    if occurs(before + after, text):
        return False
    if occurs(f"{before}-{after}", text):
        return True
    first, second = before.lower(), after.lower()
    doubled = first in PREFIXES and first[-1] == second[0] in "aeio"
    if first + second in words() and not doubled:
        return False
    if first in words() or first in PREFIXES or occurs(before, text):
        return second in words() or (before[0].isupper() and not cutting)
    return before[0].isupper() and not cutting


def is_cut(before: str, after: str, text: str) -> bool:
    """Return whether "before-after" certainly has no hyphen where it is not cut."""
    whole = occurs(before + after, text) or (before + after).lower() in words()
    return whole and not occurs(f"{before}-{after}", text)


def occurs(word: str, text: str) -> bool:
    """Return whether a text has a word, a cut one left out."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Return the common words of English, in small letters."""
    return frozenset(word for line in LEXICON.lines("words") for word in line.split())
