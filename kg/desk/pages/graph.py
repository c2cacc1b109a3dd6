"""The graph around anything: the page of `kg view`, in a frame that reaches nothing of the desk."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.desk.filters import Filters
from kg.desk.notices import heard
from kg.desk.rendering import desk_of, link, page

# The page's own policy allows its script by its hash; the sandbox gives it an origin of its own.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
FRAMED = {
    "Content-Security-Policy": f"sandbox {SANDBOX}; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}
STEPS = 3


def _steps(request: Request) -> int:
    asked = request.query_params.get("steps", "1")
    return min(STEPS, max(1, int(asked))) if asked.isdecimal() and len(asked) < 3 else 1


def graph(request: Request) -> Response:
    """Show the graph around names, or of all that is most important."""
    filters, steps = Filters.read(request.query_params), _steps(request)
    news = desk_of(request).news
    with heard() as told:
        names = [news.entity(name) for name in filters.names]
    source = link("/graph/page", name=[one.id for one in names], steps=steps,
                  since=filters.since, until=filters.until)  # fmt: skip
    return page(request, "graph.html", filters=filters, steps=steps, source=source, names=names,
                sandbox=SANDBOX, told=told)  # fmt: skip


def graph_page(request: Request) -> Response:
    """Return the page itself."""
    filters, news = Filters.read(request.query_params), desk_of(request).news
    choices: dict[str, Any] = {
        name: value for name, value in (("since", filters.since), ("until", filters.until)) if value
    }
    names = [news.entity(name).name for name in filters.names]
    if names:
        choices["title"] = f"Around {', '.join(names)}"
    text = news.page(around=filters.names, steps=_steps(request), with_map=True, **choices)
    return HTMLResponse(text, headers=FRAMED)
