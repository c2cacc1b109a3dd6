"""GEXF for Gephi, by networkx: with intervals of time, colours and sizes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.export.flat import flat, interval, writable
from kg.graph import importance

if TYPE_CHECKING:
    import networkx as nx

# As the page has them in the light (Okabe and Ito's palette, which the colour-blind tell apart).
COLOURS = {
    "person": (0, 114, 178),
    "group": (217, 130, 0),
    "state": (0, 134, 95),
    "place": (184, 98, 154),
    "meeting": (29, 29, 27),
}


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as GEXF 1.2.

    Each item stands in the interval of its meeting, or of the articles that tell of it, which
    Gephi's timeline plays. The weight of an edge is the number of articles that say so.
    """
    import networkx as nx

    graph = writable(graph)
    copy = flat(graph)
    weight = importance(graph)
    for node, item in copy.nodes(data=True):
        red, green, blue = COLOURS[item["kind"]]
        item["label"] = item["name"]
        item["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "size": round(8 + 24 * weight[node] ** 0.5, 2),
        }
        _set_interval(item, interval(graph, graph.nodes[node]))
    for u, v, key, item in copy.edges(keys=True, data=True):
        edge = graph.edges[u, v, key]
        _set_interval(item, interval(graph, _dated(graph, u, v, edge)))
    # The day of writing, which networkx puts in, would make each file differ.
    text = "\n".join(nx.generate_gexf(copy)) + "\n"
    return re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)


def _dated(graph: nx.MultiGraph, u: str, v: str, edge: dict[str, Any]) -> dict[str, Any]:
    """Return the item whose dates an edge has: its own, or the meeting's to which it leads."""
    ends = [graph.nodes[node] for node in (u, v)]
    return next((end for end in ends if end["kind"] == "meeting"), edge)


def _set_interval(item: dict[str, Any], days: tuple[str, str] | None) -> None:
    if days:
        item["start"], item["end"] = days
