"""What a page holds once and names by number: articles, and sentences with what stands by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

# Article, start and end of a quotation.
Span = tuple[str, int, int]
# The sentence before a quotation and the one after it.
Context = Mapping[Span, tuple[str, str]]


def spans(graph: nx.MultiGraph) -> set[Span]:
    """Return where the quotations of a graph stand: article, start, end."""
    found = {_span(report) for _, item in graph.nodes(data=True) for report in _reports(item)}
    for _, _, item in graph.edges(data=True):
        found.update(_span(quote) for quote in item.get("quotes", ()))
    return found


def articles(graph: nx.MultiGraph) -> dict[str, dict[str, Any]]:
    """Return the articles that the graph's items name, each with a link only if it is one."""
    named: set[str] = {article for article, _, _ in spans(graph)}
    for _, item in graph.nodes(data=True):
        named.update(item["sources"])
    for _, _, item in graph.edges(data=True):
        named.update(item.get("sources", ()))
    known = graph.graph["articles"]
    return {key: _article(known.get(key, {"id": key})) for key in sorted(named)}


def number(drawing: Any, listed: list[str], context: Context) -> list[list[Any]]:
    """Put numbers for the sources and quotations of nodes and ties; return the sentences.

    A sentence that ties five names is a quotation of ten ties, and stands in the page once: as
    number of the article, start, end, text, the sentence before and the sentence after.
    """
    places = {key: place for place, key in enumerate(listed)}
    sentences: list[list[Any]] = []
    seen: dict[Span, int] = {}

    def numbered(quote: dict[str, Any]) -> dict[str, Any]:
        span = _span(quote)
        if span not in seen:
            seen[span] = len(sentences)
            around = context.get(span, ("", ""))
            sentences.append([places[span[0]], *span[1:], quote["text"], *around])
        kept = ("id", "status", "date", "place", "marks")
        return {"at": seen[span], **{key: quote[key] for key in kept if quote.get(key)}}

    for item in _items(drawing):
        if "sources" in item:
            item["sources"] = [places[key] for key in item["sources"]]
        for key in ("reports", "quotes"):
            if key in item:
                item[key] = [numbered(quote) for quote in item[key]]
    return sentences


def _items(drawing: Any) -> Iterator[dict[str, Any]]:
    yield from drawing.nodes
    for edge in drawing.edges:
        yield from edge["ties"]


def _reports(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list(item.get("reports", ()))


def _span(quote: Mapping[str, Any]) -> Span:
    return quote["article"], quote["start"], quote["end"]


def _article(article: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in article.items() if value}
    if "path" in kept:
        # A page is published: it does not tell in which folders somebody keeps his files.
        kept["path"] = kept["path"].replace("\\", "/").rpartition("/")[2]
    if not str(kept.get("url", "")).lower().startswith(("http://", "https://")):
        kept.pop("url", None)
    return kept
