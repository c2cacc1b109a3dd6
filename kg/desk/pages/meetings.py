"""One meeting: who, when, where, and every report of it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.desk.downloads import download
from kg.desk.rendering import desk_of, page
from kg.results import Meetings


def meeting(request: Request) -> Response:
    """Show a meeting with all its reports."""
    told = desk_of(request).news.meeting(request.path_params["id"])
    return page(request, "meeting.html", told=told)


def meeting_file(request: Request) -> Response:
    """Return a meeting as a file."""
    told = desk_of(request).news.meeting(request.path_params["id"])
    return download(
        Meetings([told]), request.path_params["form"], name=f"meeting {told.meeting.id}"
    )
