"""How likely two words are spellings of one name, whatever alphabet it comes from.

`skeleton` is the key by which spellings find each other: consonants by their sound class, without
vowels ("nakhalah" and "nakhaleh" are "nxl", "qaddafi" and "gadhafi" are "kdf"). `alike` is the
likeness of two words in 0..1.
"""

import re
from functools import lru_cache

# Letters and groups of letters that romanizations of one sound are written with, longest first.
SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("dsch", "j"), ("tch", "c"), ("sch", "s"), ("dzh", "j"),
    ("kh", "x"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "c"), ("zh", "j"),
    ("ph", "f"), ("dj", "j"), ("tz", "s"), ("ts", "s"), ("cz", "c"), ("ck", "k"), ("qu", "k"),
    ("ks", "x"), ("q", "k"), ("g", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("b", "b"),
)  # fmt: skip
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
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
    rest = re.sub(r"(?<=\S)\s*h(?=\s*\S)|\s", lambda m: "h" if "h" in m.group() else "", rest)
    return first + DOUBLED.sub(r"\1", rest) or word[:1]


@lru_cache(maxsize=500_000)
def alike(left: str, right: str) -> float:
    """Return how likely two folded words are one name in two spellings, in 0..1."""
    from rapidfuzz.distance import JaroWinkler

    if left == right:
        return 1.0
    if min(len(left), len(right)) < 3:
        return 0.0
    plain = float(JaroWinkler.similarity(left, right))
    if skeleton(left) == skeleton(right):
        return 0.85 + 0.12 * plain
    return max(0.0, plain - 0.1)
