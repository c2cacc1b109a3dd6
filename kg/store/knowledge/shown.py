"""Which entities are called as before, whatever more is said of them.

Else the names of all chains of who is well known would be counted with each article.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, exists, select

from kg.resolution.resolving import entities as naming
from kg.resolution.resolving.entities import Naming
from kg.store import schema
from kg.store.knowledge.rows import among


def still_called(
    connection: Connection, entities: Collection[str], gained: Collection[str]
) -> set[str]:
    """Return those of some entities that are called as they were before they gained some chains.

    They lost none, and nobody judged them.
    """
    of, chain = schema.entity.c, schema.chain.c
    query = select(of.id, of.kind, of.name, of.code).where(of.name != "")
    shown = {row.id: tuple(row)[1:] for row in among(connection, query, of.id, entities)}
    # A state is called by its usual name, whatever articles call it.
    states = {one for one, (kind, _, code) in shown.items() if kind == "state" and code}
    came: dict[str, set[Naming]] = defaultdict(set)
    if shown:
        rows = select(chain.entity_id, chain.kind, chain.name, chain.key, chain.code, chain.short)
        for row in among(connection, rows, chain.id, gained):
            if shown.get(row.entity_id, ("state",))[0] != "state":
                came[row.entity_id].add(Naming._make((*tuple(row)[1:5], 0, bool(row.short))))
    full = exists().where(chain.entity_id == of.id, chain.short == 0)
    with_full = {row.id for row in among(connection, select(of.id).where(full), of.id, came)}
    return states | {
        one
        for one, names in came.items()
        if naming.still_called(shown[one], names, has_full=one in with_full)
    }
