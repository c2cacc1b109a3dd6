"""Titles before a name: "Iranian President Ebrahim Raisi" names Ebrahim Raisi."""

from collections.abc import Sequence
from functools import cache

from kg.lexicon import LEXICON
from kg.resolution.states import form_of


@cache
def title_words() -> frozenset[str]:
    """Return the words that alone make a title."""
    kinds = ("honorific", "rank", "faith", "royal", "office", "qualifier")
    return frozenset().union(*(LEXICON.words("titles", kind) for kind in kinds))


def is_title(text: str) -> bool:
    """Return whether a word is a title, also in the plural, with stops or "ex-" before it."""
    word = text.lower().replace(".", "").removeprefix("ex-").removeprefix("vice-")
    known = title_words()
    if word in known:
        return True
    parts = word.split("-")
    return len(parts) > 1 and any(parts) and all(part in known for part in parts if part)


def is_qualifier(text: str) -> bool:
    """Return whether a word says since when or how long an office is held: "former", "acting"."""
    return text.lower().replace(".", "") in LEXICON.words("titles", "qualifier")


def is_portfolio(text: str) -> bool:
    """Return whether a word belongs to a title beside one: "Foreign" before "Minister"."""
    return text == "Under" or text.lower().replace(".", "") in LEXICON.words("titles", "portfolio")


def is_joint(text: str) -> bool:
    """Return whether a word stands between the parts of a title: "of", "-"."""
    return text.lower() in LEXICON.words("titles", "joint")


def title_length(tokens: Sequence[str]) -> int:
    """Return how many tokens at the left are title, nationality or what joins them.

    A name that is a title too is kept where nothing else would be left of the name.

    >>> title_length(["President", "Ebrahim", "Raisi"]), title_length(["Stephen", "King"])
    (1, 0)
    """
    length, seen = 0, False
    for position, token in enumerate(tokens):
        if is_title(token):
            seen, length = True, position + 1
        elif _belongs(tokens, position, seen=seen):
            length = position + 1
        elif not (is_joint(token) and (seen or length)):
            break
    while length and length < len(tokens) and is_joint(tokens[length]):
        length += 1
    return length


def _belongs(tokens: Sequence[str], position: int, *, seen: bool) -> bool:
    """Return whether a word is part of the title beside it: "Foreign", "Iranian"."""
    word = tokens[position]
    if is_portfolio(word) and seen:
        return True
    return (is_portfolio(word) or _is_nationality(word)) and _title_follows(tokens, position + 1)


def _title_follows(tokens: Sequence[str], position: int) -> bool:
    for token in tokens[position : position + 4]:
        if is_title(token):
            return True
        if not (is_portfolio(token) or is_joint(token)):
            return False
    return False


def _is_nationality(token: str) -> bool:
    form = form_of(token)
    return form is not None and form.use in ("adjective", "name")
