"""Adding files: dropped on the page or chosen, then read one batch after another."""

from __future__ import annotations

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from kg.desk.rendering import back, desk_of, page
from kg.errors import KgError


def adding(request: Request) -> Response:
    """Show where to drop files, and how far those are that were dropped."""
    batches = desk_of(request).adding.batches()
    return page(request, "add.html", batches=batches, busy=any(not one.ended for one in batches))


def add(request: Request, form: FormData) -> Response:
    """Keep the files that were dropped, and read them soon."""
    desk = desk_of(request)
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if not files:
        raise KgError("no file came; drop files of news on the page, or choose some")
    kept = [desk.adding.keep(one.filename or "file", one.file) for one in files]
    desk.adding.add(list(dict.fromkeys(kept)), by=request.state.session.person)
    return back(request, "/add", saying="")
