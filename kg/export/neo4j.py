"""CSV for `neo4j-admin database import`, whose headers name ids, labels and types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export.csv import table
from kg.export.cypher import LABELS, TYPES, leads

if TYPE_CHECKING:
    import networkx as nx

# What each attribute of the graph is to Neo4j; those without a word are texts.
NODES = {
    "name": "", "aliases": "string[]", "code": "", "mentions": "int", "articles": "int",
    "roles": "", "status": "", "date": "", "place": "", "participants": "string[]", "reports": "",
    "sources": "string[]",
}  # fmt: skip
EDGES = {
    "weight": "int", "npmi": "float", "sentences": "int", "articles": "int", "independent": "int",
    "title": "", "quotes": "", "sources": "string[]",
}  # fmt: skip


def write(graph: nx.MultiGraph) -> dict[str, str]:
    """Return two tables, by name of their file, with the headers of Neo4j's importer.

    Texts of a list are parted by semicolons, what has parts of its own (quotations) is JSON, and
    each row is one line. A relationship leads from who took part to the meeting, from the holder
    of an office to the body.
    """
    nodes = [_node(node, item) for node, item in graph.nodes(data=True)]
    edges = [_edge(graph, *edge) for edge in graph.edges(keys=True, data=True)]
    node_header = ["id:ID", *_header(NODES), ":LABEL"]
    edge_header = [":START_ID", ":END_ID", ":TYPE", "id", *_header(EDGES)]
    return {"nodes.csv": table(node_header, nodes), "relationships.csv": table(edge_header, edges)}


def _header(kinds: dict[str, str]) -> list[str]:
    return [f"{name}:{kind}" if kind else name for name, kind in kinds.items()]


def _node(node: str, item: dict[str, Any]) -> dict[str, Any]:
    return {"id:ID": node, **_values(item, NODES), ":LABEL": f"Kg;{LABELS[item['kind']]}"}


def _edge(
    graph: nx.MultiGraph, left: str, right: str, key: str, item: dict[str, Any]
) -> dict[str, Any]:
    start, end = leads(graph, left, right, item)
    return {
        ":START_ID": start, ":END_ID": end, ":TYPE": TYPES[item["kind"]], "id": key,
        **_values(item, EDGES),
    }  # fmt: skip


def _values(item: dict[str, Any], kinds: dict[str, str]) -> dict[str, Any]:
    return {
        header: _value(item.get(name), kind)
        for header, (name, kind) in zip(_header(kinds), kinds.items(), strict=True)
    }


def _value(value: Any, kind: str) -> Any:
    if kind == "string[]":
        return ";".join(_line(one).replace(";", ",") for one in value or ())
    return _line(value) if isinstance(value, str) else value


def _line(text: str) -> str:
    return " ".join(text.split())
