"""How alike two names are, 0..1, and which short forms a long name can have."""

from functools import lru_cache

from kg.lexicon import LEXICON
from kg.model import Kind
from kg.resolution.names import PARTICLES, PersonName, fold, person, tidy
from kg.resolution.names.nicknames import formal_names
from kg.resolution.spelling import alike, skeleton


@lru_cache(maxsize=10_000)
def given_alike(left: str, right: str) -> float:
    """Return how likely two given names are one: spelling, initial or pet form."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.85 if left[:1] == right[:1] else 0.0
    if formal_names(left) & formal_names(right):
        return 0.95
    if left + "a" == right or right + "a" == left:
        return 0.7  # "Daniel" and "Daniela"
    return alike(left, right)


@lru_cache(maxsize=5_000)
def likeness(left: str, right: str, kind: Kind) -> float:
    """Return how likely two names of one kind are names of one entity, in 0..1.

    The names are given in their normal forms (`kg.resolution.names.normal`).
    """
    if left == right:
        return 1.0
    if kind == "person":
        return _people(left, right)
    if kind == "group":
        return max(_words(left.split(), right.split()), _groups(left, right))
    # Towns far apart have like names ("Auckland", "Oakland").
    return 0.96 * _words(left.split(), right.split())


def _people(left: str, right: str) -> float:
    """Return the likeness of two people's names; 0 where they surely are not alike."""
    one, other = person(left), person(right)
    if _sound_apart(one, other):
        return 0.0
    if not one.given or not other.given:
        return 0.6 * alike(one.family, other.family)
    if sorted(one.words) == sorted(other.words):
        return 0.97
    straight = _ordered(one.given, one.family, other.given, other.family)
    # One of them is written with the family name first.
    turned = 0.95 * _ordered(one.words[1:], one.words[0], other.given, other.family)
    turned = max(turned, 0.95 * _ordered(one.given, one.family, other.words[1:], other.words[0]))
    joined = (
        alike("".join(one.words), "".join(other.words))
        if _joined_up(one.words, other.words)
        else 0.0
    )
    return max(straight, turned, joined)


def _sound_apart(one: PersonName, other: PersonName) -> bool:
    """Return whether names of two words sound too different in any order.

    Most names of a block do: that is seen at once.
    """
    if len(one.words) != 2 or len(other.words) != 2:
        return False
    (given,), (other_given,) = one.given, other.given
    return (
        PARTICLES.isdisjoint((given, other_given))
        and _words_apart(given, other_given)
        and _words_apart(given, other.family)
        and _words_apart(one.family, other_given)
    )


@lru_cache(maxsize=10_000)
def _words_apart(left: str, right: str) -> bool:
    """Return whether two words can be no spellings of one another, no initial and no pet form."""
    if left == right or min(len(left), len(right)) == 1 or formal_names(left) & formal_names(right):
        return False
    return alike(left, right) <= 0.5


def _joined_up(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Return whether names may differ in where their parts are joined ("Jae-in", "Jaein").

    Initials are no parts of a longer word ("J. R. Myers", "Jess Mears").
    """
    initials = any(len(word) == 1 for word in (*left, *right))
    return len(left) != len(right) and left[0][:1] == right[0][:1] and not initials


def _ordered(
    given: tuple[str, ...], family: str, other_given: tuple[str, ...], other_family: str
) -> float:
    families = alike(family, other_family)
    if families < 0.8:
        return 0.5 * families
    names = [word for word in given if word not in PARTICLES]
    others = [word for word in other_given if word not in PARTICLES]
    if not names or not others:
        return 0.7 * families
    first = given_alike(names[0], others[0])
    if min(len(names[0]), len(others[0])) == 1 and family != other_family:
        return 0.6 * families  # An initial and another spelling are too little together.
    if first < 0.8:
        # "Lee Hsien Loong", "John F. Kennedy" known by a second given name.
        pool = max((given_alike(names[0], word) for word in others[1:]), default=0.0)
        pool = max(pool, max((given_alike(word, others[0]) for word in names[1:]), default=0.0))
        first = 0.83 * pool if pool >= 0.9 else 0.6 * first
    return families * first * _middles(names[1:], others[1:])


def _middles(left: list[str], right: list[str]) -> float:
    if not left or not right:
        return 0.97 if left or right else 1.0
    best = min(
        max(given_alike(word, other) for other in longer)
        for shorter, longer in [sorted((left, right), key=len)]
        for word in shorter
    )
    return 0.98 if best >= 0.8 else 0.6


def _words(left: list[str], right: list[str]) -> float:
    """Return the likeness of names word by word, in order, little words left out."""
    function = LEXICON.words("organisation_words", "function")
    left = [word for word in left if word not in function] or left
    right = [word for word in right if word not in function] or right
    if len(left) != len(right):
        return (
            alike("".join(left), "".join(right)) * 0.98
            if "".join(left)[:3] == "".join(right)[:3]
            else 0.0
        )
    if len(left) == 1 and min(len(skeleton(word)) for word in (*left, *right)) < 4:
        # "iPod" and "iPad": one short word tells too little.
        return max(0.85 * alike(*left, *right), _inflected(*left, *right))
    pairs = list(zip(left, right, strict=True))
    if sorted(left) == sorted(right):
        return 0.97
    least = 1.0
    for one, other in pairs:
        least = min(least, max(alike(one, other), _inflected(one, other)))
        if least < 0.85:
            return 0.5 * least
    return least


def _inflected(left: str, right: str) -> float:
    """Return the likeness of "guard" and "guards", "defence" and "defense"."""
    short, long = sorted((left, right), key=len)
    if short + "s" == long and not short.endswith("s"):
        return 0.97
    return 0.97 if left.replace("ence", "ense") == right.replace("ence", "ense") else 0.0


def _groups(left: str, right: str) -> float:
    """Return the likeness of a name and its short form ("Apple Computer" and "Apple")."""
    short, long = sorted((left.split(), right.split()), key=len)
    trade = LEXICON.words("organisation_words", "trade")
    if long[: len(short)] == short and all(word in trade for word in long[len(short) :]):
        return 0.85 if not all(word in trade for word in short) else 0.6
    return 0.0


@lru_cache(maxsize=10_000)
def acronyms(name: str) -> frozenset[str]:
    """Return the acronyms that a long name can have, folded: "Islamic Jihad" has "ij".

    Little words may count or not ("PFLP", "DoD"), and hyphens divide.
    """
    words = fold(tidy(name).replace("-", " ")).split()
    if words[:1] == ["the"]:
        words = words[1:]
    function = LEXICON.words("organisation_words", "function")
    legal = LEXICON.words("organisation_words", "legal")
    content = [word for word in words if word not in function]
    bare = [word for word in content if word not in legal]
    found = {"".join(word[0] for word in some) for some in (words, content, bare) if len(some) > 1}
    # "UNHCR", "USAF": what is an acronym already stands whole.
    raw = tidy(name).split()
    whole = [
        word.casefold() if word.isupper() and word.isalpha() else fold(word)[:1] for word in raw
    ]
    kept = [part for part, word in zip(whole, raw, strict=True) if fold(word) not in function]
    if len(kept) > 1:
        found.add("".join(kept))
    return frozenset(one for one in found if len(one) > 1)


def is_acronym(text: str) -> bool:
    """Return whether a name is written as an acronym: "PIJ", "U.N.", "UNHCR", "DoD"."""
    bare = tidy(text).replace(".", "").replace("-", "")
    capitals = sum(letter.isupper() for letter in bare)
    return " " not in bare and 2 <= len(bare) <= 8 and capitals >= 2 and capitals >= len(bare) - 2
