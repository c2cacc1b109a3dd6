"""A desk over the small world, and a browser in which it is open."""

from pathlib import Path

import pytest
from desks import desk_over, reader
from starlette.testclient import TestClient

from kg.desk import Desk
from kg.knowledge import KnowledgeGraph


@pytest.fixture
def desk(news: KnowledgeGraph, tmp_path: Path) -> Desk:
    """A desk over the small world, at which nothing is corrected."""
    return desk_over(news, tmp_path / "desk")


@pytest.fixture
def client(desk: Desk) -> TestClient:
    """A browser at this desk."""
    return reader(desk)


@pytest.fixture
def own_desk(own_news: KnowledgeGraph, tmp_path: Path) -> Desk:
    """A desk over a small world of one's own."""
    return desk_over(own_news, tmp_path / "desk")


@pytest.fixture
def own_client(own_desk: Desk) -> TestClient:
    """A browser at one's own desk."""
    return reader(own_desk)
