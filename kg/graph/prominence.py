"""Who matters in a graph of who met whom: those of many meetings that many articles tell of."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from kg.model import Status

if TYPE_CHECKING:
    import networkx as nx

# What a meeting counts for each who took part, by whether it came to it.
STATUS = {"held": 1.0, "planned": 0.5, "denied": 0.35}
# What being named counts beside having met: it decides only among those of the same meetings.
NAMED = 0.15


def prominence(graph: nx.MultiGraph) -> dict[str, float]:
    """Return how much each node matters, 1.0 for the entity of the most and best told meetings.

    Where the graph is a part of a large store that was weighed as a whole, so it stands there.
    """
    known = graph.graph.get("weights")
    if known is not None:
        return {node: known.get(node, 0.0) for node in graph}
    meetings = {
        node: (item["status"], participants(graph, node))
        for node, item in graph.nodes(data=True)
        if item["kind"] == "meeting"
    }
    return weigh({node: independent(graph, node) for node in graph}, meetings)


def weigh(
    told: Mapping[str, int], meetings: Mapping[str, tuple[Status, Collection[str]]]
) -> dict[str, float]:
    """Return how much each entity and meeting matters, by the independent articles of each.

    `meetings` are their status and who took part. An entity counts by its meetings, each by the
    logarithm of the independent articles that tell of it, and a little by the independent articles
    that name it. A meeting counts half of its own articles and half of the most prominent who took
    part.
    """
    height = {node: math.log2(1 + articles) for node, articles in told.items()}
    score = {node: NAMED * height[node] for node in told}
    for meeting, (status, guests) in meetings.items():
        for guest in guests:
            score[guest] += STATUS[status] * height[meeting]
    highest = max((score[node] for node in told if node not in meetings), default=1.0)
    most_told = max((height[meeting] for meeting in meetings), default=1.0)
    share = {node: score[node] / (highest or 1.0) for node in told}
    for meeting, (status, guests) in meetings.items():
        foremost = max((share[guest] for guest in guests), default=0.0)
        share[meeting] = 0.5 * height[meeting] / (most_told or 1.0) + 0.5 * foremost
        share[meeting] *= STATUS[status]
    return {node: round(value, 6) for node, value in share.items()}


def independent(graph: nx.MultiGraph, node: str) -> int:
    """Return how many articles tell of a node, those that repeat one another counted once."""
    item, articles = graph.nodes[node], graph.graph["articles"]
    if "independent" in item:
        return int(item["independent"])
    sources = item["sources"]
    originals = {articles.get(source, {}).get("copy_of") or source for source in sources}
    return int(max(len(originals), item["articles"] - len(sources), 0))


def participants(graph: nx.MultiGraph, meeting: str) -> list[str]:
    """Return the entities that took part in a meeting."""
    return [
        near
        for near, ties in graph.adj[meeting].items()
        for tie in ties.values()
        if tie["kind"] == "participant"
    ]


def met(graph: nx.MultiGraph) -> set[str]:
    """Return the entities that took part in a meeting, and the bodies that they hold offices of."""
    guests = {
        guest
        for node, kind in graph.nodes(data="kind")
        if kind == "meeting"
        for guest in participants(graph, node)
    }
    bodies = {
        node
        for left, right, item in graph.edges(guests, data=True)
        if item["kind"] == "role" and item["holder"] in guests
        for node in (left, right)
    }
    return guests | bodies
