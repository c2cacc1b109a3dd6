"""The review queue: pairs of names that may be one, one after another, by keys."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kg.desk.rendering import back, desk_of, link, page, said_plainly
from kg.errors import KgError

# So many pairs are looked at; one may skip all but the last.
QUEUE = 200


def _skipped(text: str) -> int:
    return min(QUEUE - 1, int(text)) if text.isdecimal() and len(text) < 5 else 0


def review(request: Request) -> Response:
    """Show the pair of most value that is not judged, after those that are skipped."""
    skipped = _skipped(request.query_params.get("skip", "0"))
    # One more says whether there is another to skip to.
    doubts = desk_of(request).news.review(limit=skipped + 2)
    left = doubts[skipped:]
    return page(request, "review.html", doubt=left[0] if left else None, skipped=skipped,
                more=len(left) > 1)  # fmt: skip


def judge(request: Request, form: FormData) -> Response:
    """Judge a pair: same or different."""
    verdict = str(form.get("verdict", ""))
    if verdict not in {"same", "different"}:
        raise KgError("say whether they are the same or different; nothing was changed")
    judged = desk_of(request).news.judge(
        str(form.get("left", "")), str(form.get("right", "")),
        "same" if verdict == "same" else "different", by=request.state.session.person,
    )  # fmt: skip
    to = link("/review", skip=_skipped(str(form.get("skip", "0"))) or None)
    return back(
        request,
        to,
        saying=f"Judged: {said_plainly(desk_of(request).news.worded(judged))}",
        undo=judged.id,
    )
