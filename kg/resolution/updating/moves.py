"""Chains that get the entity that was found for them, and what changes by that."""

from collections.abc import Iterable
from typing import NamedTuple

from kg.resolution.resolving.full_names import Place
from kg.resolution.updating.changes import Changes


class OldPlace(NamedTuple):
    """Where a chain is until now: its entity, by which rule and how certainly."""

    entity: str | None
    rule: str | None
    score: float | None


# Where a new chain is.
UNPLACED = OldPlace(None, None, None)


class Move(NamedTuple):
    """A chain, by its id, with the place that it had and the one that was found for it."""

    chain: str
    old: OldPlace
    new: Place

    @property
    def is_real(self) -> bool:
        """Whether the chain has another place now, be it for another reason alone."""
        return tuple(self.old) != tuple(self.new)


def changed_by(moves: Iterable[Move]) -> Changes:
    """Return what changes by chains that move; an entity that is asked about is described anew."""
    every = list(moves)
    entities = {entity for one in every for entity in (one.old.entity, one.new.entity) if entity}
    moved = {one.chain for one in every if one.old.entity != one.new.entity}
    return Changes(entities=entities, chains=moved)
