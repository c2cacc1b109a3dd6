"""Chains get the entities that were found for them, many in one statement."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, update

from kg.resolution.resolving.full_names import Place
from kg.store import schema
from kg.store.knowledge.dirty import Dirty


def place(connection: Connection, chains: Iterable[tuple[Any, Place]], dirty: Dirty) -> None:
    """Write the places of chains that had another one.

    The rows of the chains tell where they were: `id`, `entity_id`, `rule` and `score`.
    """
    changed = []
    for row, new in chains:
        dirty.entities |= {new.entity, row.entity_id} - {None}
        if (row.entity_id, row.rule, row.score) == new:
            continue
        if row.entity_id != new.entity:
            dirty.chains.add(row.id)
        changed.append({"chain": row.id, **new._asdict()})
    if changed:
        values: dict[str, BindParameter[Any]] = {
            "entity_id": bindparam("entity"), "rule": bindparam("rule"), "score": bindparam("score")
        }  # fmt: skip
        change = update(schema.chain).where(schema.chain.c.id == bindparam("chain"))
        connection.execute(change.values(values), changed)
