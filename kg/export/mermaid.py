"""Mermaid, which code hosts draw within Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.export.dot import label

if TYPE_CHECKING:
    import networkx as nx

# The brackets by which Mermaid knows a shape.
SHAPES = {
    "person": "([{}])",
    "group": "[{}]",
    "state": "{{{{{}}}}}",
    "place": "[/{}\\]",
    "meeting": "{{{}}}",
}
LINES = {"participant": "---", "place": "-.-", "co-mention": "---"}


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as a Mermaid flowchart; names are escaped, ids are numbers."""
    numbers = {node: f"n{index}" for index, node in enumerate(graph)}
    lines = ["graph LR"]
    for node, item in graph.nodes(data=True):
        text = label(item) if item["kind"] == "meeting" else item["name"]
        lines.append(f"  {numbers[node]}{SHAPES[item['kind']].format(quoted(text))}")
    for left, right, item in graph.edges(data=True):
        line = LINES.get(item["kind"], "---")
        if item.get("title"):
            line = f"-- {quoted(item['title'])} ---"
        lines.append(f"  {numbers[left]} {line} {numbers[right]}")
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as Mermaid's quoted string, in which markup has no effect.

    >>> quoted('a "b"')
    '"a #34;b#34;"'
    """
    coded = re.sub(r'["#<>&`\\;]', lambda found: f"#{ord(found[0])};", text)
    return '"' + " ".join(coded.split()) + '"'
