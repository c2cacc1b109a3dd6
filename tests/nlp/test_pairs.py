"""Ties between a word and a mention are scored as the formula says."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.pairs import (
    BUCKETS,
    FARTHEST,
    Floats,
    PairScorer,
    Places,
    at_least_one,
    erf,
    gelu,
    softmax,
)

SIZE, LABELS = 4, 3


def scorer(seed: int = 0) -> PairScorer:
    """Return a scorer with weights drawn by chance."""
    draw = np.random.default_rng(seed)
    shapes = {
        "product": (SIZE, SIZE),
        "distance": (len(BUCKETS) + 1, SIZE),
        "sentences": (2 * FARTHEST + 1, SIZE),
        "kind": (5, SIZE),
        "out": (LABELS, SIZE),
        "bias": (LABELS,),
    }
    return PairScorer({name: draw.normal(size=shape) for name, shape in shapes.items()})


def places(*spans: tuple[int, int], sentence: list[int]) -> Places:
    """Return mentions at these first and last words."""
    return Places(
        first=np.array([first for first, _ in spans], dtype=np.int64),
        last=np.array([last for _, last in spans], dtype=np.int64),
        kind=np.arange(len(spans)) % 5,
        sentence=np.array(sentence, dtype=np.int64),
    )


def bucket(distance: int) -> int:
    """Return how many limits a distance in words has passed."""
    return sum(limit < distance for limit in BUCKETS.tolist())


def plain(one: PairScorer, projected: Floats, anchor: int, at: Places, mention: int) -> list[float]:
    """Return the scores of one word and one mention, number by number."""
    w = {name: array.tolist() for name, array in one.weights.items()}
    rows = projected.tolist()
    first, last = int(at.first[mention]), int(at.last[mention])
    left = rows[anchor][:SIZE]
    begin, end = rows[first][SIZE : 2 * SIZE], rows[last][2 * SIZE :]
    right = [begin[i] + end[i] for i in range(SIZE)]
    product = [left[i] * right[i] for i in range(SIZE)]
    apart = int(at.sentence[first] - at.sentence[anchor])
    apart = max(-FARTHEST, min(FARTHEST, apart)) + FARTHEST
    hidden = []
    for i in range(SIZE):
        x = sum(w["product"][i][k] * product[k] for k in range(SIZE))
        x += left[i] + right[i]
        x += w["distance"][bucket(first - anchor)][i]
        x += w["sentences"][apart][i]
        x += w["kind"][int(at.kind[mention])][i]
        hidden.append(x * 0.5 * (1 + math.erf(x / math.sqrt(2))))
    return [
        sum(w["out"][label][i] * hidden[i] for i in range(SIZE)) + w["bias"][label]
        for label in range(LABELS)
    ]


def test_scores_are_those_of_the_formula() -> None:
    words = 90
    projected = np.random.default_rng(1).normal(size=(words, 3 * SIZE)).astype(np.float32)
    at = places((0, 1), (7, 7), (40, 42), (80, 89), sentence=[word // 11 for word in range(words)])
    anchors = np.array([0, 5, 41, 89])
    one = scorer()
    scores = one(projected, anchors, at)
    assert scores.shape == (4, 4, LABELS)
    for row, anchor in enumerate(anchors.tolist()):
        for mention in range(4):
            wanted = plain(one, projected, anchor, at, mention)
            assert scores[row, mention].tolist() == pytest.approx(wanted, abs=1e-4)


def test_a_tie_does_not_depend_on_the_other_words_and_mentions() -> None:
    projected = np.random.default_rng(2).normal(size=(20, 3 * SIZE)).astype(np.float32)
    sentence = [0] * 20
    one = scorer()
    full = one(projected, np.array([3, 9]), places((0, 1), (5, 6), (12, 12), sentence=sentence))
    alone = one(projected, np.array([9]), places((0, 1), sentence=sentence))
    assert full[1, 0] == pytest.approx(alone[0, 0], abs=1e-5)


def test_words_that_are_very_far_are_as_far_as_any() -> None:
    projected = np.tile(np.ones(3 * SIZE, dtype=np.float32), (400, 1))
    at = places((0, 0), (100, 100), sentence=[word // 10 for word in range(400)])
    at = Places(at.first, at.last, np.zeros(2, dtype=np.int64), at.sentence)
    near, far = scorer()(projected, np.array([399]), at)[0]
    assert near == pytest.approx(far)


def test_the_error_function_is_right() -> None:
    x = np.linspace(-5, 5, 101, dtype=np.float32)
    assert erf(x) == pytest.approx([math.erf(one) for one in x.tolist()], abs=1e-6)
    half = np.array([0.0, 10.0, -10.0], dtype=np.float32)
    assert gelu(half) == pytest.approx([0, 10, 0], abs=1e-5)


SCORES = st.lists(st.floats(-50, 50, width=32), min_size=1, max_size=6)


@settings(deadline=None)
@given(SCORES, st.floats(-50, 50, width=32))
def test_likelihoods_sum_up_to_one_and_keep_the_order(scores: list[float], shift: float) -> None:
    row = np.array(scores, dtype=np.float32)
    found = softmax(row)
    assert float(found.sum()) == pytest.approx(1, abs=1e-5)
    assert found[row.argmax()] == found.max()
    assert softmax(row + np.float32(shift)) == pytest.approx(found, abs=1e-4)


SHARES = st.lists(st.floats(0, 1, width=32), min_size=1, max_size=5)


@settings(deadline=None)
@given(SHARES)
def test_one_of_several_is_as_likely_as_the_likeliest_at_least(shares: list[float]) -> None:
    found = float(at_least_one(np.array(shares, dtype=np.float32)))
    assert max(shares) - 1e-5 <= found <= min(1.0, sum(shares)) + 1e-5
