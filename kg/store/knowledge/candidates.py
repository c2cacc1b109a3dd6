"""For whom short names can stand: the entities with a full name that they fit."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from kg.resolution.entities import CROWD, fits, is_short, lookups
from kg.store import schema
from kg.store.knowledge.decisions import Decisions
from kg.store.knowledge.rows import among

# So many of the names that a short one fits are looked at first: they may be a crowd already.
SAMPLE = 64
# The entities that a short name can stand for, each with its full names.
Candidates = dict[str, tuple[str, ...]]


def candidates(
    connection: Connection, known: Decisions, names: Sequence[str], changed: Collection[str]
) -> dict[str, Candidates]:
    """Return the entities that each short name can stand for, each with those of its names.

    `changed` are full names that are not as before. Of a crowd of candidates a part may be left
    out, if what is returned is one as well, and was before.
    """
    fitting = _fitting(connection, known, names)
    first = {name: fitting[name][:SAMPLE] for name in names}
    found = _entities(connection, known, first)
    more = {
        name: keys
        for name, keys in fitting.items()
        if len(keys) > SAMPLE and (len(found[name]) <= CROWD or is_open(found[name], changed))
    }
    return found | _entities(connection, known, more)


def _fitting(
    connection: Connection, known: Decisions, names: Sequence[str]
) -> dict[str, list[str]]:
    """Return the full names that each short name fits, those first that people said it is."""
    block = schema.name_block.c
    in_block: dict[str, set[str]] = defaultdict(set)
    wanted = {found for name in names for found in lookups(name)}
    query = select(block.block, block.key)
    for row in among(connection, query, block.block, wanted):
        if not is_short(row.key):
            in_block[row.block].add(row.key)
    found = {}
    for name in names:
        said = {key for key in known.ruling.with_same(name) if not is_short(key)}
        keys = {key for found in lookups(name) for key in in_block[found] if fits(name, key)}
        found[name] = sorted(said) + sorted(keys - said)
    return found


def _entities(
    connection: Connection, known: Decisions, keys_of: Mapping[str, Collection[str]]
) -> dict[str, Candidates]:
    """Return the entities that bear some of the full names, each with all of its full names."""
    of, block = schema.chain.c, schema.name_block.c
    # All chains of a full name are in one entity.
    one = select(of.entity_id).where(of.key == block.key, of.entity_id.is_not(None)).limit(1)
    query = select(block.key, one.scalar_subquery().label("entity_id")).distinct()
    asked = set().union(*keys_of.values())
    rows = among(connection, query, block.key, asked)
    entity_of: dict[str, str] = {row.key: row.entity_id for row in rows if row.entity_id}
    names_of: dict[str, set[str]] = defaultdict(set)
    bearing = select(of.entity_id, of.key).distinct().where(of.short == 0)
    for row in among(connection, bearing, of.entity_id, set(entity_of.values())):
        names_of[row.entity_id].add(row.key)
    called = {entity: tuple(sorted(keys)) for entity, keys in names_of.items()}
    return {
        name: {
            entity: called[entity]
            for entity in {entity_of[key] for key in keys if key in entity_of}
            if not any(known.ruling.apart(name, full) for full in called[entity])
        }
        for name, keys in keys_of.items()
    }


def is_open(entities: Candidates, changed: Collection[str]) -> bool:
    """Return whether older chains of a short name may have to move: its candidates changed."""
    new = [one for one, keys in entities.items() if any(key in changed for key in keys)]
    return bool(new) and len(entities) - len(new) <= CROWD
