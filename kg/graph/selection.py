"""The part of a graph that one looks at, and how large a part it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from kg.dates import overlaps
from kg.graph.measures import neighbours
from kg.graph.prominence import met, participants, prominence
from kg.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    import networkx as nx


def select(
    graph: nx.MultiGraph,
    selection: Selection = EVERYTHING,
    *,
    most_meetings: int | None = None,
) -> nx.MultiGraph:
    """Return the selected part of the graph, as a graph of its own.

    What surrounds nodes is within so many steps of them. A meeting counts by its date, or those of
    its articles where it has none; a tie and an entity by those of their articles. A limit keeps so
    many entities: whoever took part in the most prominent meetings, then the bodies that they hold
    offices of, then the most prominent of the others; and the meetings of at least two of them.
    `most_meetings` of those keeps the most prominent.
    """
    around, limit = selection.around, selection.limit
    nodes, edges = set(graph), set(graph.edges(keys=True))
    if selection.since or selection.until:
        nodes, edges = _within(graph, selection.since, selection.until)
    asked = {node for node in around if node in graph}
    nodes = {node for node in nodes if _wanted(graph.nodes[node], selection)} | asked
    chosen = _part(graph, nodes, edges)
    if around:
        near = set().union(*(neighbours(chosen, node, steps=selection.steps) for node in asked))
        chosen = _part(chosen, near, set(chosen.edges(keys=True)))
    if limit is not None:
        chosen = _part(chosen, _strongest(chosen, limit, around), set(chosen.edges(keys=True)))
    if most_meetings is not None:
        chosen = _part(chosen, _foremost(chosen, most_meetings), set(chosen.edges(keys=True)))
    return chosen


def share(shown: int, exist: int, *, of: str = "entities") -> str:
    """Return how much of what exists is shown.

    >>> share(120, 2431)
    '120 of 2,431 entities'
    """
    return f"{shown:,} of {max(shown, exist):,} {of}"


def _within(
    graph: nx.MultiGraph, since: str | None, until: str | None
) -> tuple[set[str], set[tuple[str, str, str]]]:
    published = {key: article["published"] for key, article in graph.graph["articles"].items()}

    def told(item: dict[str, Any]) -> bool:
        days = [*item.get("days", ()), *(published.get(article) for article in item["sources"])]
        return any(overlaps(day, since=since, until=until) for day in days)

    def happened(item: dict[str, Any]) -> bool:
        if item.get("date"):
            return overlaps(item["date"], since=since, until=until)
        return told(item)

    nodes = {node for node, item in graph.nodes(data=True) if happened(item)}
    edges = {
        (u, v, key)
        for u, v, key, item in graph.edges(keys=True, data=True)
        if "sources" not in item or told(item)
    }
    # Whoever took part in a meeting of that time belongs to it, whenever it was written of.
    meetings = {node for node in nodes if graph.nodes[node]["kind"] == "meeting"}
    return nodes | {guest for meeting in meetings for guest in graph[meeting]}, edges


def _wanted(item: dict[str, Any], selection: Selection) -> bool:
    if selection.kinds and item["kind"] not in selection.kinds:
        return False
    return item["kind"] == "meeting" or int(item["articles"]) >= selection.min_articles


def _strongest(graph: nx.MultiGraph, limit: int, around: Collection[str]) -> set[str]:
    weight = prominence(graph)
    kept = dict.fromkeys(node for node in around if node in graph)
    meetings = _by_prominence(_meetings(graph), weight)
    for meeting in meetings:
        guests = dict.fromkeys(participants(graph, meeting))
        # A meeting is shown with all who took part, or not at all: a smaller one may still fit.
        if len(kept | guests) <= limit:
            kept |= guests
    entities = set(graph) - set(meetings)
    tied = met(graph)
    for some in (entities & tied, entities - tied):
        kept |= dict.fromkeys(_by_prominence(some, weight))
    return set(list(kept)[: max(limit, 0)]) | set(meetings)


def _foremost(graph: nx.MultiGraph, most: int) -> set[str]:
    """Return all entities, and so many meetings."""
    meetings = _meetings(graph)
    if len(meetings) <= most:
        return set(graph)
    order = _by_prominence(meetings, prominence(graph))
    return set(graph) - set(order[most:])


def _meetings(graph: nx.MultiGraph) -> set[str]:
    return {node for node, kind in graph.nodes(data="kind") if kind == "meeting"}


def _by_prominence(nodes: Collection[str], weight: dict[str, float]) -> list[str]:
    return sorted(nodes, key=lambda node: (-weight[node], node))


def _part(graph: nx.MultiGraph, nodes: set[str], edges: set[tuple[str, str, str]]) -> nx.MultiGraph:
    """Return a copy with these nodes and edges, without meetings that lost their participants."""
    part = graph.__class__(**graph.graph)
    part.add_nodes_from((node, item) for node, item in graph.nodes(data=True) if node in nodes)
    for u, v, key, item in graph.edges(keys=True, data=True):
        if (u, v, key) in edges and u in nodes and v in nodes:
            part.add_edge(u, v, key=key, **item)
    part.remove_nodes_from([node for node in part if _deserted(graph, part, node)])
    return part


def _deserted(graph: nx.MultiGraph, part: nx.MultiGraph, node: str) -> bool:
    if graph.nodes[node]["kind"] != "meeting":
        return False
    before, now = (_guests(some, node) for some in (graph, part))
    return now < min(2, before)


def _guests(graph: nx.MultiGraph, meeting: str) -> int:
    return len(participants(graph, meeting))
