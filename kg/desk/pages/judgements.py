"""What people judged: who, when, what and why, and the way to undo it."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kg.desk.downloads import download
from kg.desk.filters import SIZE, page_number
from kg.desk.pages.wrong import is_there
from kg.desk.rendering import back, desk_of, page, said_plainly

# So many are taken back at once.
MOST = 100


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
    """Take a judgement back, or several that were made together."""
    news, by = desk_of(request).news, request.state.session.person
    taken = [news.undo(each, by=by) for each in str(form.get("id", "")).split()[:MOST] or [""]]
    to = str(form.get("to") or "/judgements")
    more = f", and {len(taken) - 1} more of the kind" if len(taken) > 1 else ""
    return back(
        request, to if is_there(news, to) else "/judgements",
        saying=f"Taken back: {said_plainly(news.worded(taken[0]))}{more}",
    )  # fmt: skip
