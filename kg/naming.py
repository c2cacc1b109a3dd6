"""How names are understood wherever a knowledge graph is asked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from kg.model import Entity, Kind
from kg.resolution.lookup import said
from kg.store.queries import Connection, lookup
from kg.store.store import Store


class Naming:
    """A store that is asked by names.

    A name is found as a full name, an alias, a surname or acronym, or a part of one, in this order,
    without regard to accents, case, titles and punctuation. Of several who bear it alike the one of
    by far the most mentions is taken, and `notify` is told so; otherwise it raises `AmbiguousName`,
    one that nobody bears `NotFound`.
    """

    store: Store
    notify: Callable[[str], None] = staticmethod(logging.getLogger("kg").warning)
    """What is called with a line for the user; by default Python logs it to standard error."""

    def _meant(self, connection: Connection, name: str, *, kind: Kind | None = None) -> Entity:
        """Return the entity that a name means, and tell whom else it could mean."""
        found = lookup.found(connection, name, kind=kind)
        assert found.entity is not None
        if line := said(name, found):
            self.notify(line)
        return found.entity

    def _ids(self, connection: Connection, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._meant(connection, name).id for name in names)
