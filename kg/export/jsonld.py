"""JSON-LD, by rdflib: what `kg.export.rdf` says in Turtle, for web pages and whoever reads JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export import rdf

if TYPE_CHECKING:
    import networkx as nx

CONTEXT = {"@vocab": "https://schema.org/", "kg": "urn:kg:"}


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as JSON-LD; names without a prefix are terms of schema.org."""
    written = rdf.statements(graph).serialize(format="json-ld", context=CONTEXT, indent=1)
    return f"{written}\n"
