"""What tests of the steps of resolving share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kg.knowledge import KnowledgeGraph
from kg.store.store import Store


@pytest.fixture
def connection(own_store: Store) -> Iterator[Connection]:
    """A transaction of a store without a row."""
    with own_store.transaction() as opened:
        yield opened


@pytest.fixture
def believed(own_news: KnowledgeGraph) -> Iterator[Connection]:
    """A transaction of the small world, of which all is resolved."""
    with own_news.store.transaction() as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an empty store, of which others are copied."""
    Store.open(tmp_path / "empty.db").close()
    return tmp_path
