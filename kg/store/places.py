"""Which database a path or a URL means."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from kg.errors import StoreError
from kg.store.postgres import Server
from kg.store.sqlite import File

# What begins as a URL is none of a file, whatever is wrong with it. (A drive has one letter.)
SCHEME = re.compile(r"\s*[A-Za-z][\w+.-]+\s*:\s*[/\\]|\s*postgres(?:ql)?\b\S*@", re.I)
# A blank, an @, or a colon as %XX: what was meant to stand before the host was read as its part.
NO_HOST = re.compile(r"[\s@]|%(?:20|3a|40)", re.I)
# A password may stand in it, so that nothing of it is said.
NONE = "this is no URL of a database; it has the form postgresql://user@host:5432/name"


def database_at(place: str | Path, *, create: bool, patience: float) -> File | Server:
    """Return the file or the server's database that is meant. Raises `StoreError`."""
    url = _url(place)
    if url is None:
        return File(Path(place), create=create, patience=patience)
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise StoreError("kg keeps its database in a file; give --db a path")
        return File(Path(url.database), create=create, patience=patience)
    return Server(url, patience=patience)


def _url(place: str | Path) -> URL | None:
    """Return the URL of the database, None where `place` is a path."""
    if isinstance(place, Path) or not (SCHEME.match(place) or "://" in place):
        return None
    try:
        url = make_url(place.strip())
        backend = url.drivername.partition("+")[0].lower()
        if backend in {"postgres", "postgresql"}:
            backend, url = "postgresql", url.set(drivername="postgresql+psycopg")
    except (SQLAlchemyError, ValueError, TypeError):
        raise StoreError(NONE) from None
    if backend not in {"sqlite", "postgresql"}:
        raise StoreError(
            "kg keeps its database in SQLite or PostgreSQL; give --db a file or a postgresql:// URL"
        )
    if NO_HOST.search(url.host or "") or "@" in (url.database or ""):
        raise StoreError(NONE)
    if "password" in url.query:
        url = url.set(password=str(url.query["password"])).difference_update_query(["password"])
    return url
