"""JSON in the node-link form of networkx, which D3 reads too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as JSON with ``nodes`` and ``edges``, a line each, every attribute kept."""
    import networkx as nx

    data = nx.node_link_data(graph, edges="edges")
    lists = {name: data.pop(name) for name in ("nodes", "edges")}
    parts = [f"{_line(name)}: {_line(value)}" for name, value in data.items()]
    for name, items in lists.items():
        lines = ",\n".join(map(_line, items))
        parts.append(f"{_line(name)}: [\n{lines}\n]")
    return "{" + ",\n".join(parts) + "}\n"


def _line(value: object) -> str:
    # Indented, it would be larger by a quarter, and written by Python's slower encoder.
    return json.dumps(value, ensure_ascii=False)
