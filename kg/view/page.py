"""A graph as one HTML page that needs nothing else: no network, no other file."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import files
from kg.graph import select, share
from kg.selection import EVERYTHING, Selection
from kg.view.evidence import Context, articles, number

if TYPE_CHECKING:
    from collections.abc import Collection

    import networkx as nx

    from kg.view.drawing import Drawing

# The parts of the page's script, in the order in which they are joined.
PARTS = (
    "words", "data", "labels", "drawing", "layout", "arrange", "filters", "legend", "banner",
    "time", "more", "quotes", "facts", "panel", "choice", "search", "paths", "axis", "lanes",
    "table", "map", "mapmoves", "places", "modes", "sheet", "state", "picture", "print", "download",
    "keyboard", "start",
)  # fmt: skip
# Above this many entities, the most prominent are drawn, unless another limit is given.
LIMIT = 150
# What its frame may do in a notebook: run, save a picture, open the page of an article.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
# And at most so many meetings, or as many as entities were asked for.
MEETINGS = 120
# The page holds the bare names of so many whom it does not draw.
NAMES = 30_000


def page(
    graph: nx.MultiGraph,
    selection: Selection = EVERYTHING,
    *,
    title: str = "Who met whom",
    by_community: bool = False,
    with_map: bool = False,
    context: Context | None = None,
    others: Collection[tuple[str, str]] = (),
    first: Collection[str] | None = None,
) -> str:
    """Return one HTML page that shows the graph, or the selected part of it.

    Without a limit 150 entities are drawn, and 120 meetings. What else was selected is in the page,
    is found by its search and drawn when asked for. `by_community` colours the nodes by
    their community (Louvain) instead of by kind, `with_map` adds a map of where the meetings were
    as a fourth view (see `kg.view.map`).
    `context` are the sentences before and after each quotation (see `spans`), `others` kind and
    name of entities that exist and are not in the graph: search says so. `first` are the nodes to
    draw, if these are known (see `drawn`). The page names no other host but those of the articles'
    own links, and says how much of what exists it shows.
    """
    from kg.view.drawing import draw
    from kg.view.map import located

    chosen = select(graph, replace(selection, limit=None))
    if first is None:
        first = set(_drawn(chosen, selection))
    drawing = draw(chosen, drawn=first, by_community=by_community)
    listed = articles(chosen)
    exists = _exists(graph)
    facts = {
        "title": title,
        "exists": exists,
        "sentences": number(drawing, list(listed), context or {}),
        "articles": list(listed.values()),
        "byCommunity": by_community,
        "chosen": _chosen(chosen, selection),
        "others": [list(each) for each in others],
    }
    if graph.graph.get("told"):
        facts["told"] = [list(each) for each in graph.graph["told"]]
    if with_map:
        facts["map"] = located(chosen, context=context)
    said = share(_counts(chosen.subgraph(first))["meetings"], exists["meetings"], of="meetings")
    return _render(drawing, facts, title=title, said=said)


def drawn(graph: nx.MultiGraph, selection: Selection) -> set[str]:
    """Return the nodes that `page` draws at first of the graph, or of the selected part of it."""
    return set(_drawn(select(graph, replace(selection, limit=None)), selection))


def _drawn(chosen: nx.MultiGraph, selection: Selection) -> nx.MultiGraph:
    limit = selection.limit
    first = Selection(around=selection.around, steps=selection.steps, limit=limit or LIMIT)
    return select(chosen, first, most_meetings=max(MEETINGS, limit or 0))


def write(
    graph: nx.MultiGraph,
    path: str | Path,
    selection: Selection = EVERYTHING,
    *,
    title: str = "Who met whom",
    by_community: bool = False,
    with_map: bool = False,
    context: Context | None = None,
) -> Path:
    """Write the page of the graph, as `page` makes it, to a file, and return the file's path."""
    target = Path(path)
    made = page(
        graph, selection, title=title, by_community=by_community, with_map=with_map,
        context=context,
    )  # fmt: skip
    files.write(target, made)
    return target


def inline(document: str, *, height: int = 720) -> str:
    """Return a page as an iframe that a notebook shows inline, without a server."""
    # Within a div: of a bare iframe IPython says that its own class for addresses were better.
    # In a sandbox: the page runs its own script, and reaches nothing of the notebook.
    return (
        f'<div><iframe srcdoc="{html.escape(document, quote=True)}" title="kg: graph" '
        f'sandbox="{SANDBOX}" '
        f'width="100%" height="{height}" style="border:0" allowfullscreen></iframe></div>'
    )


def _render(drawing: Drawing, facts: dict[str, Any], *, title: str, said: str) -> str:
    import jinja2

    parts = {"vis": library(), "script": _script(), "style": _file("page.css")}
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("kg", "view"), autoescape=True, keep_trailing_newline=True
    )
    environment.filters["script_json"] = script_json
    return environment.get_template("template.html").render(
        title=title,
        said=said,
        facts=facts,
        parts=parts,
        digests={name: digest(text) for name, text in parts.items()},
        nodes=drawing.nodes,
        edges=drawing.edges,
        options=drawing.options,
    )


def script_json(value: Any) -> Any:
    """Return JSON that stays data inside a script element, whatever strings it holds."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate, which a broken article may hold, cannot be written as UTF-8.
        text = re.sub(r"[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)
    return Markup(text)


def digest(text: str) -> str:
    """Return the source expression by which a Content-Security-Policy allows an inline text."""
    hashed = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(hashed).decode('ascii')}'"


@cache
def library() -> str:
    """Return the script of vis-network from pyvis's own files, without the addresses in it."""
    # Not imported: that would load IPython.
    pyvis = find_spec("pyvis")
    assert pyvis is not None
    assert pyvis.origin is not None
    newest = sorted(Path(pyvis.origin).parent.joinpath("lib").glob("vis-*"))[-1]
    text = newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    text = re.sub(r"https?://[\w./#%?=&-]*", "", text)
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


@cache
def _script() -> str:
    joined = "\n".join(_file(f"script/{name}.js") for name in PARTS)
    return f'"use strict";\n(() => {{\n{joined}\n}})();\n'


def _file(name: str) -> str:
    return resources.files("kg.view").joinpath(name).read_text(encoding="utf-8")


def _counts(graph: nx.MultiGraph) -> dict[str, int]:
    meetings = sum(1 for _, kind in graph.nodes(data="kind") if kind == "meeting")
    return {"entities": graph.number_of_nodes() - meetings, "meetings": meetings}


def _exists(graph: nx.MultiGraph) -> dict[str, int]:
    """Return how much the store holds; never less than the graph itself."""
    told: dict[str, int] = graph.graph["exists"]
    return told | {name: max(told[name], count) for name, count in _counts(graph).items()}


def _chosen(graph: nx.MultiGraph, selection: Selection) -> list[str]:
    """Return what was chosen, in words that the page says."""
    one = selection
    names = ", ".join(graph.nodes[node]["name"] for node in one.around if node in graph)
    said = {
        f"within {one.steps} step{'s' * (one.steps != 1)} of {names}": names,
        f"since {one.since}": one.since,
        f"until {one.until}": one.until,
        f"only {', '.join(sorted(one.kinds))}": one.kinds,
        f"entities of at least {one.min_articles} articles": one.min_articles > 1,
    }
    return [words for words, chosen in said.items() if chosen]
