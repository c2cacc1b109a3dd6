"""Which id a name had before people said that it is another one's: what it gets back.

People open links that they saved. Where two entities are merged, one id stays for both; when that
is taken back, it must be again that of the one whom it meant, whatever was read in between.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, select

from kg.model import Judgement
from kg.resolution.linking import is_short
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among


def remember(connection: Connection, standing: Mapping[str, Judgement]) -> None:
    """Write down the ids of the names of entities that judgements are about to make one.

    `standing` are these judgements by the ids under which they are applied. Of those that were made
    before any article had one of their names, it is written down once one has.
    """
    rows = schema.former_id
    known = set(connection.scalars(select(rows.c.decision).distinct()))
    new = {name: one for name, one in standing.items() if one.verdict == "same"}
    bearers = _bearers(connection, [one for name, one in new.items() if name not in known])
    for decision, judgement in sorted(new.items()):
        left, right = (bearers.get(name, set()) for name in (judgement.left, judgement.right))
        # Who is one already loses nothing.
        if decision in known or left == right:
            continue
        ids = _ids(connection, left | right)
        # A name that is somebody else's by an older judgement goes back further.
        older = of(connection, ids)
        insert_rows(
            connection,
            rows,
            (
                {"decision": decision, "key": name, "entity_id": one}
                for name in sorted(ids)
                for one in sorted(older.get(name) or ids[name])
            ),
        )


def forget(connection: Connection, standing: Mapping[str, Judgement]) -> None:
    """Let go of what was written for judgements that do not stand any more.

    A name that another one still makes somebody else's keeps what it had before, under that one.
    """
    rows = schema.former_id
    written = connection.execute(select(rows)).all()
    gone = [row for row in written if row.decision not in standing]
    if not gone:
        return
    heir = _joined_by(connection, standing)
    kept = {tuple(row) for row in written}
    entities = _entities(connection, {row.key for row in gone})
    found = {
        (heir[entity], row.key, row.entity_id)
        for row in gone
        for entity in entities.get(row.key, ())
        if entity in heir
    }
    new = sorted(found - kept)
    insert_rows(
        connection, rows, ({"decision": d, "key": key, "entity_id": id_} for d, key, id_ in new)
    )
    for decision in sorted({row.decision for row in gone}):
        connection.execute(delete(rows).where(rows.c.decision == decision))


def _joined_by(connection: Connection, standing: Mapping[str, Judgement]) -> dict[str, str]:
    """Return the entities that judgements hold together, each with the first of these."""
    same = {name: one for name, one in standing.items() if one.verdict == "same"}
    bearers = _bearers(connection, same.values())
    return {
        entity: name
        for name, one in sorted(same.items(), reverse=True)
        for entity in bearers.get(one.left, set()) & bearers.get(one.right, set())
    }


def of(connection: Connection, names: Collection[str]) -> dict[str, set[str]]:
    """Return the ids that names (keys) had before; none for those that nobody merged."""
    row = schema.former_id.c
    found: dict[str, set[str]] = defaultdict(set)
    for each in among(connection, select(row.key, row.entity_id), row.key, names):
        found[each.key].add(each.entity_id)
    return dict(found)


def full_names_had(connection: Connection, ids: Collection[str]) -> set[str]:
    """Return those of ids that a full name had before: no surname that nobody bears may take it."""
    row = schema.former_id.c
    found = among(connection, select(row.key, row.entity_id), row.entity_id, ids)
    return {each.entity_id for each in found if not is_short(each.key)}


def _bearers(connection: Connection, judged: Iterable[Judgement]) -> dict[str, set[str]]:
    """Return the entities of the names that were judged, none for a name that was not yet read."""
    return _entities(connection, {name for one in judged for name in (one.left, one.right)})


def _entities(connection: Connection, names: Collection[str]) -> dict[str, set[str]]:
    """Return the entities of names (keys)."""
    chain = schema.chain.c
    found: dict[str, set[str]] = defaultdict(set)
    query = select(chain.key, chain.entity_id).where(chain.entity_id.is_not(None)).distinct()
    for each in among(connection, query, chain.key, names):
        found[each.key].add(each.entity_id)
    return found


def _ids(connection: Connection, entities: Iterable[str]) -> dict[str, set[str]]:
    """Return the names of entities, each with the ids that it has."""
    chain = schema.chain.c
    found: dict[str, set[str]] = defaultdict(set)
    query = select(chain.key, chain.entity_id).distinct()
    for each in among(connection, query, chain.entity_id, set(entities)):
        found[each.key].add(each.entity_id)
    return dict(found)
