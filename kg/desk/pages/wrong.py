"""What one does where something is wrong: each fact has its form, and each form one judgement."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kg.desk.rendering import back, desk_of, own_address, page, said_plainly
from kg.errors import KgError, NotFound
from kg.knowledge import KnowledgeGraph
from kg.model import KINDS, Correction, Judgement, Kind

LONGEST = 500
Judged = Judgement | Correction


def wrong(request: Request) -> Response:
    """Ask what is wrong with a fact, and offer what can be done."""
    noun, id_ = request.path_params["noun"], request.path_params["id"]
    news, query = desk_of(request).news, request.query_params
    template = f"wrong_{noun}.html"
    to = _came_from(request)
    if noun == "entity":
        return page(request, template, one=news.entity(id_), to=to)
    if noun == "spelling":
        return page(request, template, one=news.entity(id_), to=to,
                    alias=query.get("alias", "")[:LONGEST])  # fmt: skip
    if noun == "meeting":
        return page(request, template, told=news.meeting(id_), to=to,
                    report=query.get("report", ""))  # fmt: skip
    if noun == "office":
        offices = news.show_entity(query.get("of", ""), limit=LONGEST).roles
        found = [each for each in offices if id_ in each.claims]
        if found:
            return page(request, template, office=found[0], to=to)
    if noun == "mention":
        article = news.article(query.get("in", ""))
        names = [each for each in article.mentions if each.id == id_]
        if names:
            return page(request, template, mention=names[0], article=article.article, to=to)
    raise NotFound(id_)


def correct(request: Request, form: FormData) -> Response:
    """Make the judgement of a form, and go back, with the way to undo it."""
    desk = desk_of(request)
    values = {name: str(value).strip()[:LONGEST] for name, value in form.items()}
    values["ids"] = " ".join(str(each) for each in form.getlist("id"))[: 50 * LONGEST]
    act = ACTS.get(values.get("act", ""))
    if act is None:
        raise KgError("choose what is wrong; nothing was changed")
    told = act(desk.news, values, request.state.session.person)
    said = said_plainly(desk.news.worded(told[0]))
    more = f", and {len(told) - 1} more of the kind" if len(told) > 1 else ""
    return back(
        request, _way_back(desk.news, values, told[-1]), saying=f"Judged: {said}{more}",
        undo=" ".join(each.id for each in told),
    )  # fmt: skip


def _merge(news: KnowledgeGraph, values: dict[str, str], by: str) -> list[Judged]:
    if not values.get("other"):
        raise KgError("name the other one of the two; nothing was changed")
    return [news.merge(values["entity"], values["other"], by=by, note=values.get("note") or None)]


def _split(news: KnowledgeGraph, values: dict[str, str], by: str) -> list[Judged]:
    return [news.split(values["entity"], values["alias"], by=by, note=values.get("note") or None)]


def _identify(news: KnowledgeGraph, values: dict[str, str], by: str) -> list[Judged]:
    if not values.get("other"):
        raise KgError("name who is meant; nothing was changed")
    return [
        news.identify(values["alias"], values["other"], article=values["article"], by=by,
                      note=values.get("note") or None)
    ]  # fmt: skip


def _rename(news: KnowledgeGraph, values: dict[str, str], by: str) -> list[Judged]:
    return [news.rename(values["entity"], values["name"], by=by, note=values.get("note") or None)]


def _retype(news: KnowledgeGraph, values: dict[str, str], by: str) -> list[Judged]:
    asked = values.get("kind", "")
    kind: Kind | None = next((each for each in KINDS if each == asked), None)
    if kind is None:
        raise KgError(f"{asked!r} is none of {', '.join(KINDS)}; nothing was changed")
    return [news.retype(values["entity"], kind, by=by, note=values.get("note") or None)]


def _hide(news: KnowledgeGraph, values: dict[str, str], by: str) -> list[Judged]:
    return [news.hide(values["entity"], by=by, note=values.get("note") or None)]


def _reject(news: KnowledgeGraph, values: dict[str, str], by: str) -> list[Judged]:
    ids = values["ids"].split()
    if not ids:
        raise KgError("choose what is wrong; nothing was changed")
    return [news.reject(id_, by=by, note=values.get("note") or None) for id_ in ids]


ACTS: dict[str, Callable[[KnowledgeGraph, dict[str, str], str], list[Judged]]] = {
    "merge": _merge, "split": _split, "rename": _rename, "retype": _retype, "hide": _hide,
    "reject": _reject, "identify": _identify,
}  # fmt: skip


def _came_from(request: Request) -> str:
    """Return the page of the desk from which one came, without its fragment."""
    try:
        parts = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return "/"
    if parts.netloc != request.headers.get("host") or parts.path.startswith("/wrong"):
        return "/"
    return own_address(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def _way_back(news: KnowledgeGraph, values: dict[str, str], judged: Judged) -> str:
    """Return the page to go to: the one before, unless what it showed is no more."""
    to = values.get("to", "/")
    if is_there(news, to):
        return to
    noun = to.strip("/").partition("/")[0]
    return "/judgements" if judged.verdict == "hide" else _instead(news, values, noun)


def is_there(news: KnowledgeGraph, to: str) -> bool:
    """Return whether what a page of the desk shows is still there."""
    noun, _, id_ = to.strip("/").partition("/")
    try:
        if noun == "entities" and id_:
            news.entity(id_.partition("?")[0])
        elif noun == "meetings":
            news.meeting(id_.partition("?")[0])
    except KgError:
        return False
    return True


def _instead(news: KnowledgeGraph, values: dict[str, str], noun: str) -> str:
    if noun == "meetings":
        return "/met"
    try:
        return f"/entities/{news.entity(values.get('other', '')).id}"
    except KgError:
        return "/judgements"
