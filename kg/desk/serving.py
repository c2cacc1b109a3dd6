"""A desk on an address: bound, announced, opened in a browser, and ended by Ctrl-C."""

from __future__ import annotations

import html
import ipaddress
import os
import socket
import tempfile
import webbrowser
from pathlib import Path

import uvicorn

from kg.desk.application import application
from kg.desk.desk import Desk
from kg.errors import KgError

# Requests that are answered at once; more are told that the desk is busy.
MOST = 200


class CannotServe(KgError):
    """The desk cannot be served at this address, or not safely."""


def is_loopback(host: str) -> bool:
    """Return whether an address is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens at the address; port 0 takes a free one.

    Raises `CannotServe`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=256)
    except (OSError, OverflowError) as error:
        said = (getattr(error, "strerror", None) or str(error)).lower()
        raise CannotServe(
            f"{host}:{port}: {said}; give another --port, or 0 for any that is free"
        ) from None


def address(desk: Desk, host: str) -> str:
    """Return the address that opens the desk; it holds the token where there are no passwords."""
    shown = f"[{host}]" if ":" in host else host
    scheme = "https" if desk.settings.encrypted else "http"
    url = f"{scheme}://{shown}:{desk.settings.port}/"
    return url if desk.settings.people is not None else f"{url}?token={desk.token}"


def open_browser(url: str) -> Path:
    """Open a browser at the address, and return the file by which it was told.

    The file is for its owner's eyes: an argument of the browser's process is for everybody's.
    """
    handle, name = tempfile.mkstemp(prefix="kg-desk-", suffix=".html")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        safe = html.escape(url, quote=True)
        file.write(
            '<!doctype html><meta name="referrer" content="no-referrer">'
            f'<meta http-equiv="refresh" content="0; url={safe}">'
            f'<title>kg</title><a href="{safe}">Open the desk</a>'
        )
    webbrowser.open(Path(name).as_uri())
    return Path(name)


def server(
    desk: Desk, *, certificate: Path | None = None, key: Path | None = None
) -> uvicorn.Server:
    """Return the server of a desk; its `run` answers requests until Ctrl-C."""
    config = uvicorn.Config(
        application(desk),
        log_level="warning",
        access_log=False,  # addresses hold what is searched for
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="off",
        limit_concurrency=MOST,
        timeout_graceful_shutdown=3,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    return uvicorn.Server(config)
