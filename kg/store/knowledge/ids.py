"""Ids that last: a cluster takes the id of the old one with which it shares most mentions."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from kg.model import content_id
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among


def assign(
    connection: Connection,
    wanted: Mapping[int, str],
    votes: Mapping[tuple[int, str], int],
    *,
    fixed: Mapping[int, str],
    table: str = "entity",
) -> dict[int, str]:
    """Return an id for each numbered cluster.

    `votes` counts what a cluster shares with an old id, `fixed` holds ids that are given, and a
    cluster that gets neither has an id made from the content in `wanted`.
    """
    found = dict(fixed)
    taken = set(fixed.values())
    ordered = sorted(votes.items(), key=lambda item: (-item[1], wanted[item[0][0]], item[0][1]))
    for (number, old), _ in ordered:
        if number not in found and old not in taken:
            found[number] = old
            taken.add(old)
    fresh = {n: content_id(table, content) for n, content in wanted.items() if n not in found}
    column = schema.metadata.tables[table].c.id
    used = {
        row[0] for row in among(connection, select(column), column, set(fresh.values()))
    } | taken
    for number, content in sorted(fresh.items(), key=lambda item: wanted[item[0]]):
        again = 0
        name = content
        while name in used:
            again += 1
            name = content_id(table, wanted[number], again)
        used.add(name)
        found[number] = name
    return found


def new_entities(connection: Connection, kinds: Mapping[str, str]) -> None:
    """Make a row for each entity that has none; it is described later."""
    of = schema.entity.c
    old = {row[0] for row in among(connection, select(of.id), of.id, kinds.keys())}
    rows = (
        {"id": name, "kind": kind, "name": "", "code": None, "mentions": 0, "articles": 0}
        for name, kind in kinds.items()
        if name not in old
    )
    insert_rows(connection, schema.entity, rows)
