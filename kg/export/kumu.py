"""CSV for Kumu: elements and connections, by the headers of its guide to imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export.csv import table
from kg.export.cypher import leads

if TYPE_CHECKING:
    import networkx as nx

ELEMENTS = [
    "ID", "Label", "Type", "Description", "Aliases", "Code", "Mentions", "Articles", "Status",
    "Date", "Place",
]  # fmt: skip
CONNECTIONS = [
    "ID", "From", "To", "Direction", "Type", "Label", "Description", "Strength", "Sentences",
    "Articles", "NPMI",
]  # fmt: skip


def write(graph: nx.MultiGraph) -> dict[str, str]:
    """Return two tables, by name of their file.

    Connections name elements by their id, since two may bear one name. Several values of a cell
    are parted by bars, so a bar within a text is a slash. A person is described by offices, a
    meeting and a tie by a sentence that tells of it.
    """
    elements = [_element(graph, node, item) for node, item in graph.nodes(data=True)]
    connections = [_connection(graph, *edge) for edge in graph.edges(keys=True, data=True)]
    return {
        "elements.csv": table(ELEMENTS, elements),
        "connections.csv": table(CONNECTIONS, connections),
    }


def _element(graph: nx.MultiGraph, node: str, item: dict[str, Any]) -> dict[str, Any]:
    same = ("Code", "Mentions", "Articles", "Status", "Date", "Place")
    row = {column: item.get(column.lower()) for column in same}
    offices = "; ".join(
        f"{role['title']} of {role['body']}" if role["body"] else role["title"]
        for role in item.get("roles", ())
    )
    return _plain(row) | {
        "ID": node,
        "Label": _text(item["name"]),
        "Type": item["kind"].title(),
        "Description": _text(offices) or _said(graph, item.get("reports")),
        "Aliases": "|".join(_text(each) for each in item.get("aliases", ())),
    }


def _connection(
    graph: nx.MultiGraph, left: str, right: str, key: str, item: dict[str, Any]
) -> dict[str, Any]:
    start, end = leads(graph, left, right, item)
    mutual = item["kind"] == "co-mention"
    return _plain({name: item.get(name.lower()) for name in ("Sentences", "Articles", "NPMI")}) | {
        "ID": key,
        "From": start,
        "To": end,
        "Direction": "undirected" if mutual else "directed",
        "Type": item["kind"],
        "Label": _text(item.get("title") or ""),
        "Description": _said(graph, item.get("quotes")),
        "Strength": item["weight"],
    }


def _said(graph: nx.MultiGraph, quotes: list[dict[str, Any]] | None) -> str:
    """Return the first sentence, with the paper and the day that print it."""
    if not quotes:
        return ""
    article = graph.graph["articles"].get(quotes[0]["article"], {})
    printed = [one for name in ("publisher", "published") if (one := article.get(name))]
    source = f" ({', '.join(printed)})" if printed else ""
    return _text(f"“{quotes[0]['text']}”{source}")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _text(value) if isinstance(value, str) else value for key, value in row.items()}


def _text(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")
