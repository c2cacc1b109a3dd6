"""Desks over the small world, as a browser sees them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from kg.desk import Desk, Settings, application
from kg.knowledge import KnowledgeGraph

PORT = 8765
HERE = f"http://127.0.0.1:{PORT}"


def desk_over(news: KnowledgeGraph, folder: Path, **settings: Any) -> Desk:
    """Return a desk over a database that is open."""
    return Desk(news, Settings(folder=folder, person="anna", **{"port": PORT, **settings}))


def stranger(desk: Desk, *, base: str = HERE) -> TestClient:
    """Return a browser that the desk does not know."""
    return TestClient(application(desk), base_url=base, follow_redirects=False)


def reader(desk: Desk) -> TestClient:
    """Return a browser in which the address with the token was opened."""
    client = stranger(desk)
    assert client.get("/", params={"token": desk.token}).status_code == 200
    return client


def word_of(client: TestClient) -> str:
    """Return the word that stands in this session's forms."""
    found = re.search(r'"X-CSRF": "([\w-]+)"', client.get("/").text)
    assert found
    return found[1]


def send(client: TestClient, path: str, **values: str) -> Any:
    """Send a form as a page of the desk does."""
    data = {"csrf": word_of(client), **values}
    return client.post(path, data=data, headers={"Origin": str(client.base_url).rstrip("/")})
