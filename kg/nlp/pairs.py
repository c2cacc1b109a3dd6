"""Scores ties between a word and a mention: a trigger and its participants, a title and its holder.

The network gives three projections of every word for each scorer: as the word that asks, as the
first and as the last word of a mention. What follows is small and done here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

BUCKETS = np.array((-64, -32, -16, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 16, 32, 64))
FARTHEST = 5
"""Sentences apart, beyond which all are as far."""


@dataclass(frozen=True)
class Places:
    """Where the mentions of a window stand: first and last word, kind, and every word's sentence.

    All numbers are those of the window's own words and sentences.
    """

    first: Ints
    last: Ints
    kind: Ints
    sentence: Ints


class PairScorer:
    """One scorer: `product`, `out`, `bias` and tables for distance, sentences and kind."""

    def __init__(self, weights: dict[str, NDArray[Any]]) -> None:
        self.weights = {name: array.astype(np.float32) for name, array in weights.items()}

    def __call__(self, projected: Floats, anchors: Ints, places: Places) -> Floats:
        """Return scores (A, M, L) of A words with M mentions; `projected` is (W, 3 * size)."""
        w = self.weights
        asking, first, last = np.split(projected, 3, axis=-1)
        left = asking[anchors]
        right = first[places.first] + last[places.last]
        joined = (left[:, None, :] * right[None, :, :]) @ w["product"].T
        joined += left[:, None, :] + right[None, :, :]
        distance = places.first[None, :] - anchors[:, None]
        apart = places.sentence[places.first][None, :] - places.sentence[anchors][:, None]
        joined += w["distance"][np.searchsorted(BUCKETS, distance)]
        joined += w["sentences"][np.clip(apart, -FARTHEST, FARTHEST) + FARTHEST]
        joined += w["kind"][places.kind][None, :, :]
        scores: Floats = gelu(joined) @ w["out"].T + w["bias"]
        return scores


def gelu(x: Floats) -> Floats:
    """Return x times the normal distribution's share below x (Hendrycks & Gimpel 2016)."""
    return np.asarray(x * 0.5 * (1.0 + erf(x / np.float32(2**0.5))), dtype=np.float32)


def erf(x: Floats) -> Floats:
    """Return the error function, right to 1.5e-7 (Abramowitz & Stegun 1964, 7.1.26)."""
    sign, x = np.sign(x), np.abs(x)
    t = 1.0 / (1.0 + 0.3275911 * x)
    series = ((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t
    return np.asarray(sign * (1.0 - (series + 0.254829592) * t * np.exp(-x * x)), dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    """Return the likelihoods of labels along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def at_least_one(likelihoods: Floats) -> Floats:
    """Return how likely at least one of independent things is, along the first axis."""
    return np.asarray(1.0 - np.prod(1.0 - likelihoods, axis=0), dtype=np.float32)
