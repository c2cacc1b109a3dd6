"""The graph as plain tables: people, meetings, evidence and the rest, a list of dicts each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Row = dict[str, Any]

ENTITIES = ("id", "kind", "name", "aliases", "code", "roles", "mentions", "articles")
MEETINGS = ("id", "status", "date", "place", "participants", "participant_ids", "articles")
TIES = (
    "id", "kind", "left", "right", "title", "sentences", "articles", "independent", "weight",
    "npmi", "left_id", "right_id",
)  # fmt: skip
EVIDENCE = (
    "item", "kind", "about", "quote", "path", "start", "end", "article", "title", "publisher",
    "published", "url",
)  # fmt: skip
PEOPLE = frozenset({"person"})


def tables(graph: nx.MultiGraph) -> dict[str, tuple[tuple[str, ...], list[Row]]]:
    """Return columns and rows of each table, by its name; lists are joined by semicolons."""
    entities = [_entity(node, item) for node, item in graph.nodes(data=True)
                if item["kind"] != "meeting"]  # fmt: skip
    return {
        "meetings": (MEETINGS, [_meeting(graph, node, item) for node, item in _meetings(graph)]),
        "people": (ENTITIES, [row for row in entities if row["kind"] in PEOPLE]),
        "others": (ENTITIES, [row for row in entities if row["kind"] not in PEOPLE]),
        "ties": (TIES, list(_ties(graph))),
        "evidence": (EVIDENCE, list(_evidence(graph))),
    }


def _meetings(graph: nx.MultiGraph) -> Iterator[tuple[str, Row]]:
    return ((node, item) for node, item in graph.nodes(data=True) if item["kind"] == "meeting")


def _entity(node: str, item: Row) -> Row:
    roles = [", ".join(filter(None, (role["title"], role["body"]))) for role in item["roles"]]
    same = {key: item[key] for key in ("kind", "name", "code", "mentions", "articles")}
    return {"id": node, **same, "aliases": "; ".join(item["aliases"]), "roles": "; ".join(roles)}


def _meeting(graph: nx.MultiGraph, node: str, item: Row) -> Row:
    known = [guest for guest in item["participants"] if guest in graph]
    return {
        "id": node,
        **{key: item[key] for key in ("status", "date", "place", "articles")},
        "participants": "; ".join(graph.nodes[guest]["name"] for guest in known),
        "participant_ids": "; ".join(item["participants"]),
    }


def _ties(graph: nx.MultiGraph) -> Iterator[Row]:
    for left, right, key, item in graph.edges(keys=True, data=True):
        if item["kind"] not in {"co-mention", "role"}:
            continue
        one, other = (right, left) if item["holder"] == right else (left, right)
        yield {
            "id": key,
            "left": graph.nodes[one]["name"],
            "right": graph.nodes[other]["name"],
            "left_id": one,
            "right_id": other,
            **{name: item[name] for name in TIES if name in item},
        }


def _evidence(graph: nx.MultiGraph) -> Iterator[Row]:
    for node, item in _meetings(graph):
        for report in item["reports"]:
            yield _quote(graph, report, item=node, kind="meeting", about=item["name"])
    for left, right, key, item in graph.edges(keys=True, data=True):
        about = " – ".join(graph.nodes[end]["name"] for end in (left, right))
        for quote in item.get("quotes", ()):
            yield _quote(graph, quote, item=key, kind=item["kind"], about=about)


def _quote(graph: nx.MultiGraph, quote: Row, **about: str) -> Row:
    article = graph.graph["articles"].get(quote["article"], {})
    return {
        **about,
        "quote": quote["text"],
        **{key: quote[key] for key in ("path", "start", "end", "article")},
        **{key: article.get(key) for key in ("title", "publisher", "published", "url")},
    }
