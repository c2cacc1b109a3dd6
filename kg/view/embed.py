"""One meeting, one person or one timeline as a snippet of HTML for another page.

A snippet is a figure without script and without foreign files: it may be pasted into an article.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from kg.dates import bounds, said
from kg.errors import KgError
from kg.graph import prominence
from kg.graph.prominence import participants
from kg.model import STATUS_WORDS
from kg.selection import Snippet
from kg.view.evidence import Context, articles

if TYPE_CHECKING:
    import networkx as nx

# So many meetings of a person, and so many lanes of a timeline.
MEETINGS, LANES = 12, 10
# Pixels of a timeline: its width, the names at its left, the height of a lane and of its head.
WIDTH, LEFT, LANE, HEAD = 640, 170, 24, 24


def embed(
    graph: nx.MultiGraph,
    what: Snippet,
    *,
    around: Collection[str],
    context: Context | None = None,
) -> str:
    """Return a figure in HTML, without script, about the entities of these ids.

    ``meeting`` is the most prominent meeting in which all of them took part, with its sentences;
    ``person`` the meetings of the first by date; ``timeline`` the meetings of any of them, a lane
    for each who took part. Raises `KgError` where there is none.
    """
    import jinja2

    meetings = _meetings(graph, list(around), what)
    if not meetings:
        names = ", ".join(graph.nodes[node]["name"] for node in around if node in graph)
        raise KgError(f"no meeting of {names or 'nobody'} is known; name others with --around")
    environment = jinja2.Environment(loader=jinja2.PackageLoader("kg", "view"), autoescape=True)
    environment.filters["said"] = said
    known = articles(graph)
    return environment.get_template("embed.html").render(
        what=what,
        meetings=[_told(graph, node, known, context or {}) for node in meetings],
        name=graph.nodes[next(iter(around))]["name"] if around else None,
        timeline=_timeline(graph, meetings) if what == "timeline" else None,
        articles=len({key for node in meetings for key in graph.nodes[node]["sources"]}),
    )


def _meetings(graph: nx.MultiGraph, around: list[str], what: Snippet) -> list[str]:
    weight = prominence(graph)
    found = [
        node
        for node, kind in graph.nodes(data="kind")
        if kind == "meeting" and _asked(set(participants(graph, node)), around, what)
    ]
    found.sort(key=lambda node: (-weight[node], node))
    if what == "meeting":
        return found[:1]
    if what == "timeline":
        found = [node for node in found if bounds(graph.nodes[node]["date"] or "")]
    kept = found[: MEETINGS if what == "person" else None]
    return sorted(kept, key=lambda node: (graph.nodes[node]["date"] or "", node), reverse=True)


def _asked(guests: set[str], around: list[str], what: Snippet) -> bool:
    if what == "timeline":
        return not around or bool(guests & set(around))
    return guests.issuperset(around if what == "meeting" else around[:1])


def _told(
    graph: nx.MultiGraph, node: str, known: Mapping[str, Mapping[str, Any]], context: Context
) -> dict[str, Any]:
    """Return what a snippet says of a meeting: who, when, where, and the sentences."""
    meeting = graph.nodes[node]
    reports = [
        {
            **report,
            "before": context.get((report["article"], report["start"], report["end"]), ("",))[0],
            "source": known[report["article"]],
        }
        for report in meeting["reports"]
    ]
    reports.sort(key=lambda report: report["status"] != meeting["status"])
    names = [graph.nodes[guest]["name"] for guest in participants(graph, node)]
    status = meeting["status"]
    open_ = None if status == "held" else STATUS_WORDS[status]
    return {**meeting, "names": names, "reports": reports, "open": open_}


def _timeline(graph: nx.MultiGraph, meetings: list[str]) -> dict[str, Any]:
    """Return the places of lanes and marks of a timeline, in pixels."""
    times: dict[str, int] = {}
    for node in meetings:
        for guest in participants(graph, node):
            times[guest] = times.get(guest, 0) + 1
    lanes = sorted(times, key=lambda guest: (-times[guest], guest))[:LANES]
    days = {node: _day(graph.nodes[node]["date"]) for node in meetings}
    first, last = min(days.values()), max(days.values())

    def across(day: float) -> float:
        return round(LEFT + 14 + (day - first) / max(1.0, last - first) * (WIDTH - LEFT - 40), 1)

    height = {guest: HEAD + (index + 0.5) * LANE for index, guest in enumerate(lanes)}
    marks = [
        {
            "x": across(days[node]),
            "ys": sorted(height[each] for each in participants(graph, node) if each in height),
            "open": graph.nodes[node]["status"] != "held",
            "words": f"{said(graph.nodes[node]['date'])}: {graph.nodes[node]['name']}",
        }
        for node in meetings
    ]
    ends = [min(meetings, key=days.__getitem__), max(meetings, key=days.__getitem__)]
    return {
        "lanes": [(graph.nodes[guest]["name"], height[guest]) for guest in lanes],
        "marks": [mark for mark in marks if mark["ys"]],
        "ends": [(across(days[node]), said(graph.nodes[node]["date"])) for node in ends],
        "width": WIDTH,
        "left": LEFT,
        "height": HEAD + LANE * len(lanes) + 6,
    }


def _day(date: str) -> float:
    """Return the first day of a date, in days since year 0, roughly: enough to draw by."""
    year, month, day = map(int, bounds(date)[0].split("-"))
    return year * 365.25 + (month - 1) * 30.44 + day
