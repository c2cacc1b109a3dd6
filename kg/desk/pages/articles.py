"""Articles: a list of them, and one with its text, its names coloured and its reports marked."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.desk.downloads import MOST, download
from kg.desk.filters import SIZE, page_number
from kg.desk.passages import outermost, paragraphs
from kg.desk.rendering import desk_of, page
from kg.results.records import ArticleText, NamedMention


def articles(request: Request) -> Response:
    """List the articles, newest first."""
    number = page_number(request.query_params)
    found = desk_of(request).news.articles(limit=SIZE + 1, offset=(number - 1) * SIZE)
    return page(request, "articles.html", rows=found[:SIZE], number=number,
                more=len(found) > SIZE)  # fmt: skip


def articles_file(request: Request) -> Response:
    """Return the list as a file."""
    found = desk_of(request).news.articles(limit=MOST)
    return download(found, request.path_params["form"], name="articles")


def article(request: Request) -> Response:
    """Show an article."""
    found = desk_of(request).news.article(request.path_params["id"])
    start = _offset(request, "at")
    end = _offset(request, "to")
    asked = None if start is None else (start, max(start + 1, end or 0))
    return page(request, "article.html", article=found, row=found.article, names=_by_name(found),
                paragraphs=paragraphs(found, asked=asked))  # fmt: skip


def _offset(request: Request, name: str) -> int | None:
    asked = request.query_params.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else None


def _by_name(found: ArticleText) -> list[list[NamedMention]]:
    """Return the mentions of each entity, and those left open each alone; most mentioned first."""
    named: dict[str, list[NamedMention]] = {}
    for each in outermost(found.mentions):
        named.setdefault(each.entity or each.id, []).append(each)
    return sorted(named.values(), key=lambda some: (-len(some), some[0].start))
