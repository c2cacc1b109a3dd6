"""GraphML, by networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.flat import flat, writable

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as GraphML; lists and quotations are JSON texts."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(flat(writable(graph)))) + "\n"
