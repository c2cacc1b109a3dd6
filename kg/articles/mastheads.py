"""The lines above a headline that are none: the name of a newspaper or of a section."""

import re

from kg.lexicon import LEXICON

MOST = 6  # words
BETWEEN = re.compile(r"[\s/|>&,·•:–—-]+")


def is_masthead(line: str) -> bool:
    """Return whether a line is the name of a newspaper or of a section, or says nothing at all.

    "THE DAILY STAR", "World", "Politics > Europe", "Print". A headline may be one as well, where
    no other one stands below it.
    """
    words = [word for word in BETWEEN.split(line.strip()) if word]
    if not words or len(words) > MOST:
        return False
    little = named("little")
    small = [word.lower() for word in words if word.lower() not in little]
    if small and set(small) <= named("section") | named("page"):
        return True
    capital = all(word[:1].isupper() or word in little for word in words)
    return capital and len(words) > 1 and bool(small) and small[-1] in named("newspaper")


def named(kind: str) -> frozenset[str]:
    """Return the words of a kind of masthead."""
    return LEXICON.words("mastheads", kind)
