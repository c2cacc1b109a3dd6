"""Chains get the entities that were found for them, many in one statement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, update

from kg.resolution.updating.changes import Changes
from kg.resolution.updating.moves import Move, changed_by
from kg.store import schema


def place(connection: Connection, moves: Sequence[Move]) -> Changes:
    """Write the places of chains that had another one; return what changes by that."""
    changed = [{"chain": one.chain, **one.new._asdict()} for one in moves if one.is_real]
    if changed:
        values: dict[str, BindParameter[Any]] = {
            "entity_id": bindparam("entity"), "rule": bindparam("rule"), "score": bindparam("score")
        }  # fmt: skip
        change = update(schema.chain).where(schema.chain.c.id == bindparam("chain"))
        connection.execute(change.values(values), changed)
    return changed_by(moves)
