"""CSV: nodes, edges and meetings, with the columns that Gephi knows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.cells import harmless
from kg.export.flat import interval

if TYPE_CHECKING:
    import networkx as nx

NODES = [
    "Id", "Label", "Kind", "Code", "Aliases", "Roles", "Mentions", "Articles", "Status",
    "Date", "Place", "Start", "End",
]  # fmt: skip
EDGES = [
    "Source", "Target", "Type", "Id", "Label", "Kind", "Weight", "NPMI", "Sentences",
    "Articles", "Independent", "Start", "End", "Quotes",
]  # fmt: skip
MEETINGS = [
    "Meeting", "Status", "Date", "Place", "Participants", "ParticipantIds", "Report",
    "ReportStatus", "ReportDate", "ReportPlace", "Quote", "Path", "Start", "End", "Article",
    "Title", "Publisher", "Published", "Url",
]  # fmt: skip


def write(graph: nx.MultiGraph) -> dict[str, str]:
    """Return the texts of three tables, by name of their file; lists within a cell are JSON.

    Before whatever a spreadsheet would take for a formula stands an apostrophe.
    """
    return {
        "nodes.csv": table(NODES, (_node(graph, node) for node in graph)),
        "edges.csv": table(
            EDGES, (_edge(graph, *edge) for edge in graph.edges(keys=True, data=True))
        ),
        "meetings.csv": table(MEETINGS, _reports(graph)),
    }


def table(columns: list[str], rows: Iterable[dict[str, Any]]) -> str:
    """Return a table as CSV: a header, and a line for each row; lists within a cell are JSON."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _cell(value) for column, value in row.items()})
    return text.getvalue()


def _cell(value: Any) -> str | int | float:
    if value is None or value == []:
        return ""
    if isinstance(value, int | float):
        return value
    if not isinstance(value, str):
        return harmless(json.dumps(value, ensure_ascii=False))
    return harmless(value)


def _node(graph: nx.MultiGraph, node: str) -> dict[str, Any]:
    item = graph.nodes[node]
    start, end = interval(graph, item) or ("", "")
    same = ("Kind", "Code", "Aliases", "Roles", "Mentions", "Articles", "Status", "Date", "Place")
    row = {column: item.get(column.lower()) for column in same}
    return {"Id": node, "Label": item["name"], **row, "Start": start, "End": end}


def _edge(
    graph: nx.MultiGraph, left: str, right: str, key: str, item: dict[str, Any]
) -> dict[str, Any]:
    if item.get("holder") == right:
        left, right = right, left
    start, end = interval(graph, item) or ("", "")
    return {
        "Source": left,
        "Target": right,
        # The columns by which Gephi knows an edge; a role leads from holder to body.
        "Type": "Directed" if item["kind"] == "role" else "Undirected",
        "Id": key,
        "Label": item.get("title"),
        "Kind": item["kind"],
        "Weight": item["weight"],
        "NPMI": item.get("npmi"),
        "Sentences": item.get("sentences"),
        "Articles": item.get("articles"),
        "Independent": item.get("independent"),
        "Start": start,
        "End": end,
        "Quotes": item.get("quotes"),
    }


def _reports(graph: nx.MultiGraph) -> Iterable[dict[str, Any]]:
    """Return one row for each report of each meeting."""
    for node, item in graph.nodes(data=True):
        if item["kind"] != "meeting":
            continue
        known = [guest for guest in item["participants"] if guest in graph]
        meeting = {
            "Meeting": node,
            "Status": item["status"],
            "Date": item["date"],
            "Place": item["place"],
            "Participants": "; ".join(graph.nodes[guest]["name"] for guest in known),
            "ParticipantIds": "; ".join(item["participants"]),
        }
        for report in item["reports"] or [None]:
            yield {**meeting, **(_report(graph, report) if report else {})}


def _report(graph: nx.MultiGraph, report: dict[str, Any]) -> dict[str, Any]:
    article = graph.graph["articles"].get(report["article"], {})
    return {
        "Report": report["id"],
        "ReportStatus": report["status"],
        "ReportDate": report["date"],
        "ReportPlace": report["place"],
        "Quote": report["text"],
        "Path": report["path"],
        "Start": report["start"],
        "End": report["end"],
        "Article": report["article"],
        **{name.title(): article.get(name) for name in ("title", "publisher", "published", "url")},
    }
