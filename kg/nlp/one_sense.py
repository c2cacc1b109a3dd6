"""One sense per discourse (Gale, Church and Yarowsky 1992): a name is of one kind in a document.

"Odinga's camp" may be a place by itself; where the same article writes "Raila Odinga told them" he
is a person. All places of a name say together of which kind it is, and full names of people speak
for their last words ("Juan de la Cruz" for "de la Cruz" and "Cruz"). Accents make no other name.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int, str]
Votes = defaultdict[str, "Counter[str]"]

KINDS = ("PERSON", "ORG", "LOC")
"""Kinds that are taken for one another; peoples and days are told by their letters."""
WEIGHT = 0.6
"""What another place of the name weighs beside the one in question."""
LEAST = -8.0
"""The log of a likelihood counts from here on, so that one place does not decide alone."""


def one_sense(
    found: Sequence[Span],
    words: Sequence[str],
    scores: NDArray[np.float32],
    labels: Sequence[str],
) -> list[Span]:
    """Return the spans of a document's `words`, each name with the kind that its places agree on.

    `scores` (T, L) are those of `labels` (BILOU) for every word.
    """
    spans = [one for one in found if one[2] in KINDS]
    if len(spans) < 2:
        return list(found)
    likely = _likelihoods(scores, labels)
    names = [_folded(words[start:end]) for start, end, _ in spans]
    own = [
        {kind: max(float(likely[kind][start:end].mean()), LEAST) for kind in KINDS}
        for start, end, _ in spans
    ]
    same: Votes = defaultdict(Counter)
    bearers: Votes = defaultdict(Counter)
    for (start, end, kind), name, said in zip(spans, names, own, strict=True):
        same[name].update(said)
        if kind == "PERSON":
            for first in range(start + 1, end):
                bearers[_folded(words[first:end])].update(said)
    agreed = {
        (start, end): max(
            KINDS,
            key=lambda kind: (
                said[kind] + WEIGHT * (same[name][kind] - said[kind]) + WEIGHT * bearers[name][kind]
            ),
        )
        for (start, end, _), name, said in zip(spans, names, own, strict=True)
    }
    return [(start, end, agreed.get((start, end), kind)) for start, end, kind in found]


def _folded(words: Sequence[str]) -> str:
    """Return a name in small letters, without accents."""
    letters = unicodedata.normalize("NFKD", " ".join(words).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _likelihoods(
    scores: NDArray[np.float32], labels: Sequence[str]
) -> dict[str, NDArray[np.float32]]:
    """Return for each kind how likely every word is part of such a name (T,), as logarithms."""
    total = np.logaddexp.reduce(scores, axis=1)
    found = {}
    for kind in KINDS:
        columns = [number for number, label in enumerate(labels) if label[2:] == kind]
        found[kind] = (
            np.logaddexp.reduce(scores[:, columns], axis=1) - total
            if columns
            else np.full(len(scores), LEAST, dtype=np.float32)
        )
    return found
