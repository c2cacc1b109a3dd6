"""From scores to well-formed answers: entity labels without broken spans, trees without cycles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NEVER = np.float32(-1e9)
MODEST = 400
"""Words up to which a sentence's tree is looked for with the exact algorithm."""


def transitions(labels: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Which BILOU label may follow which, begin a text and end it; 0 if it may, else a penalty.

    Returns arrays of shape (L, L) (from, to), (L,) and (L,).
    """
    size = len(labels)
    follow = np.full((size, size), NEVER, dtype=np.float32)
    for left, before in enumerate(labels):
        for right, after in enumerate(labels):
            inside = before[0] in "BI"
            fits = after[0] in "IL" and before[2:] == after[2:] if inside else after[0] in "OBU"
            if fits:
                follow[left, right] = 0
    first = np.array([0 if label[0] in "OBU" else NEVER for label in labels], dtype=np.float32)
    last = np.array([0 if label[0] in "OLU" else NEVER for label in labels], dtype=np.float32)
    return follow, first, last


def best_labels(scores: Floats, breaks: NDArray[np.bool_], labels: Sequence[str]) -> Ints:
    """The best sequence of labels in which no span is broken (Viterbi 1967).

    `scores` is (T, L) for all words of a batch in a row; `breaks` is (T,), true where a text or
    sentence begins: no span reaches over it. Returns (T,) label numbers.

    A sequence in which the best label of each word already fits its neighbours is the answer;
    the search runs only over the stretches between breaks where it does not.
    """
    follow, first, last = transitions(labels)
    best: Ints = scores.argmax(axis=1)
    if not len(best):
        return best
    starts = np.flatnonzero(breaks)
    if not len(starts) or starts[0] != 0:
        starts = np.concatenate([[0], starts])
    ends = np.append(starts[1:], len(best))
    wrong = np.zeros(len(best), dtype=bool)
    wrong[1:] = follow[best[:-1], best[1:]] < 0
    wrong[starts] = first[best[starts]] < 0
    wrong[ends - 1] |= last[best[ends - 1]] < 0
    broken = np.add.reduceat(wrong, starts) > 0
    for start, end in zip(starts[broken], ends[broken], strict=True):
        best[start:end] = _viterbi(scores[start:end], follow, first, last)
    return best


def _viterbi(scores: Floats, follow: Floats, first: Floats, last: Floats) -> Ints:
    reached = scores[0] + first
    origins = np.zeros(scores.shape, dtype=np.int64)
    for step in range(1, len(scores)):
        paths = reached[:, None] + follow
        origins[step] = paths.argmax(axis=0)
        reached = paths.max(axis=0) + scores[step]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = (reached + last).argmax()
    for step in range(len(scores) - 1, 0, -1):
        path[step - 1] = origins[step, path[step]]
    return path


def spans(path: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans `(start, end, kind)` of a well-formed sequence of BILOU labels, `end` excluded."""
    found = []
    start = 0
    for index, number in enumerate(path):
        if number:
            label = labels[number]
            if label[0] in "BU":
                start = index
            if label[0] in "LU":
                found.append((start, index + 1, label[2:]))
    return found


def best_tree(scores: Floats) -> Ints:
    """The head of every word in the best well-formed tree with one root.

    `scores` is (n, 1 + n): of word i with the root (column 0) or word j (column 1 + j) as head.
    Returns (n,) heads, 0 for the root and 1 + j for word j. Where the best head of each word
    gives a tree already, that is the answer; else Chu-Liu/Edmonds finds it (Chu & Liu 1965,
    Edmonds 1967), once for each likely root, so that one word alone hangs on the root.
    """
    size = len(scores)
    if size == 1:
        return np.zeros(1, dtype=np.int64)
    scores = scores.copy()
    scores[np.arange(size), np.arange(1, size + 1)] = NEVER
    heads: Ints = scores.argmax(axis=1)
    if (heads == 0).sum() == 1 and not find_cycle(heads):
        return heads
    roots = scores[:, 0].argsort()[::-1][:3]
    if size > MODEST:
        roots = roots[:1]
    trees = [_rooted(scores, int(root)) for root in roots]
    rows = np.arange(size)
    return max(trees, key=lambda tree: float(scores[rows, tree].sum()))


def _rooted(scores: Floats, root: int) -> Ints:
    """The best tree in which `root` alone hangs on the root."""
    size = len(scores)
    graph = np.full((size + 1, size + 1), NEVER, dtype=np.float64)
    graph[1:, 1:] = scores[:, 1:]
    graph[root + 1, :] = NEVER
    graph[root + 1, 0] = 0
    np.fill_diagonal(graph, NEVER * 10.0)
    heads = spanning(graph)
    heads[root + 1] = 0
    return heads[1:]


def find_cycle(heads: Ints) -> list[int]:
    """Words of one cycle, or none; `heads` as in `best_tree`, words counted from 0."""
    seen = [0] * len(heads)
    follow = [int(head) - 1 for head in heads]
    for begin in range(len(follow)):
        word, trail = begin, begin + 1
        while word >= 0 and not seen[word]:
            seen[word] = trail
            word = follow[word]
        if word >= 0 and seen[word] == trail:
            cycle = [word]
            while follow[cycle[-1]] != word:
                cycle.append(follow[cycle[-1]])
            return cycle
    return []


def spanning(graph: NDArray[np.float64]) -> Ints:
    """Chu-Liu/Edmonds: heads (m,) of the best arborescence with node 0 as its root.

    `graph` is (m, m): the score of column j as the head of row i. The answer for node 0 is 0.
    """
    size = len(graph)
    heads: Ints = graph.argmax(axis=1)
    heads[0] = 0
    cycle = find_cycle(heads[1:])
    if not cycle:
        return heads
    inside = np.array(sorted(node + 1 for node in cycle))
    outside = np.array([node for node in range(size) if node not in set(inside.tolist())])
    kept = graph[inside, heads[inside]]
    into = graph[np.ix_(inside, outside)] - kept[:, None]
    entry = into.argmax(axis=0)
    out = graph[np.ix_(outside, inside)]
    leave = out.argmax(axis=1)
    smaller = np.empty((len(outside) + 1, len(outside) + 1))
    smaller[:-1, :-1] = graph[np.ix_(outside, outside)]
    smaller[-1, :-1] = into.max(axis=0)
    smaller[:-1, -1] = out.max(axis=1)
    smaller[-1, -1] = float(NEVER) * 10
    answer = spanning(smaller)
    for row, head in enumerate(answer[:-1]):
        node = outside[row]
        heads[node] = inside[leave[row]] if head == len(outside) else outside[head]
    broken = inside[entry[answer[-1]]]
    heads[broken] = outside[answer[-1]]
    heads[0] = 0
    return heads
