"""Templates -> pages: every string escaped, every page with who is there and what he may do."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

import jinja2
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.desk.found import found
from kg.desk.passages import marked
from kg.desk.sessions import Notice
from kg.lexicon import ENGLISH
from kg.results import where
from kg.results.reasons import why_asked

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.desk.desk import Desk

STATUSES = {"held": "took place", "planned": "planned", "denied": "did not take place"}
KINDS = {"person": "people", "group": "groups", "state": "states", "place": "places"}
NOUNS = {"claim": "office", "report": "report of a meeting"}
MONTHS = [short[0] for short in ENGLISH.shortened("month")]


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is made at."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page that a template makes of the values."""
    desk = desk_of(request)
    session = request.scope.get("state", {}).get("session")
    text = _environment().get_template(template).render(
        request=request, session=session, settings=desk.settings, path=request.url.path,
        here=own_address(f"{request.url.path}?{request.url.query}".rstrip("?")),
        can_change=session is not None and not desk.settings.read_only,
        take_notice=lambda: desk.sessions.taken(session.key) if session else None, **values,
    )  # fmt: skip
    return HTMLResponse(text, status_code=status)


def back(request: Request, to: str, *, saying: str, undo: str = "") -> Response:
    """Return the way back to a page of the desk, which says what was done once."""
    desk_of(request).sessions.say(request.state.session.key, Notice(saying, undo))
    to = own_address(to)
    if request.url.path == "/wrong" and "hx-request" in request.headers:
        # A script would follow the redirection by itself, and take what is said once.
        return Response(status_code=204, headers={"HX-Redirect": to})
    return RedirectResponse(to, status_code=303)


def own_address(to: str) -> str:
    """Return an address at this desk; of one that leads elsewhere, that of the first page."""
    return to if re.fullmatch(r"/(?![/\\])[^\x00-\x20\\]*", to) else "/"


def link(path: str, **values: object) -> str:
    """Return an address with its values, those that are empty left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        several = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, str(each)) for each in several if each not in (None, "", False)]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def replaced(names: tuple[str, ...], old: str, new: str) -> list[str]:
    """Return the names with one of them in place of another."""
    return [new if name == old else name for name in names]


def said_plainly(judged: str) -> str:
    """Return what was judged without signs and words of the database.

    >>> said_plainly("Ada Lone ≠ Nora Quist")
    'Ada Lone is not Nora Quist'
    """
    judged = judged.replace(" = ", " is the same as ", 1).replace(" ≠ ", " is not ", 1)
    return re.sub(r"^(claim|report) rejected", lambda found: f"{NOUNS[found[1]]} rejected", judged)


def said_error(error: object) -> str:
    """Return what is wrong, without the command that would help in a terminal.

    >>> said_error("no entity is called 'Vell'; see kg list people")
    "no entity is called 'Vell'"
    """
    return re.sub(r"; see kg [\w -]+$", "", str(error))


def said_date(date: str | None) -> str:
    """Return a date as people read it: "14 Jun 2023", "Jun 2023", "12 Jun 2023 – 23 Jun 2023".

    >>> said_date("2023-06-12/2023-06-23")
    '12–23 Jun 2023'
    """
    if not date:
        return ""
    first, _, last = date[:60].partition("/")
    if not last or last == first:
        return _day(first)
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(date: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date):
        return date
    year, month, day = [*date.split("-"), "", ""][:3]
    if not month or not 1 <= int(month) <= 12:
        return year
    return " ".join(filter(None, (day and str(int(day)), MONTHS[int(month) - 1], year)))


def said_time(at: str) -> str:
    """Return a moment (ISO, UTC) as people read it, to the minute."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%d %b %Y, %H:%M}".lstrip("0")
    except ValueError:
        return at


def file_name(path: str) -> str:
    """Return the name of a file without the folders in which it lies.

    >>> file_name("archive/2023/one.txt")
    'one.txt'
    """
    return re.split(r"[/\\]", path.rstrip("/\\"))[-1] or path


def web_address(url: str | None) -> str | None:
    """Return an address that a reader may follow, None where it is none of the web."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("kg.desk", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "date": said_date, "moment": said_time, "marked": marked, "found": found,
        "web": web_address, "number": lambda number: f"{number:,}", "where": where,
        "plainly": said_plainly, "file_name": file_name, "why": why_asked, "said": said_error,
        "path": lambda text: quote(text, safe=""),
    }  # fmt: skip
    environment.globals |= {
        "link": link,
        "replaced": replaced,
        "STATUSES": STATUSES,
        "KINDS": KINDS,
    }
    return environment
