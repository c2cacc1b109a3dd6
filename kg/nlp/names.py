"""Which names of one article are one entity, as far as their letters alone say it.

A surname that several people of the article bear belongs to none of them here: whom it means is a
question of language, which `kg_coref` answers. The networks were trained with these entities as
they are; who is one in the end is decided by `kg.resolution.chains`, which knows judgements too.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.lexicon import LEXICON
from kg.nlp.contexts import MarkedSpan

PARTICLES = LEXICON.used("particles", "short")


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of an article: `of[i]` is the number of the entity that mention `i` names.

    `open[i]` holds the entities that mention `i` could mean where its letters fit several.
    """

    of: tuple[int, ...]
    open: dict[int, tuple[int, ...]]
    size: int


def plain(text: str) -> str:
    """Return a name in small letters without accents, possessive ending and marks.

    >>> plain("Nicolás Maduro’s"), plain("Al-Nakhalah")
    ('nicolas maduro', 'al nakhalah')
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    kept = kept.removesuffix("'s").removesuffix("'")
    return " ".join("".join(c if c.isalnum() else " " for c in kept.replace("'", "")).split())


def names_of(mentions: Sequence[MarkedSpan]) -> Names:
    """Return the entities that the mentions of one article name; mentions in order of the text.

    Times name none: their entity is -1.
    """
    keys = [_key(mention) for mention in mentions]
    full = _full_names(key for kind, key in keys if kind == "person")
    long_forms = _long_forms({key for kind, key in keys if kind == "group"})
    numbers: dict[tuple[str, str], int] = {}
    of: list[int] = []
    unclear: dict[int, list[str]] = {}
    for index, (kind, key) in enumerate(keys):
        name = key
        if kind == "date":
            of.append(-1)
            continue
        if kind == "person":
            bearers = full.get(key, [key])
            name = bearers[0] if len(bearers) == 1 else key
            if len(bearers) > 1:
                unclear[index] = bearers
        elif kind == "group":
            name = long_forms.get(key, key)
        of.append(numbers.setdefault((kind, name), len(numbers)))
    opened = {
        index: tuple(numbers.setdefault(("person", name), len(numbers)) for name in bearers)
        for index, bearers in unclear.items()
    }
    return Names(tuple(of), opened, len(numbers))


def _key(mention: MarkedSpan) -> tuple[str, str]:
    if mention.kind == "state" and mention.code:
        return "state", mention.code
    return mention.kind, plain(mention.text)


def _full_names(people: Iterable[str]) -> dict[str, list[str]]:
    """From each name of a person to the longest names of the article that it can shorten."""
    counts = Counter(people)
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        words = name.split()
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                by_word[word].append(name)
    found: dict[str, list[str]] = {}
    for name in counts:
        longer = [other for other in _candidates(name, by_word) if _shortens(name, other)]
        longest = [a for a in longer if not any(a != b and _shortens(a, b) for b in longer)]
        if longest:
            found[name] = sorted(longest, key=lambda other: -counts[other])
    return found


def _candidates(name: str, by_word: dict[str, list[str]]) -> list[str]:
    words = name.split()
    if not words:
        return []
    return [other for other in {*by_word[words[-1]], *by_word[words[0]]} if other != name]


def _shortens(name: str, other: str) -> bool:
    """Whether a name is a shorter form of another: its surname, first name, or fewer words."""
    words, full = name.split(), other.split()
    if len(words) >= len(full):
        return False
    if len(words) == 1:
        return words[0] in (full[-1], full[0]) and words[0] not in PARTICLES
    if words[0] in PARTICLES and words == full[-len(words) :]:
        return True
    return words[-1] == full[-1] and (
        set(words) <= set(full) or (len(words[0]) == 1 and full[0].startswith(words[0]))
    )


def _long_forms(groups: set[str]) -> dict[str, str]:
    """From an acronym to the one name of the article whose initials it is."""
    small = LEXICON.words("small_words", "initials")
    initials: dict[str, set[str]] = defaultdict(set)
    for name in groups:
        words = [word for word in name.split() if word not in small]
        if len(words) > 1:
            initials["".join(word[0] for word in words)].add(name)
    return {
        name: next(iter(initials[name]))
        for name in groups
        if " " not in name and len(initials.get(name, ())) == 1
    }
