"""JSON in the node-link form of networkx, which D3 reads too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as JSON with ``nodes`` and ``edges``, every attribute kept."""
    import networkx as nx

    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1) + "\n"
