"""Cypher statements for Neo4j; running them twice changes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

LABELS = {
    "person": "Person",
    "group": "Group",
    "state": "State",
    "place": "Place",
    "meeting": "Meeting",
}
TYPES = {
    "participant": "TOOK_PART_IN",
    "place": "HELD_IN",
    "co-mention": "NAMED_WITH",
    "role": "HOLDS_ROLE_IN",
}
ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write(graph: nx.MultiGraph) -> str:
    """Return statements that make the graph, one a line, each value an escaped literal.

    Quotations and reports, which have parts, are JSON texts.
    """
    lines = [
        "CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (item:Kg) REQUIRE item.id IS UNIQUE;",
        *(_node(node, item) for node, item in graph.nodes(data=True)),
        *(_edge(graph, *edge) for edge in graph.edges(keys=True, data=True)),
    ]
    return "\n".join(lines) + "\n"


def leads(graph: nx.MultiGraph, left: str, right: str, item: dict[str, Any]) -> tuple[str, str]:
    """Return from which node an edge leads to which.

    Who took part leads to the meeting, who holds an office to the body.
    """
    meeting = graph.nodes[left]["kind"] == "meeting"
    backwards = meeting if item["kind"] == "participant" else item.get("holder") == right
    return (right, left) if backwards else (left, right)


def _node(node: str, item: dict[str, Any]) -> str:
    values = {key: value for key, value in item.items() if value not in (None, [])}
    return (
        f"MERGE (item:Kg {{id: {literal(node)}}}) "
        f"SET item:{LABELS[item['kind']]}, item += {literal(values)};"
    )


def _edge(graph: nx.MultiGraph, left: str, right: str, key: str, item: dict[str, Any]) -> str:
    left, right = leads(graph, left, right, item)
    values = {name: value for name, value in item.items() if value not in (None, [])}
    return (
        f"MATCH (left:Kg {{id: {literal(left)}}}), (right:Kg {{id: {literal(right)}}}) "
        f"MERGE (left)-[tie:{TYPES[item['kind']]} {{id: {literal(key)}}}]->(right) "
        f"SET tie += {literal(values)};"
    )


def literal(value: Any) -> str:
    """Return a value as a Cypher literal, from which no text can break out.

    >>> literal("it's")
    "'it\\\\\\\\'s'"
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {literal(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        if all(isinstance(part, str) for part in value):
            return "[" + ", ".join(literal(part) for part in value) + "]"
        # Neo4j's properties hold no maps.
        return literal(json.dumps(value, ensure_ascii=False))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + "".join(ESCAPES.get(letter, letter) for letter in str(value)) + "'"
