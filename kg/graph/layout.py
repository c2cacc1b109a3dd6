"""Where nodes stand: a force-directed layout in which labels do not cover one another.

Forces after Fruchterman and Reingold (1991) with gravity, computed with numpy and without chance,
so that the same graph always looks the same. Then boxes (a node with its label) that overlap are
pushed apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.graph.measures import communities, strength

if TYPE_CHECKING:
    import networkx as nx

Points = NDArray[np.float64]

# Rows of the matrix of distances that are computed at once, few enough to stay in the cache.
BLOCK = 64
# A picture needs about so many times the area of its boxes to stay legible.
AIR = 1.2
# Of so many boxes each is held against all others.
FEW = 400
# They are held against all others again after one of them has moved by half of this, in pixels.
REACH = 24
# How far the picture is pulled towards an even spread; the best of these tries is taken.
SPREADS = (0.8, 0.65, 0.9)
# How much rather boxes give way to the side than up and down: pictures are wide.
LEAN = 1.2


def positions(
    graph: nx.MultiGraph,
    *,
    boxes: Mapping[str, tuple[float, float]],
    width: float = 780,
    height: float = 550,
) -> dict[str, tuple[int, int]]:
    """Return x and y of each node, around (0, 0), in pixels of a picture of this size.

    `boxes` are width and height of each node with its label. The picture grows, in its
    proportions, where the boxes need more room.
    """
    nodes = sorted(node for node, degree in graph.degree if degree)
    alone = sorted(node for node, degree in graph.degree if not degree)
    sizes = np.array([boxes[node] for node in nodes + alone], dtype=float).reshape(-1, 2)
    needed = AIR * float((sizes[:, 0] * sizes[:, 1]).sum())
    frame = np.array([width, height]) * max(1.0, (needed / (width * height)) ** 0.5)
    points = _rows(sizes[len(nodes) :], float(frame[0]))
    if nodes:
        room = frame - [0, points[:, 1].max(initial=0)]
        tied = _forces(_start(graph, nodes), *_edges(graph, nodes), frame=room)
        tied = _settle(tied, sizes[: len(nodes)], frame=room)
        tied -= [(tied[:, 0].max() + tied[:, 0].min()) / 2, tied[:, 1].max()]
        points = np.vstack([tied, points])
    points -= (points.max(axis=0, initial=0) + points.min(axis=0, initial=0)) / 2
    return {
        node: (round(x), round(y))
        for node, (x, y) in zip(nodes + alone, points.tolist(), strict=True)
    }


def _rows(sizes: NDArray[np.float64], width: float) -> Points:
    """Return rows, centred, for the nodes without edges, below all others."""
    rows: list[list[float]] = [[]]
    for box in sizes[:, 0].tolist():
        if rows[-1] and sum(rows[-1]) + box > width:
            rows.append([])
        rows[-1].append(box)
    line = float(sizes[:, 1].max(initial=0)) + 6
    points = [
        (sum(row[:index]) + box / 2 - sum(row) / 2, (number + 1) * line)
        for number, row in enumerate(rows)
        for index, box in enumerate(row)
    ]
    return np.array(points, dtype=float).reshape(-1, 2)


def _start(graph: nx.MultiGraph, nodes: list[str]) -> Points:
    """Return a spiral in which the members of a community stand together."""
    group = communities(graph)
    order = sorted(range(len(nodes)), key=lambda index: (group[nodes[index]], nodes[index]))
    turn = np.empty(len(nodes))
    turn[order] = np.arange(len(nodes))
    angle = 2 * np.pi * turn / len(nodes)
    radius = 0.6 + 0.4 * np.modf(turn * 0.618)[0]
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _edges(
    graph: nx.MultiGraph, nodes: list[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    place = {node: index for index, node in enumerate(nodes)}
    rows = sorted(
        (*sorted((place[u], place[v])), strength(edge)) for u, v, edge in graph.edges(data=True)
    )
    table = np.array(rows, dtype=float).reshape(-1, 3)
    return table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2]


def _forces(
    points: Points,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    weights: NDArray[np.float64],
    *,
    frame: NDArray[np.float64],
) -> Points:
    """Return the points after the forces of all pairs, of all edges and of gravity."""
    count = len(points)
    if count == 1:
        return points
    ideal = float((frame[0] * frame[1] / count) ** 0.5)
    points = points * frame / 2
    pull = (weights / weights.mean())[:, None] ** 0.5 if len(weights) else weights[:, None]
    # Sides of the frame: gravity is stronger along the short one.
    gravity = 0.9 * (frame.mean() / frame) ** 2 * ideal / frame.mean()
    rounds = 300 if count <= 400 else 120
    for step in range(rounds):
        force = _repulsion(points, ideal)
        if len(left):
            gap = points[left] - points[right]
            length = np.sqrt((gap**2).sum(axis=1, keepdims=True)) + 1e-9
            tug = gap * length / ideal * pull
            for axis in (0, 1):
                force[:, axis] -= np.bincount(left, tug[:, axis], minlength=count)
                force[:, axis] += np.bincount(right, tug[:, axis], minlength=count)
        force -= points * gravity
        size = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        heat = ideal * 1.2 * (1 - step / rounds) ** 1.5 + 0.5
        points = points + force / size * np.minimum(size, heat)
    return points


def _repulsion(points: Points, ideal: float) -> Points:
    x, y = points[:, 0].astype(np.float32), points[:, 1].astype(np.float32)
    force = np.empty_like(points)
    for start in range(0, len(points), BLOCK):
        rows = slice(start, start + BLOCK)
        dx = x[rows, None] - x[None, :]
        dy = y[rows, None] - y[None, :]
        push = dx * dx
        push += dy * dy
        np.maximum(push, np.float32(1), out=push)
        np.divide(np.float32(ideal**2), push, out=push)
        dx *= push
        dy *= push
        force[rows, 0] = dx.sum(axis=1)
        force[rows, 1] = dy.sum(axis=1)
    return force


def _settle(points: Points, sizes: NDArray[np.float64], *, frame: NDArray[np.float64]) -> Points:
    """Return the points without overlaps in the frame, from the spread that fits it best."""
    # Beyond that one try takes longer than the best of three is worth.
    tries = SPREADS if len(points) <= 200 else SPREADS[:1]
    settled = [_apart(_fill(points, frame, even=even), sizes, frame=frame) for even in tries]
    return min(settled, key=lambda each: float((np.ptp(each, axis=0) / frame).max()))


def _fill(points: Points, frame: NDArray[np.float64], *, even: float) -> Points:
    """Return the points spread over the frame: crowded parts get more room, empty ones less.

    Along each side the order stays, and the place is pulled to that of an even spread: not at
    all where `even` is 0, wholly where it is 1.
    """
    span = np.maximum(points.max(axis=0) - points.min(axis=0), 1.0)
    stretched = (points - points.min(axis=0)) / span - 0.5
    order = np.argsort(np.argsort(points, axis=0, kind="stable"), axis=0, kind="stable")
    spread = (order + 0.5) / len(points) - 0.5
    return np.asarray(((1 - even) * stretched + even * spread) * frame)


def _apart(points: Points, sizes: NDArray[np.float64], *, frame: NDArray[np.float64]) -> Points:
    """Return the points after boxes that overlap have pushed one another aside.

    They stay within the frame, which grows a little where there is no room.
    """
    rounds = 600 if len(points) <= 400 else 60
    lean = LEAN * float(sizes[:, 0].sum() / sizes[:, 1].sum())
    points = points.copy()
    few = _Few(sizes) if len(points) <= FEW else None
    for step in range(rounds):
        left, right = few.clashes(points) if few else _clashes(points, sizes)
        if not len(left):
            break
        gap = points[right] - points[left]
        over = (sizes[left] + sizes[right]) / 2 - np.abs(gap)
        # Aside along the axis on which less is needed, as boxes measure it.
        axis = np.where(over[:, 0] < lean * over[:, 1], 0, 1)
        pair = np.arange(len(left))
        push = 0.3 * (over[pair, axis] + 1) * np.where(gap[pair, axis] < 0, -1, 1)
        for each in (0, 1):
            here = np.where(axis == each, push, 0)
            points[:, each] -= np.bincount(left, here, minlength=len(points))
            points[:, each] += np.bincount(right, here, minlength=len(points))
        room = np.maximum((frame * 1.002 ** max(0, step - 100) - sizes) / 2, 0)
        points = np.clip(points, -room, room)
    return points


class _Few:
    """Boxes each of which is held against all others, and then against those that were near."""

    def __init__(self, sizes: NDArray[np.float64]) -> None:
        once = np.triu(np.ones((len(sizes), len(sizes)), dtype=bool), 1)
        # How near the middles of two boxes may be along each axis; of each pair once.
        self._room = [
            np.where(once, (side[:, None] + side) / 2, -np.inf).astype(np.float32)
            for side in sizes.T
        ]
        self._seen: Points | None = None
        self._left = self._right = np.zeros(0, dtype=np.int64)
        self._near = [np.zeros(0, dtype=np.float32)] * 2

    def clashes(self, points: Points) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pairs of boxes that overlap."""
        axes = points.T.astype(np.float32)
        if self._seen is None or np.abs(points - self._seen).max() > REACH / 2 - 1:
            x, y = axes
            near = np.abs(x[:, None] - x) < self._room[0] + np.float32(REACH)
            near &= np.abs(y[:, None] - y) < self._room[1] + np.float32(REACH)
            self._left, self._right = np.nonzero(near)
            self._near = [room[near] for room in self._room]
            self._seen = points
        x, y = axes[:, self._left] - axes[:, self._right]
        over = (np.abs(x) < self._near[0]) & (np.abs(y) < self._near[1])
        return self._left[over], self._right[over]


def _clashes(
    points: Points, sizes: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of boxes that overlap: each with those that follow it from left to right."""
    order = np.lexsort((points[:, 1], points[:, 0]))
    at, size = points[order], sizes[order] / 2
    widest = float(sizes[:, 0].max())
    left, right = [], []
    for shift in range(1, len(points)):
        gap = np.abs(at[shift:] - at[:-shift])
        if gap[:, 0].min() >= widest:
            break
        clash = np.flatnonzero((gap < size[shift:] + size[:-shift]).all(axis=1))
        left.append(order[clash])
        right.append(order[clash + shift])
    return np.concatenate([*left, order[:0]]), np.concatenate([*right, order[:0]])
