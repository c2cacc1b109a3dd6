"""Entity labels never break a span; the heads of a sentence are always a tree with one root."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.nlp.decoding import best_labels, best_tree, find_cycle, spans

LABELS = ["O", *(f"{prefix}-{kind}" for kind in ("PERSON", "ORG") for prefix in "BILU")]


def scores_of(seed: int, rows: int, columns: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)


def well_formed(path: list[int]) -> bool:
    open_kind = ""
    for number in path:
        prefix, _, kind = LABELS[number].partition("-")
        if prefix in "IL":
            if kind != open_kind:
                return False
        elif open_kind:
            return False
        open_kind = kind if prefix in "BI" and prefix != "O" else ""
    return not open_kind


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(1, 12))
def test_no_span_is_ever_broken(seed: int, size: int) -> None:
    scores = scores_of(seed, size, len(LABELS))
    path = best_labels(scores, np.zeros(size, dtype=bool), LABELS).tolist()
    assert well_formed(path)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(2, 12), st.integers(1, 11))
def test_a_span_ends_where_a_line_ends(seed: int, size: int, line: int) -> None:
    scores = scores_of(seed, size, len(LABELS))
    breaks = np.zeros(size, dtype=bool)
    breaks[0] = breaks[line % size] = True
    path = best_labels(scores, breaks, LABELS).tolist()
    assert well_formed(path[: line % size])
    assert well_formed(path[line % size :])


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000))
def test_the_labels_are_the_best_of_all_well_formed_ones(seed: int) -> None:
    scores = scores_of(seed, 4, len(LABELS))
    path = best_labels(scores, np.zeros(4, dtype=bool), LABELS)
    best = max(
        float(scores[np.arange(4), list(candidate)].sum())
        for candidate in itertools.product(range(len(LABELS)), repeat=4)
        if well_formed(list(candidate))
    )
    assert float(scores[np.arange(4), path].sum()) == pytest.approx(best, abs=1e-4)


def test_spans_are_cut_from_labels() -> None:
    path = [LABELS.index(label) for label in ("O", "B-ORG", "I-ORG", "L-ORG", "U-PERSON")]
    assert spans(path, LABELS) == [(1, 4, "ORG"), (4, 5, "PERSON")]


def is_tree(heads: list[int]) -> bool:
    return heads.count(0) == 1 and not find_cycle(np.array(heads))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(1, 25))
def test_every_sentence_gets_a_tree_with_one_root(seed: int, size: int) -> None:
    heads = best_tree(scores_of(seed, size, size + 1)).tolist()
    assert len(heads) == size
    assert is_tree(heads)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(2, 4))
def test_the_tree_is_the_best_one(seed: int, size: int) -> None:
    scores = scores_of(seed, size, size + 1)
    rows = np.arange(size)
    trees = [
        heads
        for heads in itertools.product(range(size + 1), repeat=size)
        if is_tree(list(heads)) and all(head != word + 1 for word, head in enumerate(heads))
    ]
    best = max(float(scores[rows, list(heads)].sum()) for heads in trees)
    found = best_tree(scores)
    assert float(scores[rows, found].sum()) <= best + 1e-4
    if size <= 3:
        assert float(scores[rows, found].sum()) == pytest.approx(best, abs=1e-4)


def test_a_cycle_is_found() -> None:
    assert sorted(find_cycle(np.array([2, 1, 0]))) == [0, 1]
    assert not find_cycle(np.array([2, 0, 2]))


def test_a_cycle_is_broken_where_that_costs_least() -> None:
    # Words 0 and 1 prefer each other; word 0 would rather hang on the root than word 1.
    scores = np.array([[5.0, 0.0, 6.0], [1.0, 6.0, 0.0]], dtype=np.float32)
    assert best_tree(scores).tolist() == [0, 1]
