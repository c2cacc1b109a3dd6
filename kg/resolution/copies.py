"""Which articles are copies of one another: reprints of agency text, cut, reworded or added to.

Candidates are found by MinHash signatures of word triples, cut into bands (locality-sensitive
hashing; Broder 1997, Leskovec, Rajaraman and Ullman, chapter 3), one signature of the whole text
and one of its beginning, so that an article that was cut to its first paragraphs is found beside
its long original. A candidate is a copy if most of the shorter text's words stand in the longer
one in runs of three (`SHARED`), with and without the passages in quotation marks: a long quotation
alone makes no copy. ``benchmarks/copies.py`` measures the thresholds.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.resolution.quotations import quotations

Hashes = NDArray[np.uint32]

SHINGLE = 3  # words
SHARED = 0.5  # of the shorter text's words stand in the longer text, in runs of three
# Agency text is reprinted within days. What was published later must share more: the articles of a
# series, whose author fills in one form again and again, are no copies of one another.
SOON = 3  # days
SHARED_LATER = 0.75
SHORTEST = 0.15  # of the longer text's length; a brief in a long round-up is no copy of that
FEW = 30  # shingles; a text with fewer is a copy only of one that is nearly the same
NEARLY_ALL = 0.9

BAND = 2  # numbers of the signature in a band
WHOLE = 48  # numbers for the whole text
LEAD = 24  # numbers for the beginning
LEAD_WORDS = 100
AT_ONCE = 4096  # hashes that are permuted at once, few enough to stay in the cache
# Candidates whose signatures agree less than this, in the whole and in the beginning, are dropped
# before their texts are compared.
LIKE_WHOLE = 5 / WHOLE
LIKE_LEAD = 5 / LEAD
# Of texts that are about as long as one another the signatures must agree in this part of what is
# to be expected of copies; it is rarely less, and unlike texts need not be read for it. What was
# published later must share so much that its signatures are sure to agree in more.
LIKE = 0.3
LIKE_LATER = 0.5
AS_LONG = 0.6

WORD = re.compile(r"\w+")
MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The hashes of the word triples of a text in order, and which words stand in quotations."""

    hashes: Hashes
    quoted: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The signature of a text, and the hashes of its bands, by which candidates are found."""

    signature: Hashes
    bands: tuple[int, ...]


def hashed(words: Sequence[str]) -> Hashes:
    """Return the hashes of all runs of `SHINGLE` words, in order; the last ones wrap around."""
    numbers = np.fromiter(map(_number, words), dtype=np.uint64, count=len(words))
    mixed = np.zeros(len(numbers), dtype=np.uint64)
    for offset in range(SHINGLE):
        mixed = (mixed + np.roll(numbers, -offset) + np.uint64(1)) * MIX
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def shingles(text: str) -> Shingles:
    """Return the hashes of the word triples of a text, and which of its words are quoted."""
    folded = text.lower()
    words: list[str] = []
    ends = [0]  # so many words stand before each change from outside a quotation to inside
    last = 0
    for quotation in quotations(folded):
        for begin, end in ((last, quotation[0]), quotation):
            words += WORD.findall(folded, begin, end)
            ends.append(len(words))
        last = quotation[1]
    words += WORD.findall(folded, last)
    lengths = np.diff([*ends, len(words)])
    return Shingles(hashed(words), np.repeat(np.arange(len(lengths)) % 2 == 1, lengths))


def fingerprint(text: str) -> Fingerprint:
    """Return the MinHash signature of a text and of its beginning, and their bands."""
    hashes = hashed(WORD.findall(text.lower()))
    whole, lead = minhash(hashes, numbers=WHOLE), minhash(hashes[:LEAD_WORDS], numbers=LEAD)
    signature = np.concatenate([whole, lead])
    return Fingerprint(signature, bands(signature))


def bands(signature: Hashes) -> tuple[int, ...]:
    """Return a 63-bit number for each band of the signature; equal where band and place are."""
    rows = signature.astype(np.uint64).reshape(-1, BAND)
    mixed = np.arange(1, len(rows) + 1, dtype=np.uint64)
    for column in rows.T:
        mixed = (mixed ^ column) * MIX
        mixed ^= mixed >> np.uint64(31)
    return tuple(sorted({int(number) for number in mixed >> np.uint64(1)}))


def minhash(hashes: Hashes, *, numbers: int) -> Hashes:
    """Return the MinHash signature of a set of hashes: the least of each permutation of them.

    The permutations and the mixing are those of datasketch's scheme "affine32", so that
    signatures stored by it still compare.
    """
    factors, offsets = _permutations(numbers)
    least = np.full(numbers, np.iinfo(np.uint32).max, dtype=np.uint32)
    mixed = _mixed(np.unique(hashes))
    for begin in range(0, len(mixed), AT_ONCE):
        part = mixed[begin : begin + AT_ONCE, None] * factors + offsets
        np.minimum(least, part.min(axis=0), out=least)
    return least


@cache
def _permutations(numbers: int) -> tuple[Hashes, Hashes]:
    """Return odd factors and offsets: h -> a * h + b modulo 2^32 is a permutation for each."""
    random = np.random.RandomState(1)
    factors = random.randint(0, 1 << 31, numbers, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, random.randint(0, 1 << 32, numbers, dtype=np.uint32)


def _mixed(hashes: Hashes) -> Hashes:
    """Return the hashes spread over all 32 bits, by MurmurHash3's finalizer."""
    hashes = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashes = (hashes ^ (hashes >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return hashes ^ (hashes >> np.uint32(16))


def promising(signature: Hashes, others: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return for each row of `others` whether its text may be a copy of the signature's."""
    equal = others == signature
    whole: NDArray[np.bool_] = equal[:, :WHOLE].mean(axis=1) >= LIKE_WHOLE
    lead: NDArray[np.bool_] = equal[:, WHOLE:].mean(axis=1) >= LIKE_LEAD
    return whole | lead


def alike(signature: Hashes, others: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return for each row of `others` in which part of the numbers for the whole text it agrees."""
    agreeing: NDArray[np.float64] = (others[:, :WHOLE] == signature[:WHOLE]).mean(axis=1)
    return agreeing


def plausible(agreement: float, *, sizes: tuple[int, int], days: int | None) -> bool:
    """Return whether texts of so many characters, published so many days apart, may be copies.

    `agreement` is that of their signatures, an estimate of the part of their word triples that
    both share. Texts without a word are nobody's copies.
    """
    shorter, longer = sorted(sizes)
    if not longer:
        return False
    if shorter < AS_LONG * longer:
        return True
    shared = least_shared(days) * shorter
    like = LIKE_LATER if _is_later(days) else LIKE
    return agreement >= like * shared / (shorter + longer - shared)


def least_shared(days: int | None) -> float:
    """Return which part of its words a copy shares with a text published so many days apart."""
    return SHARED_LATER if _is_later(days) else SHARED


def _is_later(days: int | None) -> bool:
    return days is not None and days > SOON


def are_copies(left: Shingles, right: Shingles, *, days: int | None = None) -> bool:
    """Return whether one of two texts, published so many days apart, is a copy of the other."""
    shorter, longer = sorted((left, right), key=lambda text: len(text.hashes))
    few = len(shorter.hashes) < FEW
    if len(shorter.hashes) < (NEARLY_ALL if few else SHORTEST) * len(longer.hashes):
        return False
    whole, own = shared(shorter, longer)
    return min(whole, own) >= (NEARLY_ALL if few else least_shared(days))


def days_apart(left: str | None, right: str | None) -> int | None:
    """Return the days between two ISO dates; None where one is unknown or less precise."""
    try:
        return abs((date.fromisoformat(left or "") - date.fromisoformat(right or "")).days)
    except ValueError:
        return None


def shared(shorter: Shingles, longer: Shingles) -> tuple[float, float]:
    """Return which part of the shorter text's words stand, in runs of three, in the longer text.

    That is for all words, and for those outside quotations (where these are `FEW`, for all again).
    """
    size = len(shorter.hashes)
    if not size:
        return 0.0, 0.0
    found = np.isin(shorter.hashes, longer.hashes)
    covered = found.copy()
    for offset in range(1, SHINGLE):
        covered |= np.roll(found, offset)
    whole = float(covered.mean())
    own = covered[~shorter.quoted]
    return whole, float(own.mean()) if len(own) >= FEW else whole


class Groups:
    """Articles joined into groups, the connected components of the copies found so far.

    The original of a group is the article that was published first, of several the one with the
    least id, so that neither depends on the order in which articles were joined.
    """

    def __init__(self, published: Mapping[str, str | None]) -> None:
        self._published = published
        self._older: dict[str, str] = {}

    def original(self, article: str) -> str:
        """Return the original of the article's group, itself where it was never joined."""
        older = self._older.get(article, article)
        while older != article:
            above = self._older.get(older, older)
            self._older[article] = above
            article, older = older, above
        return article

    def join(self, left: str, right: str) -> None:
        """Make the groups of two articles one."""
        older, newer = sorted((self.original(left), self.original(right)), key=self._age)
        if older != newer:
            self._older[newer] = older

    def _age(self, article: str) -> tuple[str, str]:
        # "~" comes after all digits: an article without a date is no original of one that has it.
        return self._published.get(article) or "~", article
