"""People, groups, states and places: lists of them, and all that is known of one."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.desk.downloads import MOST, download, records, tables
from kg.desk.filters import SIZE, page_number
from kg.desk.rendering import KINDS, desk_of, page
from kg.model import Kind

# Rows of each table of an entity's page; the rest is behind links.
SHOWN = 25


def _kind(request: Request) -> Kind | None:
    asked = request.query_params.get("kind", "")
    return asked if asked in KINDS else None  # type: ignore[return-value]


def entities(request: Request) -> Response:
    """List entities of a kind, most mentioned first, or those that bear some words."""
    news, kind = desk_of(request).news, _kind(request)
    words = request.query_params.get("q", "").strip()[:200]
    number = page_number(request.query_params)
    if words:
        found = news.names(words, kind=kind, limit=SIZE)
        more = False
    else:
        some = news.entities(kind, limit=SIZE + 1, offset=(number - 1) * SIZE)
        found, more = some, len(some) > SIZE
    return page(request, "entities.html", rows=found[:SIZE], kind=kind, words=words, number=number,
                more=more)  # fmt: skip


def entities_file(request: Request) -> Response:
    """Return the list as a file."""
    kind = _kind(request)
    found = desk_of(request).news.entities(kind, limit=MOST)
    return download(found, request.path_params["form"], name=KINDS.get(kind or "", "names"))


def entity(request: Request) -> Response:
    """Show all that is known of one entity."""
    desk, wanted = desk_of(request), request.path_params["id"]
    about = desk.recent.of(
        ("entity", wanted), lambda: desk.news.show_entity(wanted, limit=SHOWN, brief=True)
    )
    return page(request, "entity.html", about=about, one=about.entity, shown=SHOWN)


def entity_file(request: Request) -> Response:
    """Return all that is known of one entity as a file."""
    about = desk_of(request).news.show_entity(request.path_params["id"], limit=MOST)
    form, name = request.path_params["form"], about.entity.name
    if form == "json":
        return records([about.record()], name=name)
    parts: dict[str, Any] = {
        title: (part.columns, part.rows()) for title, part in about.parts().items()
    }
    return tables(parts, form, name=name)
