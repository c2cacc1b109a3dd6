"""What stands before every page: who may ask, from where, and what a browser may do with it."""

from __future__ import annotations

import hmac
import html
import ipaddress
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.desk.desk import Desk

SAFE = frozenset({"GET", "HEAD"})
CHANGING = frozenset({"POST"})
# What may be asked for without being known.
OPEN = ("/static/", "/login")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
# Bytes of all files that are dropped at once, and of any other form.
MOST_DROPPED, MOST_FORM = 1_000_000_000, 100_000
DIGITS = 12
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With no referrer at all, browsers would send no origin with forms either.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class Guard:
    """Lets through what a known person asks from the desk's own pages, and nothing else."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why it is not answered."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        connection = HTTPConnection(scope)
        method, path = scope["method"], scope["path"]
        if not self._is_own_host(connection.headers.get("host", "")):
            return _refused(400, "this desk is not called by that name; see kg serve --name")
        if method not in SAFE | CHANGING:
            return _refused(405, "a desk answers GET and POST only")
        if method in CHANGING:
            refusal = self._refused_change(connection, path)
            if refusal is not None:
                return refusal
        session = self._desk.sessions.find(connection.cookies.get(self._desk.cookie, ""))
        scope.setdefault("state", {})["session"] = session
        if self._desk.settings.people is None and "token" in connection.query_params:
            return self._with_token(connection)
        if session is None and not path.startswith(OPEN):
            return self._unknown(method)
        return None

    def _is_own_host(self, host: str) -> bool:
        settings = self._desk.settings
        name, port = _split(host)
        if name in {each.casefold() for each in settings.hosts}:
            return True  # also at the port of a proxy before it
        # An address by number is no name that could come to mean this machine.
        is_known = name in LOOPBACK or (settings.any_address and _is_number(name))
        return is_known and port == settings.port

    def _refused_change(self, connection: HTTPConnection, path: str) -> Response | None:
        headers = connection.headers
        if not _is_own_origin(headers):
            return _refused(403, "only a page of this desk may change something here")
        if self._desk.settings.read_only and path not in {"/login", "/logout"}:
            return _refused(403, "this desk is read-only: nothing can be changed at it")
        length = headers.get("content-length", "")
        # What comes in chunks is as long as it likes, whatever it says beside.
        if "transfer-encoding" in headers or not length.isdecimal():
            return _refused(411, "a form must say how long it is")
        if len(length) > DIGITS or int(length) > (MOST_DROPPED if path == "/add" else MOST_FORM):
            return _refused(413, "this is too large; add large archives by kg add")
        return None

    def _with_token(self, connection: HTTPConnection) -> Response:
        given = connection.query_params["token"]
        if not hmac.compare_digest(given.encode(), self._desk.token.encode()):
            return _refused(403, "this address has expired; open the one that kg serve printed")
        rest = [pair for pair in parse_qsl(connection.url.query) if pair[0] != "token"]
        # One slash: an address that begins with two is one of another host.
        path = "/" + connection.url.path.lstrip("/")
        to = f"{path}?{urlencode(rest)}" if rest else path
        # A page that goes on by itself, and no redirect: where the address was opened from another
        # site's page, a browser would keep the cookie back on the way.
        address = html.escape(to, quote=True)
        response = HTMLResponse(
            f'<!doctype html><meta http-equiv="refresh" content="0; url={address}">'
            f'<title>kg</title><link rel="icon" href="data:,">'
            f'<a href="{address}">Open the desk</a>'
        )
        let_in(response, self._desk, self._desk.settings.person)
        return response

    def _unknown(self, method: str) -> Response:
        if self._desk.settings.people is not None and method in SAFE:
            return RedirectResponse("/login", status_code=303)
        return _refused(403, "who asks is not known; open the address that kg serve printed")


def let_in(response: Response, desk: Desk, person: str, *, secure: bool = False) -> None:
    """Begin a session, and give the browser its cookie, which it sends from this site alone.

    A `secure` one is never sent without encryption.
    """
    session = desk.sessions.begin(person)
    response.set_cookie(
        desk.cookie, session.key, httponly=True, samesite="strict", path="/",
        secure=secure,
    )  # fmt: skip


def _add_headers(message: MutableMapping[str, Any]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


def _refused(status: int, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status_code=status)


def _is_own_origin(headers: Headers) -> bool:
    """Return whether a page of this very host sends the form; browsers always say it."""
    try:
        origin = urlsplit(headers.get("origin", ""))
    except ValueError:
        return False
    return origin.scheme in {"http", "https"} and origin.netloc == headers.get("host")


def _split(host: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(f"//{host}")
        return (parts.hostname or "").casefold(), parts.port or 80
    except ValueError:
        return "", None


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
