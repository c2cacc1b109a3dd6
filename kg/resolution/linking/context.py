"""Surnames and institutions alone: whom they mean is told by the names that stand beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.lexicon import LEXICON
from kg.resolution.names import owner, parse_key, unqualified

# More entities of one surname than this, and the surname alone says nothing.
AMBIGUOUS = 8

# What a name tells that two CoMentions share, and what days of publication do, in hundredths: sums
# of fractions would depend on the order in which sets yield their names.
SHARED = {"person": 100, "group": 100, "place": 50, "state": 35}
# That both are of one month tells between two, and makes no place that they share enough.
SAME_DAYS = 9


@dataclass(frozen=True, slots=True)
class CoMentions:
    """With whom a name is seen: keys of the other names of its articles, and days of publication.

    `main` is the state that its articles name most, where one stands out.
    """

    keys: frozenset[str]
    days: frozenset[str] = frozenset()
    main: str | None = None


def agreement(one: CoMentions, other: CoMentions) -> float:
    """Return how much two CoMentions agree: 1 for each person or group, less for places, states."""
    shared = sum(SHARED[parse_key(key)[0]] for key in one.keys & other.keys)
    return (shared + (SAME_DAYS if one.days & other.days else 0)) / 100


@dataclass(frozen=True, slots=True)
class Attached:
    """Where a short name belongs: a cluster's number, why, and how sure it is."""

    cluster: int
    rule: str
    score: float


def attach(
    name_key: str, beside: CoMentions, candidates: Mapping[int, tuple[tuple[str, ...], CoMentions]]
) -> Attached | None:
    """Return to which cluster a short name belongs, None where it is unclear.

    `candidates` are the clusters with a name that it can be short for: their keys and co-mentions.
    A surname that several people bear belongs to none of them: it may be a son's as well. Nor does
    one belong to whom its own article names in full: there it was found to be somebody else.
    """
    if not candidates or len(candidates) > AMBIGUOUS:
        return None
    kind, form = parse_key(name_key)
    if kind == "person" and (len(candidates) > 1 or _is_in_full(beside, candidates)):
        return None
    scores = []
    for number, (keys, others) in candidates.items():
        score = agreement(beside, others)
        if kind == "group":
            score = sum(1.0 for key in keys if _state_of(key) and _state_of(key) == beside.main)
        scores.append((score, -number))
    scores.sort(reverse=True)
    best, second = scores[0][0], scores[1][0] if len(scores) > 1 else 0.0
    needed = 1.3 if common(form) else 0.6
    if kind == "group":
        needed = 1.0
    if best < needed or (second and best < 2 * second):
        return None
    rule = "surname and company" if kind == "person" else "institution of the state named"
    return Attached(-scores[0][1], rule, round(min(0.99, 0.8 + 0.05 * best), 4))


def _is_in_full(
    beside: CoMentions, candidates: Mapping[int, tuple[tuple[str, ...], CoMentions]]
) -> bool:
    return any(unqualified(key) in beside.keys for keys, _ in candidates.values() for key in keys)


def _state_of(name_key: str) -> str | None:
    code, _ = owner(parse_key(name_key)[1])
    return f"state:{code}" if code else None


def common(word: str) -> bool:
    """Return whether so many people bear a name that it says little."""
    return word in LEXICON.words("common_names", "common")


def tokens(name_key: str, beside: CoMentions) -> frozenset[str]:
    """Return by what short names that found no full one find each other."""
    kind, form = parse_key(name_key)
    if kind == "group":
        return frozenset({f"main {beside.main}"}) if beside.main else frozenset()
    found = {key for key in beside.keys if key.startswith("person:")}
    if not common(form):
        found |= {key for key in beside.keys if key.startswith("group:")}
        if beside.main:
            found.add(f"main {beside.main}")
    return frozenset(found)
