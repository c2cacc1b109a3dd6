"""A graph whose attributes are all text or numbers, as GraphML and GEXF hold them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kg.dates import bounds

if TYPE_CHECKING:
    import networkx as nx

# What XML 1.0 cannot hold, however it is written.
UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(graph: nx.MultiGraph) -> nx.MultiGraph:
    """Return the graph with ids that XML can hold: those of watchlists are whatever a file says."""
    import networkx as nx

    names = {node: UNWRITABLE.sub("\ufffd", node) for node in graph if UNWRITABLE.search(node)}
    return nx.relabel_nodes(graph, names) if names else graph


def flat(graph: nx.MultiGraph) -> nx.MultiGraph:
    """Return a copy in which lists are JSON texts, and attributes without value are left out."""
    copy = graph.__class__()
    copy.graph["articles"] = _value(graph.graph["articles"])
    for node, item in graph.nodes(data=True):
        copy.add_node(node, **_flat_item(item))
    for u, v, key, item in graph.edges(keys=True, data=True):
        copy.add_edge(u, v, key=key, **_flat_item(item))
    return copy


def _flat_item(item: dict[str, Any]) -> dict[str, str | int | float]:
    return {key: _value(value) for key, value in item.items() if value is not None}


def _value(value: Any) -> str | int | float:
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return UNWRITABLE.sub("\ufffd", text)


def interval(graph: nx.MultiGraph, item: dict[str, Any]) -> tuple[str, str] | None:
    """Return the first and the last day of an item: of a meeting, or of its articles."""
    articles = graph.graph["articles"]
    dates = [item["date"]] if item.get("date") else []
    dates = dates or [articles.get(key, {}).get("published") for key in item.get("sources", ())]
    days = [day for date in dates if date for day in bounds(date)]
    return (min(days), max(days)) if days else None
