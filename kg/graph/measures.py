"""What stands out in a graph: importance, backbone, communities; and ways through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import networkx as nx

    EdgeKey = tuple[str, str, str]

# How strongly an edge holds its ends together, by kind; a co-mention counts by its sentences.
STRENGTH = {"participant": 2.0, "role": 1.5, "place": 0.5}


def strength(edge: dict[str, Any]) -> float:
    """Return how strong an edge is: sentences of a co-mention, a constant for other kinds."""
    if edge["kind"] == "co-mention":
        return float(np.log2(1 + edge["sentences"]))
    return STRENGTH[edge["kind"]]


def importance(graph: nx.MultiGraph) -> dict[str, float]:
    """Return PageRank (Brin and Page 1998) over the strength of edges, 1.0 for the highest."""
    nodes = list(graph)
    if not nodes:
        return {}
    place = {node: index for index, node in enumerate(nodes)}
    left, right, weight = [], [], []
    for u, v, edge in graph.edges(data=True):
        left += [place[u], place[v]]
        right += [place[v], place[u]]
        weight += [strength(edge)] * 2
    sources, targets = np.array(left, dtype=int), np.array(right, dtype=int)
    weights = np.array(weight, dtype=float)
    out = np.bincount(sources, weights, minlength=len(nodes))
    rank = np.full(len(nodes), 1 / len(nodes))
    for _ in range(60):
        share = np.divide(rank, out, out=np.zeros_like(rank), where=out > 0)
        flow = np.bincount(targets, weights * share[sources], minlength=len(nodes))
        lost = rank[out == 0].sum() / len(nodes)
        rank = 0.15 / len(nodes) + 0.85 * (flow + lost)
    rank /= rank.max()
    return {node: round(float(value), 6) for node, value in zip(nodes, rank, strict=True)}


def disparity(graph: nx.MultiGraph) -> dict[EdgeKey, float]:
    """Return, for each co-mention, the probability that chance alone makes it so strong.

    The disparity filter of Serrano, Boguñá and Vespignani (2009), "Extracting the multiscale
    backbone of complex weighted networks": the smaller, the more the tie stands out for one of
    its ends. Keys are (left, right, key) of the edges.
    """
    total: dict[str, float] = {}
    degree: dict[str, int] = {}
    ties = [
        (u, v, key, float(edge["sentences"]))
        for u, v, key, edge in graph.edges(keys=True, data=True)
        if edge["kind"] == "co-mention"
    ]
    for u, v, _, weight in ties:
        for node in (u, v):
            total[node] = total.get(node, 0.0) + weight
            degree[node] = degree.get(node, 0) + 1

    def chance(node: str, weight: float) -> float:
        if degree[node] == 1:
            return 1.0
        return float((1 - weight / total[node]) ** (degree[node] - 1))

    return {(u, v, key): min(chance(u, w), chance(v, w)) for u, v, key, w in ties}


def backbone(graph: nx.MultiGraph, *, level: float = 0.05, at_least: int = 0) -> set[EdgeKey]:
    """Return the co-mentions that stand out, and the strongest one of each entity.

    Those are the ties whose `disparity` is under `level`, and the next ones until there are
    `at_least` of them (or no more).
    """
    chances = disparity(graph)
    sentences = {edge: graph.edges[edge]["sentences"] for edge in chances}
    # By the key of the tie: which end stands first in an edge depends on the order of a set.
    order = sorted(chances, key=lambda edge: (chances[edge], -sentences[edge], edge[2]))
    kept = {edge for edge in order if chances[edge] < level}
    alone = {node for edge in chances for node in edge[:2]}
    for edge in sorted(chances, key=lambda edge: (-sentences[edge], chances[edge], edge[2])):
        if alone & set(edge[:2]):
            kept.add(edge)
            alone -= set(edge[:2])
    for edge in order:
        if len(kept) >= at_least:
            break
        kept.add(edge)
    return kept


def communities(graph: nx.MultiGraph) -> dict[str, int]:
    """Return a community number for each node, 0 for the largest.

    Louvain's method (Blondel et al. 2008) over the strength of edges, with a fixed seed.
    """
    import networkx as nx

    nodes = sorted(graph)
    place = {node: index for index, node in enumerate(nodes)}
    simple = nx.Graph()
    # Numbers, not ids: the order within a set of strings changes from run to run.
    simple.add_nodes_from(range(len(nodes)))
    for u, v, edge in sorted(
        ((place[u], place[v], strength(edge)) for u, v, edge in graph.edges(data=True))
    ):
        known = simple.edges[u, v]["weight"] if simple.has_edge(u, v) else 0.0
        simple.add_edge(u, v, weight=known + edge)
    found = (
        nx.community.louvain_communities(simple, seed=0)
        if simple.number_of_edges()
        else [{number} for number in simple]
    )
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    return {nodes[number]: index for index, group in enumerate(ordered) for number in group}


def neighbours(graph: nx.MultiGraph, node: str, *, steps: int = 1) -> set[str]:
    """Return the nodes within so many steps; a meeting between two entities is no step."""
    seen = reached = {node}
    for _ in range(steps):
        reached = {near for known in reached for near in graph[known]} - seen
        met = {near for near in reached if graph.nodes[near]["kind"] == "meeting"}
        reached |= {guest for meeting in met for guest in graph[meeting]} - seen
        seen = seen | reached
    return seen


def paths(graph: nx.MultiGraph, source: str, target: str, *, limit: int = 3) -> list[list[str]]:
    """Return up to `limit` shortest paths, strongest first; none where there is no way."""
    import itertools

    import networkx as nx

    if not nx.has_path(graph, source, target):
        return []

    def weakest(path: list[str]) -> float:
        return min(
            max(strength(edge) for edge in graph[u][v].values())
            for u, v in itertools.pairwise(path)
        )

    found = itertools.islice(nx.all_shortest_paths(graph, source, target), 200)
    return sorted(found, key=lambda path: (-weakest(path) if len(path) > 1 else 0, path))[:limit]
