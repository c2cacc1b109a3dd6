"""Which articles are copies of one another: reprints of agency text, cut, reworded or added to.

Candidates are found by MinHash signatures of word triples, cut into bands (locality-sensitive
hashing; Broder 1997, Leskovec, Rajaraman and Ullman, chapter 3), one signature of the whole text
and one of its beginning, so that an article that was cut to its first paragraphs is found beside
its long original. A candidate is a copy if half of the shorter text's triples stand in the longer
one (`SHARED`), with and without the passages in quotation marks: a long quotation alone makes no
copy. ``benchmarks/copies.py`` measures the threshold.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from datasketch import MinHash

Hashes = NDArray[np.uint32]

SHINGLE = 3  # words
SHARED = 0.5  # of the shorter text's shingles stand in the longer text
SHORTEST = 0.15  # of the longer text's length; a brief in a long round-up is no copy of that
FEW = 30  # shingles; a text with fewer is a copy only of one that is nearly the same
NEARLY_ALL = 0.9

BAND = 2  # numbers of the signature in a band
WHOLE = 48  # numbers for the whole text
LEAD = 24  # numbers for the beginning
LEAD_WORDS = 100
# Candidates whose signatures agree less than this, in the whole and in the beginning, are dropped
# before their texts are compared.
LIKE_WHOLE = 3 / WHOLE
LIKE_LEAD = 5 / LEAD

WORD = re.compile(r"\w+")
QUOTED = re.compile(r"[“„«][^“”„«»]{1,5000}[”»]|\"[^\"\n]{1,5000}\"")
MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The hashes of the word triples of a text: all, and those outside quotations."""

    whole: Hashes
    own: Hashes


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The signature of a text, and the hashes of its bands, by which candidates are found."""

    signature: Hashes
    bands: tuple[int, ...]


def hashed_words(text: str) -> NDArray[np.uint64]:
    """Return a number for each word of the text, in order, the same for either case."""
    words = WORD.findall(text.casefold())
    hashes = (zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words)
    return np.fromiter(hashes, dtype=np.uint64, count=len(words))


def shingled(words: NDArray[np.uint64]) -> Hashes:
    """Return the hashes of all runs of `SHINGLE` words, sorted, each once."""
    if len(words) < SHINGLE:
        words = np.concatenate([words, np.zeros(SHINGLE - len(words), dtype=np.uint64)])
    mixed = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for offset in range(SHINGLE):
        mixed = (mixed + words[offset : offset + len(mixed)] + np.uint64(1)) * MIX
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def shingles(text: str) -> Shingles:
    """Return the hashes of the word triples of a text."""
    own = QUOTED.sub(" ", text)
    whole = shingled(hashed_words(text))
    return Shingles(whole, whole if own == text else shingled(hashed_words(own)))


def fingerprint(text: str) -> Fingerprint:
    """Return the MinHash signature of a text and of its beginning, and their bands."""
    words = hashed_words(text)
    signature = np.concatenate(
        [
            minhash(shingled(words), numbers=WHOLE),
            minhash(shingled(words[:LEAD_WORDS]), numbers=LEAD),
        ]
    )
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
    """Return the MinHash signature of a set of hashes, by datasketch."""
    sketch = _empty(numbers).copy()
    sketch.update_batch(hashes)
    values: Hashes = sketch.hashvalues.astype(np.uint32)
    return values


@cache
def _empty(numbers: int) -> "MinHash":
    from datasketch import MinHash

    return MinHash(num_perm=numbers, seed=1, hashfunc=_itself, scheme="affine32")


def _itself(value: Any) -> Any:
    return value


def promising(signature: Hashes, others: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return for each row of `others` whether its text may be a copy of the signature's."""
    equal = others == signature
    whole: NDArray[np.bool_] = equal[:, :WHOLE].mean(axis=1) >= LIKE_WHOLE
    lead: NDArray[np.bool_] = equal[:, WHOLE:].mean(axis=1) >= LIKE_LEAD
    return whole | lead


def are_copies(left: Shingles, right: Shingles) -> bool:
    """Return whether one of two texts is a copy of the other."""
    shorter, longer = sorted((len(left.whole), len(right.whole)))
    if shorter < SHORTEST * longer:
        return False
    wanted = SHARED if shorter >= FEW else NEARLY_ALL
    if shorter < FEW and shorter < NEARLY_ALL * longer:
        return False
    if shared(left.whole, right.whole) < wanted:
        return False
    # Where hardly anything stands outside quotations, the whole has to do.
    own = min(len(left.own), len(right.own))
    return own < FEW or shared(left.own, right.own) >= wanted


def shared(left: Hashes, right: Hashes) -> float:
    """Return which part of the smaller set is in the larger one (its containment)."""
    if not len(left) or not len(right):
        return 0.0
    both = np.intersect1d(left, right, assume_unique=True)
    return len(both) / min(len(left), len(right))


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
