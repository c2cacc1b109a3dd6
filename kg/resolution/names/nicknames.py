"""Given names and what they are short for."""

from functools import cache

from kg.lexicon import LEXICON


@cache
def _formal() -> dict[str, frozenset[str]]:
    """Return for each given name the formal names that it may stand for, itself among them."""
    found: dict[str, set[str]] = {}
    for row in LEXICON.rows("nicknames"):
        formal = row["name"]
        for name in (formal, *row["short"].split()):
            found.setdefault(name, set()).add(formal)
    return {name: frozenset(formal) for name, formal in found.items()}


def formal_names(given: str) -> frozenset[str]:
    """Return the formal names that a given name may stand for: "william" for "bill".

    >>> sorted(formal_names("bill"))
    ['william']
    """
    return _formal().get(given, frozenset({given}))
