"""Knowledge as a networkx graph: meetings and entities are nodes, what ties them are edges.

`GraphData` is the plain value that the store loads; `build` turns it into a `MultiGraph` whose
attributes are plain values (strings, numbers, lists, dicts), ready for any tool.

    nodes   entity    kind person|group|state|place, name, aliases, code, mentions, articles,
                      roles, sources
            meeting   kind meeting, name, status, date, place, participants, reports, sources
    edges   participant  meeting - entity
            place        meeting - the place or state in which it was
            co-mention   two entities in one sentence
            role         holder - body, with the title as printed

`weight` of an edge is the number of independent articles that say so (copies of one article count
once), for the edges of a meeting the number of articles that tell of it: at least 1, more is
closer. `npmi` of a co-mention is its normalised pointwise mutual information (Bouma 2009), from -1
to 1: whether the two stand together more than chance would have it. ``docs/manual/graph.md`` lists
every attribute.

`reports` (of a meeting) and `quotes` (of an edge) are lists of dicts with `article`, `path`,
`start`, `end`, `text`, `marks`; `sources` are ids of articles, described in
``graph.graph["articles"]``.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg.graph.data import GraphData, ReportQuote, Source, tie_id
from kg.model import Entity, Meeting, Quote, Tie, content_id

if TYPE_CHECKING:
    import networkx as nx

Bearers = dict[str, set[str]]


def build(data: GraphData) -> nx.MultiGraph:
    """Return the graph of the data: entities and meetings as nodes, ties as edges."""
    import networkx as nx

    graph = nx.MultiGraph(
        articles={key: _source(source) for key, source in data.articles.items()},
        exists=asdict(data.exists),
    )
    if data.weights is not None:
        graph.graph["weights"] = data.weights
    if data.told:
        graph.graph["told"] = data.told
    for entity in data.entities:
        graph.add_node(entity.id, **_entity(entity, data))
    for tie in data.ties:
        _add_tie(graph, tie, data)
    where = {kind: _bearers(graph, kind) for kind in ("place", "state")}
    for meeting in data.meetings:
        _add_meeting(graph, meeting, data, where)
    return graph


def _source(source: Source) -> dict[str, Any]:
    # By hand: `asdict` copies deeply, which takes a second for ten thousand articles.
    return {
        "id": source.id,
        "path": source.path,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "url": source.url,
        "copy_of": source.copy_of,
    }


def _entity(entity: Entity, data: GraphData) -> dict[str, Any]:
    return {
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "code": entity.code,
        "mentions": entity.mentions,
        "articles": entity.articles,
        "roles": [],
        "sources": list(data.sources.get(entity.id, ())),
        **data.more.get(entity.id, {}),
    }


def _add_tie(graph: nx.MultiGraph, tie: Tie, data: GraphData) -> None:
    if tie.left not in graph:
        return
    if tie.kind == "role":
        body = graph.nodes[tie.right]["name"] if tie.right in graph else None
        graph.nodes[tie.left]["roles"].append({"title": tie.title, "body": body})
    if tie.right not in graph or tie.left == tie.right:
        return
    key = tie_id(tie)
    graph.add_edge(
        tie.left,
        tie.right,
        key=key,
        kind=tie.kind,
        holder=tie.left if tie.kind == "role" else None,
        title=tie.title,
        sentences=tie.sentences,
        articles=tie.articles,
        independent=tie.independent,
        weight=tie.independent,
        npmi=tie.npmi,
        quotes=[_quote(quote) for quote in data.quotes.get(key, ())],
        sources=list(data.sources.get(key, ())),
        **data.more.get(key, {}),
    )


def _add_meeting(
    graph: nx.MultiGraph, meeting: Meeting, data: GraphData, bearers: dict[str, Bearers]
) -> None:
    # People first, as one says it: the best known of them, then the groups and states.
    present = sorted(
        (entity for entity in meeting.participants if entity in graph),
        key=lambda one: _said_first(graph.nodes[one], one),
    )
    absent = [entity for entity in meeting.participants if entity not in graph]
    reports = data.reports.get(meeting.id, ())
    names = " – ".join(graph.nodes[entity]["name"] for entity in present)
    sources = data.sources.get(meeting.id) or sorted({r.quote.article_id for r in reports})
    graph.add_node(
        meeting.id,
        kind="meeting",
        name=names,
        status=meeting.status,
        date=meeting.date,
        place=meeting.place,
        participants=[*present, *absent],
        reports=[_report(report) for report in reports],
        articles=len(sources),
        sources=list(sources),
        **data.more.get(meeting.id, {}),
    )
    weight = max(1, len(sources))
    for entity in present:
        key = content_id("participant", meeting.id, entity)
        graph.add_edge(meeting.id, entity, key=key, kind="participant", weight=weight)
    where = _place_of(meeting, bearers)
    if where is not None and where not in present:
        key = content_id("place", meeting.id, where)
        graph.add_edge(meeting.id, where, key=key, kind="place", weight=weight)


def _bearers(graph: nx.MultiGraph, kind: str) -> Bearers:
    """Return the nodes of a kind by each of their names, in small letters."""
    found: Bearers = {}
    for node, entity in graph.nodes(data=True):
        if entity["kind"] == kind:
            for name in (entity["name"], *entity["aliases"]):
                found.setdefault(name.casefold(), set()).add(node)
    return found


def _said_first(entity: dict[str, Any], key: str) -> tuple[bool, int, str]:
    return (entity["kind"] != "person", -entity["mentions"], key)


def _place_of(meeting: Meeting, bearers: dict[str, Bearers]) -> str | None:
    """Return the one place, else the one state, that bears the name of the meeting's place."""
    if not meeting.place:
        return None
    for by_name in bearers.values():
        found = by_name.get(meeting.place.casefold(), ())
        if len(found) == 1:
            return next(iter(found))
    return None


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "article": quote.article_id,
        "path": quote.path,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "marks": [list(mark) for mark in quote.marks],
    }


def _report(report: ReportQuote) -> dict[str, Any]:
    return {
        "id": report.id,
        "status": report.status,
        "date": report.date,
        "place": report.place,
        **_quote(report.quote),
    }
