"""How likely two words are spellings of one name, whatever alphabet it comes from.

`skeleton` is the key by which spellings find each other: consonants by their sound class, without
vowels ("nakhalah" and "nakhaleh" are "nxl", "qaddafi" and "gadhafi" are "kdf"). `alike` is the
likeness of two words in 0..1; what each difference weighs is learnt from names whose spelling in
another script is the same (``training/names/spelling.py``).
"""

import math
import re
from collections.abc import Callable
from functools import cache, lru_cache

from kg.lexicon import LEXICON

# Letters and groups of letters that romanizations of one sound are written with, longest first.
SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("dsch", "j"), ("tch", "c"), ("sch", "s"), ("dzh", "j"),
    ("kh", "x"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "c"), ("zh", "j"),
    ("ph", "f"), ("dj", "j"), ("tz", "s"), ("ts", "s"), ("cz", "c"), ("ck", "k"), ("qu", "k"),
    ("ks", "x"), ("q", "k"), ("g", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("b", "b"),
)  # fmt: skip
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")
CONSONANTS = re.compile(r"[^aeiouy]")
# Vowels that languages without vowel letters leave the romanization to guess: e or i, o or u.
BROAD = str.maketrans("eyo", "iiu")
ENDING = re.compile(r"(?<=[a-z]{2})[ae]h?$")


@lru_cache(maxsize=40_000)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word by sound, with one mark for a first vowel."""
    sounds = DOUBLED.sub(r"\1", word)
    for written, sound in SOUNDS:
        if len(written) > 1:
            sounds = sounds.replace(written, sound.upper())
    for written, sound in SOUNDS:
        if len(written) == 1:
            sounds = sounds.replace(written, sound.upper())
    sounds = sounds.lower()
    first = "a" if VOWELS.match(sounds) else ""
    rest = VOWELS.sub(" ", sounds).strip()
    rest = re.sub(r"h$", "", rest) if len(rest) > 1 else rest
    rest = rest.replace(" ", "")
    return first + DOUBLED.sub(r"\1", rest) or word[:1]


@lru_cache(maxsize=5_000)
def alike(left: str, right: str) -> float:
    """Return how likely two folded words are one name in two spellings, in 0..1.

    From 0.85 on it is more likely than not where the rest of the name agrees: the probability that
    was learnt, for words out of context, is raised to a small power.
    """
    if left == right:
        return 1.0
    if min(len(left), len(right)) < 3:
        return 0.0
    similarity = _similarity()
    left, right = _ended_alike(left, right)
    # Nearly all words of an article are unlike: that is seen first, and at once.
    if similarity(skeleton(left), skeleton(right)) < 0.6:
        return 0.5 * similarity(left, right)
    found = features(left, right)
    weights = _weights()
    score = weights["bias"] + sum(weights[name] * value for name, value in found.items())
    likely = float(0.99 * (1.0 / (1.0 + math.exp(-score))) ** 0.15)
    # Another consonant is another name, however many letters are the same ("Mary", "Mark").
    return likely if found["one skeleton"] else min(likely, 0.55 + 0.3 * found["skeleton"])


@cache
def _similarity() -> Callable[[str, str], float]:
    from rapidfuzz.distance import Levenshtein

    found: Callable[[str, str], float] = Levenshtein.normalized_similarity
    return found


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in LEXICON.rows("spelling")}


def features(left: str, right: str) -> dict[str, float]:
    """Return what tells spellings of one name from different names, each as a number."""
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    left, right = _ended_alike(left, right)
    one, other = skeleton(left), skeleton(right)
    vowels, others = _vowels(left), _vowels(right)
    return {
        "winkler": JaroWinkler.similarity(left, right),
        "letters": Levenshtein.normalized_similarity(left, right),
        "skeleton": Levenshtein.normalized_similarity(one, other),
        "one skeleton": float(one == other),
        "other vowels": float(Levenshtein.distance(vowels, others)),
        "far vowels": float(Levenshtein.distance(vowels.translate(BROAD), others.translate(BROAD))),
        "first letter": float(left[:1] == right[:1]),
        "last letter": float(left[-1:] == right[-1:]),
        "doubled only": float(DOUBLED.sub(r"\1", left) == DOUBLED.sub(r"\1", right)),
        "length": float(min(max(len(left), len(right)), 12)),
        "longer by": float(abs(len(left) - len(right))),
    }


def _vowels(word: str) -> str:
    return DOUBLED.sub(r"\1", CONSONANTS.sub("", word))


def _ended_alike(left: str, right: str) -> tuple[str, str]:
    """Return two words with the Arabic and Persian feminine ending (-a, -ah, -eh) in one way."""
    if left[-1:] == "h" or right[-1:] == "h":
        found = ENDING.sub("a", left), ENDING.sub("a", right)
        if found[0][-1:] == found[1][-1:] == "a":
            return found
    return left, right
