"""Where the meetings of a graph were, as the page's map draws it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg import geography
from kg.geography import City, Country
from kg.graph.prominence import participants
from kg.resolution.states import form_of, name_of
from kg.view.evidence import Context

if TYPE_CHECKING:
    import networkx as nx

# What the outlines and the cities are from, as their licences ask to be told.
CREDIT = "Cities: GeoNames (CC BY 4.0). Outlines: Natural Earth."

Spot = City | Country


def located(graph: nx.MultiGraph, *, context: Context | None = None) -> dict[str, Any]:
    """Return the map of the graph's meetings.

    `places` are rows of name, kind (``city`` or ``state``), north, east; `at` is the number of
    the place of each meeting by its id. `open` says of the other meetings that name a place why
    it is not on the map: ``unknown`` (no city or state of that name), or ``several``. `outlines`
    and `states` (name, north, east, width in degrees) draw the world, `credit` says whose it is.
    """
    meetings = [node for node, kind in graph.nodes(data="kind") if kind == "meeting"]
    named = {node: graph.nodes[node]["place"] for node in meetings if graph.nodes[node]["place"]}
    known = geography.cities(sorted(set(named.values())))
    told_of = _states_of_articles(graph)
    places: dict[Spot, set[str]] = {}
    at: dict[str, int] = {}
    left: dict[str, str] = {}
    for node, name in sorted(named.items()):
        around = _context(graph, node, told_of, context or {})
        found = _spot(name, known[name], around)
        if isinstance(found, str):
            left[node] = found
        else:
            # Beijing and Peking are one place.
            spot = replace(found, own=True) if isinstance(found, City) else found
            places.setdefault(spot, set()).add(_written(name, spot))
            at[node] = list(places).index(spot)
    return {
        "places": [
            [
                _called(spot, names),
                "city" if isinstance(spot, City) else "state",
                spot.north,
                spot.east,
            ]
            for spot, names in places.items()
        ],
        "at": at,
        "open": left,
        "outlines": geography.outlines(),
        "states": [
            [name_of(code), one.north, one.east, one.width]
            for code, one in geography.countries().items()
        ],
        "credit": CREDIT,
    }


def _called(spot: Spot, names: set[str]) -> str:
    """Return the name of a place: as it is written, its own where it is written in several ways."""
    return spot.name if len(names) > 1 and isinstance(spot, City) else min(names)


def _written(name: str, spot: Spot) -> str:
    """Return a place's name as it is read: a line of date is all in capitals."""
    return spot.name if name.isupper() and isinstance(spot, City) else name


def _spot(
    name: str, candidates: list[City], context: geography.Context
) -> Spot | geography.Unplaced:
    """Return the city or the state that a place's name means, or why it is not known."""
    form = form_of(name)
    if form is not None and form.use == "seat":
        # "White House" is a spelling of Casablanca too, and no newspaper's.
        return "unknown"
    if form is not None and form.use == "name" and form.code in geography.countries():
        # Georgia is a state, and a province of another: one that the context names alone is meant.
        told = context.near | context.wide
        rivals = geography.with_province(name) - {form.code}
        if rivals & told and form.code not in told:
            return "several"
        return geography.countries()[form.code]
    return geography.choose(name, candidates, context)


def _context(
    graph: nx.MultiGraph, meeting: str, told_of: Mapping[str, set[str]], beside: Context
) -> geography.Context:
    item = graph.nodes[meeting]
    texts = []
    for report in item["reports"]:
        span = (report["article"], report["start"], report["end"])
        texts += [report["text"], *beside.get(span, ())]
    near: set[str] = set()
    for guest in participants(graph, meeting):
        near |= {graph.nodes[guest].get("code")} | {
            graph.nodes[body].get("code")
            for _, body, tie in graph.edges(guest, data=True)
            if tie["kind"] == "role" and tie["holder"] == guest
        }
    wide = set().union(*(told_of.get(article, ()) for article in item["sources"]))
    return geography.Context(tuple(texts), frozenset(filter(None, near)), frozenset(wide))


def _states_of_articles(graph: nx.MultiGraph) -> dict[str, set[str]]:
    """Return the codes of the states that each article names."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, item in graph.nodes(data=True):
        if item["kind"] == "state" and item.get("code"):
            for article in item["sources"]:
                found[article].add(item["code"])
    return found
