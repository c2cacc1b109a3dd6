"""DOT for Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.dates import said
from kg.model import STATUS_WORDS

if TYPE_CHECKING:
    import networkx as nx

SHAPES = {
    "person": "ellipse",
    "group": "box",
    "state": "hexagon",
    "place": "invtriangle",
    "meeting": "diamond",
}


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as DOT, in the shapes that the page has."""
    lines = ["graph kg {", "  node [fontname=sans]; edge [fontname=sans, fontsize=10];"]
    for node, item in graph.nodes(data=True):
        named = item["name"] if item["kind"] != "meeting" else label(item)
        style = ", style=dashed" if item.get("status", "held") != "held" else ""
        shape = SHAPES[item["kind"]]
        lines.append(f"  {quoted(node)} [label={quoted(named)}, shape={shape}{style}];")
    for left, right, item in graph.edges(data=True):
        parts = [f"label={quoted(item['title'])}"] if item.get("title") else []
        if item["kind"] == "co-mention":
            parts += ["color=gray", f"weight={item['sentences']}"]
        lines.append(f"  {quoted(left)} -- {quoted(right)} [{', '.join(parts)}];")
    return "\n".join([*lines, "}", ""])


def label(meeting: dict[str, Any]) -> str:
    """Return date, place and status of a meeting, as a label holds them."""
    status = None if meeting["status"] == "held" else STATUS_WORDS[meeting["status"]]
    told = filter(None, (said(meeting["date"]), meeting["place"], status))
    return ", ".join(told) or "meeting"


def quoted(text: str) -> str:
    r"""Return a text as a string of DOT.

    >>> quoted('the "Front"')
    '"the \\"Front\\""'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
