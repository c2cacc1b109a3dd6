"""What people judged: who, when, what and why, and the way to undo it."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kg.desk.downloads import download
from kg.desk.filters import SIZE, page_number
from kg.desk.rendering import back, desk_of, page


def judgements(request: Request) -> Response:
    """List the judgements, newest first; with `all` also those that were taken back."""
    everything = bool(request.query_params.get("all"))
    number = page_number(request.query_params)
    found = desk_of(request).news.judgements(retracted=everything)
    rows = found[::-1][(number - 1) * SIZE : number * SIZE]
    return page(request, "judgements.html", rows=rows, what=found.what, everything=everything,
                number=number, last=max(1, -(-len(found) // SIZE)))  # fmt: skip


def judgements_file(request: Request) -> Response:
    """Return the list as a file."""
    found = desk_of(request).news.judgements(retracted=bool(request.query_params.get("all")))
    return download(found, request.path_params["form"], name="judgements")


def undo(request: Request, form: FormData) -> Response:
    """Take a judgement back."""
    taken = desk_of(request).news.undo(str(form.get("id", "")), by=request.state.session.person)
    return back(
        request,
        str(form.get("to") or "/judgements"),
        saying=f"Taken back: {desk_of(request).news.worded(taken)}",
    )
