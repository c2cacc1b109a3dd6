"""FollowTheMoney entities, one a line, as Aleph, OpenAleph and OpenSanctions' tools read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.model import content_id

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


DATASET = "kg"
WIKIDATA = re.compile(r"Q[1-9]\d*")  # as a watchlist from there gives them
LEGAL = {"person", "group", "state"}  # what FollowTheMoney lets a mention resolve to
Properties = dict[str, list[str | None]]


@dataclass(frozen=True, slots=True)
class Fact:
    """An entity of FollowTheMoney before the library checks it, and which articles say what.

    `sources` are those that say it all, `said` those of single values, by property and value.
    """

    key: str
    schema: str
    properties: Properties
    sources: tuple[str, ...]
    said: dict[tuple[str, str | None], tuple[str, ...]] = field(default_factory=dict)

    def said_by(self, name: str, value: str | None) -> tuple[str, ...]:
        """Return the ids of the articles that say this value."""
        if name == "proof":
            return tuple(source for source in self.sources if fact_id(source) == value)
        return self.said.get((name, value)) or self.sources


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as lines of JSON, each a valid entity of the followthemoney library.

    Meetings are Events with ``involved``; roles are Directorships or Memberships; co-mentions
    are UnknownLinks; articles are the documents (``proof``) of each, with their text where the
    graph has it, and with a Mention for each entity that they name.
    """
    return "".join(f"{json.dumps(entity, ensure_ascii=False)}\n" for entity in entities(graph))


def entities(graph: nx.MultiGraph) -> Iterator[dict[str, Any]]:
    """Return the entities as dictionaries; values that the library finds invalid are left out."""
    from followthemoney import model

    for fact in facts(graph):
        entity = model.make_entity(fact.schema)
        entity.id = fact_id(fact.key)
        for name, values in fact.properties.items():
            entity.add(name, [value for value in values if value], quiet=True)
        yield entity.to_dict()


def facts(graph: nx.MultiGraph) -> Iterator[Fact]:
    """Yield what the graph says in the terms of FollowTheMoney, articles and mentions first."""
    texts = graph.graph.get("texts", {})
    for key, article in graph.graph["articles"].items():
        names = {
            node: spelled
            for node, spelled in texts.get(key, {}).get("names", {}).items()
            if node in graph
        }
        yield Fact(key, "Article", _article(graph, article, texts.get(key, {}), names), (key,))
        for node, spelled in names.items():
            mention = _mention(key, node, graph.nodes[node]["kind"], spelled)
            yield Fact(content_id("mention", key, node), "Mention", mention, (key,))
    for node, item in graph.nodes(data=True):
        if item["kind"] == "meeting":
            said = _reported(item)
            yield Fact(node, "Event", _event(graph, node, item), tuple(item["sources"]), said)
        else:
            named = _named(node, item, texts)
            schema = SCHEMATA[item["kind"]]
            yield Fact(node, schema, _entity(node, item), tuple(item["sources"]), named)
    for left, right, key, item in graph.edges(keys=True, data=True):
        if item["kind"] == "co-mention":
            link = _link(left, right, item)
            yield Fact(key, "UnknownLink", link, tuple(item["sources"]), _quoted(item))
        elif item["kind"] == "role":
            yield from _role(graph, left, right, key, item)


def fact_id(key: str) -> str:
    """Return the id that an article, an entity, a meeting or a tie has in FollowTheMoney."""
    return f"kg-{key}"


def _by_value(
    said: Iterable[tuple[str, str | None, str]],
) -> dict[tuple[str, str | None], tuple[str, ...]]:
    """Return the articles by property and value, out of triples of these and an article."""
    found: dict[tuple[str, str | None], dict[str, None]] = {}
    for name, value, article in said:
        if value:
            found.setdefault((name, value), {})[article] = None
    return {key: tuple(articles) for key, articles in found.items()}


def _named(
    node: str, item: dict[str, Any], texts: dict[str, Any]
) -> dict[tuple[str, str | None], tuple[str, ...]]:
    return _by_value(
        (name, spelling, article)
        for article in item["sources"]
        for spelling in texts.get(article, {}).get("names", {}).get(node, ())
        for name in ("name", "alias", "full")
    )


def _reported(item: dict[str, Any]) -> dict[tuple[str, str | None], tuple[str, ...]]:
    told = []
    for report in item["reports"]:
        first, _, last = (report["date"] or "").partition("/")
        values = [
            ("description", report["text"]), ("location", report["place"]), ("date", first),
            ("startDate", first), ("endDate", last), ("keywords", report["status"]),
        ]  # fmt: skip
        told += [(name, value, report["article"]) for name, value in values]
    return _by_value(told)


def _quoted(item: dict[str, Any]) -> dict[tuple[str, str | None], tuple[str, ...]]:
    return _by_value(("description", one["text"], one["article"]) for one in item["quotes"])


def _ids(keys: Iterable[str]) -> list[str | None]:
    return [fact_id(key) for key in keys]


def _proof(item: dict[str, Any]) -> Properties:
    return {"proof": _ids(item["sources"])}


def _article(
    graph: nx.MultiGraph,
    article: dict[str, Any],
    text: dict[str, Any],
    names: dict[str, list[str]],
) -> Properties:
    kinds = {node: graph.nodes[node]["kind"] for node in names}
    spelled = {
        kind: sorted({one for node in names if kinds[node] == kind for one in names[node]})
        for kind in SCHEMATA
    }
    return {
        "title": [article.get("title") or article.get("path")],
        "publisher": [article.get("publisher")],
        "publishedAt": [article.get("published")],
        "sourceUrl": [article.get("url")],
        "fileName": [article.get("path")],
        "language": [text.get("language")],
        "bodyText": [text.get("text")],
        "peopleMentioned": [*spelled["person"]],
        "namesMentioned": [*spelled["group"], *spelled["state"]],
        "locationMentioned": [*spelled["place"]],
    }


def _mention(article: str, node: str, kind: str, spelled: list[str]) -> Properties:
    return {
        "document": _ids([article]),
        "resolved": _ids([node] if kind in LEGAL else []),
        "name": [*spelled],
        "detectedSchema": [SCHEMATA[kind]],
    }


def _entity(node: str, item: dict[str, Any]) -> Properties:
    names: Properties = {
        "name": [item["name"]],
        "wikidataId": [node] if WIKIDATA.fullmatch(node) else [],
        "alias": [alias for alias in item["aliases"] if alias != item["name"]],
        **_proof(item),
    }
    if item["kind"] == "person":
        positions = {", ".join(filter(None, (one["title"], one["body"]))) for one in item["roles"]}
        names["position"] = [*sorted(positions)]
    if item["kind"] == "place":
        names["full"] = [item["name"]]
    code = (item["code"] or "").lower()
    if item["kind"] == "state" and code:
        names |= {"country": [code], "jurisdiction": [code]}
    return names


def _event(graph: nx.MultiGraph, node: str, item: dict[str, Any]) -> Properties:
    first, _, last = (item["date"] or "").partition("/")
    dates: Properties = {"startDate": [first], "endDate": [last]} if last else {"date": [first]}
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


def _link(left: str, right: str, item: dict[str, Any]) -> Properties:
    return {
        "subject": _ids([left]),
        "object": _ids([right]),
        "role": [f"named together in {item['sentences']} sentences of {item['articles']} articles"],
        "description": [quote["text"] for quote in item["quotes"]],
        **_proof(item),
    }


def _role(
    graph: nx.MultiGraph, left: str, right: str, key: str, item: dict[str, Any]
) -> Iterator[Fact]:
    holder, body = (left, right) if item["holder"] == left else (right, left)
    if graph.nodes[body]["kind"] not in {"group", "state"}:
        # The mayor of a city: FollowTheMoney knows no membership of a place, the person's
        # `position` keeps it.
        return
    directs = bool(DIRECTS.search(item["title"] or ""))
    schema, person = ("Directorship", "director") if directs else ("Membership", "member")
    properties: Properties = {
        person: _ids([holder]),
        "organization": _ids([body]),
        "role": [item["title"]],
        "description": [quote["text"] for quote in item["quotes"]],
        **_proof(item),
    }
    yield Fact(key, schema, properties, tuple(item["sources"]), _quoted(item))
