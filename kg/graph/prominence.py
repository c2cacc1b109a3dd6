"""Who matters in a graph of who met whom: those of many meetings that many articles tell of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

# What a meeting counts for each who took part, by whether it came to it.
STATUS = {"held": 1.0, "planned": 0.5, "denied": 0.35}
# What being named counts beside having met: it decides only among those of the same meetings.
NAMED = 0.15


def prominence(graph: nx.MultiGraph) -> dict[str, float]:
    """Return how much each node matters, 1.0 for the entity of the most and best told meetings.

    An entity counts by its meetings, each by the logarithm of the independent articles that tell
    of it, and a little by the independent articles that name it. A meeting counts half of its own
    articles and half of the most prominent who took part.
    """
    told = {node: math.log2(1 + independent(graph, node)) for node in graph}
    score = {node: NAMED * told[node] for node in graph}
    meetings = [node for node, kind in graph.nodes(data="kind") if kind == "meeting"]
    for meeting in meetings:
        for guest in participants(graph, meeting):
            score[guest] += STATUS[graph.nodes[meeting]["status"]] * told[meeting]
    highest = max((score[n] for n, k in graph.nodes(data="kind") if k != "meeting"), default=1.0)
    most_told = max((told[meeting] for meeting in meetings), default=1.0)
    share = {node: score[node] / (highest or 1.0) for node in graph}
    for meeting in meetings:
        foremost = max((share[guest] for guest in participants(graph, meeting)), default=0.0)
        share[meeting] = 0.5 * told[meeting] / (most_told or 1.0) + 0.5 * foremost
        share[meeting] *= STATUS[graph.nodes[meeting]["status"]]
    return {node: round(value, 6) for node, value in share.items()}


def independent(graph: nx.MultiGraph, node: str) -> int:
    """Return how many articles tell of a node, those that repeat one another counted once."""
    item, articles = graph.nodes[node], graph.graph["articles"]
    sources = item["sources"]
    originals = {articles.get(source, {}).get("copy_of") or source for source in sources}
    return int(max(len(originals), item["articles"] - len(sources), 0))


def participants(graph: nx.MultiGraph, meeting: str) -> list[str]:
    """Return the entities that took part in a meeting."""
    return [near for _, near, kind in graph.edges(meeting, data="kind") if kind == "participant"]


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
