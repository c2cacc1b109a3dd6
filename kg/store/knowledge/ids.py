"""Ids that last: a cluster takes the id of the old one with which it shares most mentions."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from kg.model import content_id
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among

NOTHING: Mapping[int, Sequence[str]] = {}


def assign(
    connection: Connection,
    wanted: Mapping[int, str],
    votes: Mapping[tuple[int, str], int],
    *,
    fixed: Mapping[int, str],
    contents: Mapping[int, Collection[str]],
    former: Mapping[int, Sequence[str]] = NOTHING,
    table: str = "entity",
) -> dict[int, str]:
    """Return an id for each numbered cluster.

    `votes` counts what a cluster shares with an old id, and `fixed` holds ids that are given. Of
    clusters that share as much with an old id, it is that one's of whose `contents` it was made. A
    cluster that gets none of these has one of the `former` ids that its names had, else one made
    from the content in `wanted`.
    """
    found = dict(fixed)
    taken = set(fixed.values())
    for (number, old), _ in _ordered(votes, wanted, contents, table):
        if number not in found and old not in taken:
            found[number] = old
            taken.add(old)
    fresh = {n: content_id(table, content) for n, content in wanted.items() if n not in found}
    again = {n: former[n] for n in fresh if n in former}
    asked = set(fresh.values()).union(*again.values())
    column = schema.metadata.tables[table].c.id
    used = {row[0] for row in among(connection, select(column), column, asked)} | taken
    for number, ids in sorted(again.items(), key=lambda item: wanted[item[0]]):
        before = next((one for one in ids if one not in used), None)
        if before:
            used.add(before)
            found[number] = before
            del fresh[number]
    for number, content in sorted(fresh.items(), key=lambda item: wanted[item[0]]):
        found[number] = _unused(table, wanted[number], content, used)
        used.add(found[number])
    return found


def _ordered(
    votes: Mapping[tuple[int, str], int],
    wanted: Mapping[int, str],
    contents: Mapping[int, Collection[str]],
    table: str,
) -> list[tuple[tuple[int, str], int]]:
    """Return the votes, the strongest first."""
    most: dict[str, list[int]] = {}
    for (_, old), n in votes.items():
        most.setdefault(old, []).append(n)
    # Only equal votes need the content, which may be that of very many.
    made_of = {
        (number, old): any(content_id(table, one) == old for one in contents[number])
        for (number, old), n in votes.items()
        if most[old].count(n) > 1
    }
    return sorted(
        votes.items(),
        key=lambda item: (-item[1], not made_of.get(item[0]), wanted[item[0][0]], item[0][1]),
    )


def _unused(table: str, content: str, name: str, used: Collection[str]) -> str:
    """Return the id of content, or another one made from it where that is used."""
    again = 0
    while name in used:
        again += 1
        name = content_id(table, content, again)
    return name


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
