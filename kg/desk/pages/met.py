"""Who met whom, as a table with all filters of `kg met`, and the questions saved of it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kg.desk.downloads import MOST, download
from kg.desk.filters import SIZE, BadFilter, Filters, page_number
from kg.desk.notices import heard
from kg.desk.rendering import back, desk_of, page
from kg.errors import AmbiguousName, KgError, NotFound
from kg.knowledge import KnowledgeGraph
from kg.results import Counterparts, ResultTable

OFFERED = 10


def met(request: Request) -> Response:
    """Show the meetings that the filters choose, or whom one met."""
    desk = desk_of(request)
    number = page_number(request.query_params)
    values: dict[str, Any] = {
        "questions": desk.questions.listed(), "number": number, "error": None, "offered": (),
        "found": None, "total": 0, "last": 1, "whom": False, "rows": (), "told": (),
    }  # fmt: skip
    try:
        filters = Filters.read(request.query_params)
    except BadFilter as error:
        return page(request, "met.html", status=400, filters=Filters(), **values | {"error": error})
    try:
        found, told = desk.recent.of(
            ("met", filters, number), lambda: _heard(desk.news, filters, number=number)
        )
    except (NotFound, AmbiguousName) as error:
        offered = desk.news.names(error.name, limit=OFFERED)
        values |= {"error": error, "offered": offered, "unclear": error.name}
        return page(request, "met.html", status=404, filters=filters, **values)
    filters = replace(filters, names=tuple(typed(desk.news, name) for name in filters.names))
    whom = isinstance(found, Counterparts)
    rows = tuple(found)
    last = max(1, -(-found.total // SIZE))
    return page(request, "met.html", filters=filters, **values | {
        "found": found, "rows": rows, "total": found.total, "last": last, "whom": whom,
        "told": [re.sub(r", [0-9a-f]{8}(?=\))", "", line) for line in told],
        **_others(desk.news, filters, told),
    })  # fmt: skip


def _others(news: KnowledgeGraph, filters: Filters, told: list[str]) -> dict[str, Any]:
    """Return who else bears a name that was taken for the best known of several."""
    unclear = [name for name in filters.names if any(line.startswith(f"{name}: ") for line in told)]
    if not unclear:
        return {}
    with heard():
        taken = news.entity(unclear[0]).id
    found = news.names(unclear[0], limit=OFFERED)
    return {"unclear": unclear[0], "offered": [one for one in found if one.id != taken]}


def _heard(
    news: KnowledgeGraph, filters: Filters, *, number: int
) -> tuple[ResultTable[Any], list[str]]:
    """Return what was asked, and what is to be said of the names in it."""
    with heard() as told:
        return _asked(news, filters, number=number), told


def typed(news: KnowledgeGraph, name: str) -> str:
    """Return a name as one could type it, for an id that stands in an address."""
    if not re.fullmatch(r"[0-9a-f]{16}", name):
        return name
    one = news.entity(name)
    with heard():
        for words in (one.name, f"{one.kind}:{one.name}"):
            with suppress(NotFound, AmbiguousName):
                if news.entity(words).id == one.id:
                    return words
    return name


def met_file(request: Request) -> Response:
    """Return the whole table as a file."""
    filters, news = Filters.read(request.query_params), desk_of(request).news
    found = _asked(news, filters)
    names = [news.entity(name).name for name in filters.names]
    name = f"met {' '.join(names)}" if names else "meetings"
    return download(found, request.path_params["form"], name=name)


def _asked(
    news: KnowledgeGraph, filters: Filters, *, number: int | None = None
) -> ResultTable[Any]:
    """Return the meetings, one page of them where its number is given, or whom one met."""
    whom = len(filters.names) == 1 and not filters.each
    if number is None:
        if whom:
            return news.met(*filters.names, **filters.choices)
        return news.meetings(*filters.names, limit=MOST, **filters.choices)
    offset = (number - 1) * SIZE
    if whom:
        return news.met(*filters.names, limit=SIZE, offset=offset, **filters.choices)
    return news.meetings(*filters.names, limit=SIZE, offset=offset, **filters.choices)


def save_question(request: Request, form: FormData) -> Response:
    """Save the filters of a table under a name."""
    desk = desk_of(request)
    query = str(form.get("query", ""))
    if not query.replace("=", "").strip("&"):
        raise KgError("choose something first: a name, a date, a place")
    desk.questions.save(str(form.get("title", "")), query, by=request.state.session.person)
    return back(request, f"/met?{query}", saying="The question is saved.")


def delete_question(request: Request, form: FormData) -> Response:
    """Delete a saved question."""
    desk_of(request).questions.delete(str(form.get("id", "")))
    return back(request, "/met", saying="The saved question is deleted.")
