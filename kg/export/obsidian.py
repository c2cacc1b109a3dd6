"""Notes for Obsidian: a folder of Markdown, a note for each name and meeting, linked."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kg.dates import said
from kg.model import STATUS_WORDS, content_id

if TYPE_CHECKING:
    import networkx as nx

FOLDERS = {
    "person": "People",
    "group": "Groups",
    "state": "States",
    "place": "Places",
    "meeting": "Meetings",
}
# What no name of a file may hold on some system, and what ends a link of Obsidian.
UNSAFE = re.compile(r'[\x00-\x1f\\/:*?"<>|#^\[\]]+')
LONGEST = 80  # characters of a name of a file
ID = re.compile(r"[\w-]{1,40}")
# Names that are devices on Windows, whatever their ending.
DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\..*)?", re.IGNORECASE)


def write(graph: nx.MultiGraph) -> dict[str, str]:
    """Return the notes by the paths of their files.

    A note lists all meetings. Front matter (YAML) has id, kind, aliases and counts of an entity,
    status, date, place of a meeting; links lead between them; sentences are block quotations with
    their source.
    """
    names = _names(graph)
    meetings = sorted(names[node] for node, kind in graph.nodes(data="kind") if kind == "meeting")
    index = ["# Who met whom", "", *(f"- [[{name}]]" for name in reversed(meetings))]
    return {"Who met whom.md": "\n".join(index) + "\n"} | {
        f"{names[node]}.md": _note(graph, node, item, names)
        for node, item in graph.nodes(data=True)
    }


def _names(graph: nx.MultiGraph) -> dict[str, str]:
    """Return the path of each note, no two of which differ in case alone."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for node, item in graph.nodes(data=True):
        title = item["name"]
        if item["kind"] == "meeting":
            title = " ".join(filter(None, ((item["date"] or "").replace("/", " to "), title)))
        # An id of a watchlist is whatever a file says, a path that leads elsewhere too.
        own = node if ID.fullmatch(node) else content_id("note", node)
        title = _safe(title) or own
        while f"{item['kind']}/{title}".casefold() in taken:
            title = f"{title} {own}"
        taken.add(f"{item['kind']}/{title}".casefold())
        names[node] = f"{FOLDERS[item['kind']]}/{title}"
    return names


def _safe(title: str) -> str:
    """Return a title as each system takes it for the name of a file, empty where nothing is left.

    Systems count its bytes.
    """
    cut = UNSAFE.sub(" ", title).strip(" .")[:LONGEST].encode()[: 2 * LONGEST]
    name = cut.decode("utf-8", "ignore").strip(" .")
    return f"{name} (name)" if DEVICE.fullmatch(name) else name


def _note(graph: nx.MultiGraph, node: str, item: dict[str, Any], names: dict[str, str]) -> str:
    kept = ("kind", "aliases", "code", "mentions", "articles", "status", "date", "place")
    front = {"id": node} | {key: item[key] for key in kept if item.get(key) not in (None, [])}
    if "status" in front:
        front["status"] = STATUS_WORDS[front["status"]]
    # JSON is YAML, and nothing in a name breaks out of it.
    lines = ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}"
                      for key, value in front.items()), "---", ""]  # fmt: skip
    meeting = item["kind"] == "meeting"
    lines.append(f"# {_plain(said(item['date']) or 'Meeting' if meeting else item['name'])}")
    lines += _links(graph, node, names)
    for report in item.get("reports", ()):
        lines += _quote(graph, report)
    for _, other, tie in sorted(graph.edges(node, data=True), key=lambda edge: names[edge[1]]):
        if tie.get("quotes"):
            lines += ["", f"## [[{names[other]}]]"]
            for quote in tie["quotes"]:
                lines += _quote(graph, quote)
    return "\n".join(lines) + "\n"


def _links(graph: nx.MultiGraph, node: str, names: dict[str, str]) -> list[str]:
    """Return a line for each edge: how it ties the note to which other one."""
    told = {
        f"- {_plain(edge.get('title') or edge['kind'])}: [[{names[other]}]]"
        for _, other, edge in graph.edges(node, data=True)
    }
    return ["", *sorted(told)] if told else []


def _quote(graph: nx.MultiGraph, quote: dict[str, Any]) -> list[str]:
    article = graph.graph["articles"].get(quote["article"], {})
    source = ", ".join(filter(None, (article.get("publisher"), article.get("published"))))
    place = f"{quote['path']}[{quote['start']}:{quote['end']}]"
    return ["", f"> {_plain(quote['text'])}", ">", f"> — {_plain(' '.join((source, place)))}"]


def _plain(text: str) -> str:
    """Return a text on one line, in which Markdown and Obsidian see no markup."""
    return re.sub(r"([\\`*_\[\]<>#|$%~])", r"\\\1", " ".join(text.split()))
