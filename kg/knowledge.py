"""The line, in order: articles are read, stored, resolved, and asked."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from kg.store.store import Store


class KnowledgeGraph:
    """A store of articles, and all that can be done with it."""

    def __init__(self, store: Store, *, model: str | None = None) -> None:
        self.store = store
        self.model = model

    @classmethod
    def open(cls, db: str | Path = "kg.db", *, model: str | None = None) -> Self:
        """Open the knowledge graph in a file or at a database URL."""
        return cls(Store.open(db), model=model)

    def close(self) -> None:
        """Close the database."""
        self.store.close()
