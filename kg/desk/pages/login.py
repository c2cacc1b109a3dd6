"""Signing in with name and password, and signing out."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.desk import passwords
from kg.desk.rendering import desk_of, page
from kg.desk.security import let_in

# Held against when there is nobody of that name: it takes as long as for anybody.
NOBODY = passwords.hashed("nobody", salt=bytes(16))
# Wrong passwords, from anywhere, after which each further one must wait so many seconds.
PATIENT, WAIT, FORGOTTEN = 5, 2.0, 900.0
_failed: list[float] = []
_lock = threading.Lock()
# So many are answered at once: whoever sends very many must not keep readers from their pages.
_turns = threading.BoundedSemaphore(4)


def login(request: Request) -> Response:
    """Show the form in which one signs in."""
    if desk_of(request).settings.people is None:
        return RedirectResponse("/", status_code=303)
    return page(request, "login.html", error=None)


def sign_in(request: Request, form: FormData) -> Response:
    """Let in who gives the right password."""
    desk = desk_of(request)
    if desk.settings.people is None:
        return RedirectResponse("/", status_code=303)
    if not _turns.acquire(blocking=False):
        said = "Too many sign in just now; try again in a moment."
        return page(request, "login.html", status=429, error=said)
    try:
        return _checked(request, desk.settings.people, form)
    finally:
        _turns.release()


def _checked(request: Request, people: Mapping[str, str], form: FormData) -> Response:
    name, password = str(form.get("person", ""))[:60], str(form.get("password", ""))[:1000]
    _wait()
    kept = people.get(name)
    if not passwords.fits(password, kept or NOBODY) or kept is None:
        with _lock:
            _failed.append(time.monotonic())
        return page(request, "login.html", status=403, error="Name or password is wrong.")
    response = RedirectResponse("/", status_code=303)
    let_in(response, desk_of(request), name, secure=request.headers["origin"].startswith("https:"))
    return response


def sign_out(request: Request, _form: FormData) -> Response:
    """End the session."""
    desk = desk_of(request)
    if session := request.state.session:
        desk.sessions.end(session.key)
    response = RedirectResponse("/login", status_code=303)
    response.delete_cookie(desk.cookie, path="/")
    return response


def _wait() -> None:
    now = time.monotonic()
    with _lock:
        _failed[:] = [at for at in _failed if now - at < FORGOTTEN][-100:]
        several = len(_failed) >= PATIENT
    if several:
        time.sleep(WAIT)
