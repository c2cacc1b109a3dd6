"""The first page: search over names, articles and sentences, and the latest meetings."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.desk.downloads import download
from kg.desk.rendering import desk_of, page
from kg.knowledge import KnowledgeGraph

NAMES, ARTICLES, SENTENCES, LATEST = 12, 10, 30, 12
LONGEST = 300
MOST = 1000


def search(request: Request) -> Response:
    """Show what is found by the words of the address, or the latest meetings without words."""
    desk = desk_of(request)
    words = request.query_params.get("q", "").strip()[:LONGEST]
    if not any(letter.isalnum() for letter in words):
        start = desk.recent.of("start", lambda: _start(desk.news))
        return page(request, "start.html", words=words, **start)
    found = desk.recent.of(("search", words), lambda: _found(desk.news, words))
    return page(request, "search.html", words=words, more=SENTENCES, **found)


def _start(news: KnowledgeGraph) -> dict[str, Any]:
    return {"stats": dict(news.stats()), "latest": news.meetings(limit=LATEST)}


def _found(news: KnowledgeGraph, words: str) -> dict[str, Any]:
    return {
        "names": news.names(words, limit=NAMES),
        "articles": news.articles_with(words, limit=ARTICLES),
        "sentences": news.search(words, limit=SENTENCES),
    }


def sentences(request: Request) -> Response:
    """Return the sentences that are found as a file."""
    words = request.query_params.get("q", "")[:LONGEST]
    found = desk_of(request).news.search(words, limit=MOST)
    return download(found, request.path_params["form"], name=f"sentences {words}")


def suggestions(request: Request) -> Response:
    """Return options for a field in which a name is typed."""
    query = request.query_params
    words = (query.get("name") or query.get("other") or "").strip()[:LONGEST]
    found = desk_of(request).news.names(words, limit=8) if len(words) > 1 else ()
    return page(request, "suggestions.html", names=found)
