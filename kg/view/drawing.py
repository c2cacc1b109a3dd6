"""A graph as vis-network draws it: shape and size of each node, width and place of each edge."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from kg.dates import said
from kg.graph import backbone, communities, positions, prominence
from kg.graph.prominence import independent, participants
from kg.model import STATUS_WORDS

if TYPE_CHECKING:
    import networkx as nx

# Colours are the style's affair (light and dark); shapes tell the kinds apart without them.
SHAPES = {
    "person": "dot",
    "group": "square",
    "state": "hexagon",
    "place": "triangleDown",
    "meeting": "diamond",
}
# Ties are thinned to the backbone where there are more co-mentions than this for each node.
CROWDED = 1.5
# Edges are straight, and gone while one drags, above so many of them.
MANY = 1500
# Size of labels, in pixels: as page.js draws them.
LETTER, LINE, LABEL = 6.7, 15, 18


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes, edges and options, as vis-network takes them.

    pyvis, which brings vis-network along, has such a class: to load it is to load IPython, half a
    second of each page.
    """

    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)


def draw(
    graph: nx.MultiGraph, *, drawn: Collection[str] | None = None, by_community: bool = False
) -> Drawing:
    """Return the drawing of the graph, with positions computed and physics off.

    `drawn` are the nodes that are drawn at first (all, without it); the others have `reserve` set
    and stand nowhere yet. Where anybody met, that picture is laid out by meetings and offices.
    Edges between the same two nodes are drawn as one, which carries them all as `ties`. A tie
    with `spare` set is drawn only where one looks at one of its ends: a co-mention outside the
    backbone, or the place of a meeting, which its label says too.
    """
    weight = prominence(graph)
    first = set(graph) if drawn is None else set(drawn)
    pairs = _pairs(graph, first)
    sizes = {node: _size(graph.nodes[node], weight[node]) for node in graph}
    boxes = {node: _box(graph.nodes[node], sizes[node]) for node in graph}
    places = positions(_skeleton(graph, first, pairs), boxes=boxes)
    group = communities(graph) if by_community else {}
    nodes = []
    for node in sorted(graph, key=lambda node: (-weight[node], node)):
        item = graph.nodes[node]
        x, y = places.get(node, (0, 0))
        nodes.append({
            "group": item["kind"],
            "size": sizes[node],
            "x": x,
            "y": y,
            "placed": node in places,
            "reserve": node not in first,
            "importance": weight[node],
            "community": group.get(node),
            **{key: value for key, value in item.items() if value not in (None, [], "")},
            "independent": independent(graph, node),
            "id": node,
            "label": "\n".join(lines(label(item))),
            "shape": SHAPES[item["kind"]],
        })  # fmt: skip
    edges = [_edge(pair, ties) for pair, ties in sorted(pairs.items())]
    return Drawing(nodes, edges, options(edges=len(edges)))


def label(item: Mapping[str, Any]) -> str:
    """Return what stands beside a node: a name, or a meeting's date and place.

    >>> label({"kind": "meeting", "date": "2023-06-14", "place": "Tehran", "status": "held"})
    '14 June 2023, Tehran'
    """
    if item["kind"] != "meeting":
        return _short(str(item["name"]))
    told = ", ".join(filter(None, (said(item.get("date")), _short(item.get("place") or ""))))
    if item["status"] == "held":
        return told or "undated"
    return f"{told or 'undated'} ({STATUS_WORDS[item['status']]})"


def options(*, edges: int) -> dict[str, Any]:
    """Return the options of vis-network; the page adds its colours to them."""
    many = edges > MANY
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": not many,
            "hideEdgesOnDrag": many,
            "hideEdgesOnZoom": many,
            "multiselect": False,
            "tooltipDelay": 400,
        },
        "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
        "edges": {"smooth": False, "selectionWidth": 0.5, "hoverWidth": 1},
    }


def _pairs(graph: nx.MultiGraph, drawn: set[str]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the edges by the two nodes that they tie, strongest kind first."""
    # What stands out among those who are drawn, and for the others among all.
    among = backbone(_among(graph, drawn), at_least=round(CROWDED * len(drawn)))
    kept = {key for _, _, key in among}
    kept |= {key for left, right, key in backbone(graph) if not {left, right} <= drawn}
    pairs: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for u, v, key, item in graph.edges(keys=True, data=True):
        tie = {"id": key, **{name: value for name, value in item.items() if value is not None}}
        if item["kind"] == "place" or (item["kind"] == "co-mention" and key not in kept):
            tie["spare"] = True
        pairs.setdefault(cast(tuple[str, str], tuple(sorted((u, v)))), []).append(tie)
    kinds = ["participant", "role", "place", "co-mention"]
    for ties in pairs.values():
        ties.sort(key=lambda tie: (kinds.index(tie["kind"]), tie["id"]))
    return pairs


def _among(graph: nx.MultiGraph, drawn: set[str]) -> nx.MultiGraph:
    """Return the edges between some nodes: a view of networkx would ask of each again and again."""
    part = graph.__class__()
    part.add_edges_from(
        (u, v, key, item)
        for u, v, key, item in graph.edges(keys=True, data=True)
        if u in drawn and v in drawn
    )
    return part


def _skeleton(
    graph: nx.MultiGraph,
    drawn: set[str],
    pairs: Mapping[tuple[str, str], list[dict[str, Any]]],
) -> nx.MultiGraph:
    """Return what is drawn at first: meetings, who took part, and the offices of those.

    Where nobody met anybody, these are all nodes, and the ties that are not spare.
    """
    meetings = [node for node in drawn if graph.nodes[node]["kind"] == "meeting"]
    guests = {guest for meeting in meetings for guest in participants(graph, meeting)} & drawn
    anybody = bool(meetings)
    bare = graph.__class__()
    if not anybody:
        bare.add_nodes_from((node, item) for node, item in graph.nodes(data=True) if node in drawn)
    for (left, right), ties in pairs.items():
        for tie in ties if left in drawn and right in drawn else ():
            if not tie.get("spare") and (
                not anybody or tie["kind"] == "participant" or tie.get("holder") in guests
            ):
                bare.add_edge(left, right, key=tie["id"], **tie)
    return bare


def _edge(pair: tuple[str, str], ties: list[dict[str, Any]]) -> dict[str, Any]:
    first = ties[0]
    sentences = sum(tie.get("sentences", 0) for tie in ties)
    return {
        "id": "|".join(pair),
        "arrows": "",
        "kind": first["kind"],
        "width": 2.0 if first["kind"] == "participant" else _width(sentences),
        "ties": ties,
        "from": pair[0],
        "to": pair[1],
    }


def _width(sentences: int) -> float:
    return round(min(6.0, 0.5 + 0.75 * math.log2(1 + sentences)), 2)


def _size(item: Mapping[str, Any], weight: float) -> float:
    return 7.5 if item["kind"] == "meeting" else round(6 + 13 * math.sqrt(weight), 1)


def _box(item: Mapping[str, Any], size: float) -> tuple[float, float]:
    """Return width and height of a node with its label below."""
    text = lines(label(item))
    longest = max(map(len, text))
    return max(2 * size, longest * LETTER) + 8, 2 * size + len(text) * LINE + 8


def lines(text: str) -> list[str]:
    """Return a label in at most two lines, broken at the comma or the space nearest the middle.

    >>> lines("Organization of Islamic Cooperation")
    ['Organization of', 'Islamic Cooperation']
    """
    if len(text) <= LABEL:
        return [text]
    breaks = [found.end() for found in re.finditer(r",\s+", text)]
    breaks = breaks or [found.end() for found in re.finditer(r"\s+", text)]
    if not breaks:
        return [text]
    at = min(breaks, key=lambda place: abs(place - len(text) / 2))
    return [text[:at].strip(), text[at:].strip()]


def _short(name: str, *, limit: int = 48) -> str:
    return name if len(name) <= limit else name[: limit - 1].rstrip() + "…"
