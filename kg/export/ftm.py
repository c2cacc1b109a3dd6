"""FollowTheMoney entities, one a line, as Aleph, OpenAleph and OpenSanctions' tools read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

# A state is a body that acts, and so a PublicBody of its own jurisdiction.
SCHEMATA = {
    "person": "Person",
    "group": "Organization",
    "state": "PublicBody",
    "place": "Address",
}
# Titles of those who direct a body; the others are members of it.
DIRECTS = re.compile(
    r"\b(president|premier|prime minister|chancellor|king|queen|emir|emperor|sultan|leader|head"
    r"|chief|chair\w*|director\w*|secretary[- ]general|general secretary|governor|commander"
    r"|founder|ceo|minister|secretary|spokes\w+|speaker)\b",
    re.IGNORECASE,
)


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as lines of JSON, each a valid entity of the followthemoney library.

    Meetings are Events with ``involved``; roles are Directorships or Memberships; co-mentions
    are UnknownLinks; articles are the documents (``proof``) of each.
    """
    return "".join(f"{json.dumps(entity, ensure_ascii=False)}\n" for entity in entities(graph))


def entities(graph: nx.MultiGraph) -> Iterator[dict[str, Any]]:
    """Return the entities as dictionaries; values that the library finds invalid are left out."""
    from followthemoney import model

    for key, schema, properties in _statements(graph):
        entity = model.make_entity(schema)
        entity.id = f"kg-{key}"
        for name, values in properties.items():
            entity.add(name, [value for value in values if value], quiet=True)
        yield entity.to_dict()


Statement = tuple[str, str, dict[str, Iterable[str | None]]]


def _statements(graph: nx.MultiGraph) -> Iterator[Statement]:
    for key, article in graph.graph["articles"].items():
        yield key, "Article", _article(article)
    for node, item in graph.nodes(data=True):
        if item["kind"] == "meeting":
            yield node, "Event", _event(graph, node, item)
        else:
            yield node, SCHEMATA[item["kind"]], _entity(item)
    for left, right, key, item in graph.edges(keys=True, data=True):
        if item["kind"] == "co-mention":
            yield key, "UnknownLink", _link(left, right, item)
        elif item["kind"] == "role":
            yield from _role(graph, left, right, key, item)


def _ids(keys: Iterable[str]) -> list[str]:
    return [f"kg-{key}" for key in keys]


def _proof(item: dict[str, Any]) -> dict[str, Iterable[str | None]]:
    return {"proof": _ids(item["sources"])}


def _article(article: dict[str, Any]) -> dict[str, Iterable[str | None]]:
    return {
        "title": [article.get("title") or article.get("path")],
        "publisher": [article.get("publisher")],
        "publishedAt": [article.get("published")],
        "sourceUrl": [article.get("url")],
        "fileName": [article.get("path")],
    }


def _entity(item: dict[str, Any]) -> dict[str, Iterable[str | None]]:
    names: dict[str, Iterable[str | None]] = {
        "name": [item["name"]],
        "alias": [alias for alias in item["aliases"] if alias != item["name"]],
        **_proof(item),
    }
    if item["kind"] == "person":
        names["position"] = sorted(
            {", ".join(filter(None, (role["title"], role["body"]))) for role in item["roles"]}
        )
    if item["kind"] == "place":
        names["full"] = [item["name"]]
    code = (item["code"] or "").lower()
    if item["kind"] == "state" and code:
        names |= {"country": [code], "jurisdiction": [code]}
    return names


def _event(
    graph: nx.MultiGraph, node: str, item: dict[str, Any]
) -> dict[str, Iterable[str | None]]:
    first, _, last = (item["date"] or "").partition("/")
    dates = {"startDate": [first], "endDate": [last]} if last else {"date": [first]}
    places = [
        near
        for near in graph[node]
        if any(edge["kind"] == "place" for edge in graph[node][near].values())
        and graph.nodes[near]["kind"] == "place"
    ]
    return {
        "name": [f"Meeting: {item['name']}"],
        "involved": _ids(item["participants"]),
        "location": [item["place"]],
        "addressEntity": _ids(places),
        "keywords": ["meeting", item["status"]],
        "description": [report["text"] for report in item["reports"]],
        **dates,
        **_proof(item),
    }


def _link(left: str, right: str, item: dict[str, Any]) -> dict[str, Iterable[str | None]]:
    return {
        "subject": _ids([left]),
        "object": _ids([right]),
        "role": [f"named together in {item['sentences']} sentences of {item['articles']} articles"],
        "description": [quote["text"] for quote in item["quotes"]],
        **_proof(item),
    }


def _role(
    graph: nx.MultiGraph, left: str, right: str, key: str, item: dict[str, Any]
) -> Iterator[Statement]:
    holder, body = (left, right) if item["holder"] == left else (right, left)
    if graph.nodes[body]["kind"] not in {"group", "state"}:
        # The mayor of a city: FollowTheMoney knows no membership of a place, the person's
        # `position` keeps it.
        return
    directs = bool(DIRECTS.search(item["title"] or ""))
    schema, person = ("Directorship", "director") if directs else ("Membership", "member")
    yield (
        key,
        schema,
        {
            person: _ids([holder]),
            "organization": _ids([body]),
            "role": [item["title"]],
            "description": [quote["text"] for quote in item["quotes"]],
            **_proof(item),
        },
    )
