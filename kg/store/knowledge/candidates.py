"""For whom short names can stand: the entities with a full name that they fit."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Select, func, select

from kg.resolution.linking import fits, is_short, lookups
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.short_names import Candidates, not_apart
from kg.resolution.updating.short_names import is_ambiguous, is_open
from kg.store import schema
from kg.store.knowledge.rows import among, for_each, some
from kg.store.schema.types import hashed

# So many of the names that a short one fits are looked at first: they may be ambiguous by these.
SAMPLE = 24


def candidates(
    connection: Connection, known: Decisions, names: Sequence[str], changed: Collection[str]
) -> dict[str, Candidates]:
    """Return the entities that each short name can stand for, each with those of its names.

    `changed` are full names that are not as before. Of the candidates of an ambiguous name some may
    be left out, if it is ambiguous by the others as well, and was before.
    """
    some_fitting, cut = _fitting(connection, known, names, most=SAMPLE)
    found = _entities(connection, known, some_fitting)
    more = {name for name in cut if not is_ambiguous(found[name]) or is_open(found[name], changed)}
    fitting, _ = _fitting(connection, known, more, most=None)
    return found | _entities(connection, known, fitting)


def _fitting(
    connection: Connection, known: Decisions, names: Collection[str], *, most: int | None
) -> tuple[dict[str, set[str]], set[str]]:
    """Return the full names that each short name fits, of at most so many in each block.

    Returns also the short names for which some were left out.
    """
    block = schema.name_block.c
    number = func.row_number().over(partition_by=block.block, order_by=block.key).label("number")
    query = select(block.block, block.key, number)
    in_block: dict[int, set[str]] = defaultdict(set)
    cut: set[int] = set()
    for part in some(sorted({found for name in names for found in lookups(name)})):
        rows = query.where(block.block.in_(part)).subquery()
        asked = select(rows)
        if most is not None:
            asked = asked.where(rows.c.number <= most + 1)
        for row in connection.execute(asked):
            if most is not None and row.number > most:
                cut.add(row.block)
            elif not is_short(row.key):
                in_block[row.block].add(row.key)
    found = {}
    for name in names:
        said = {key for key in known.ruling.with_same(name) if not is_short(key)}
        keys = {key for one in lookups(name) for key in in_block[hashed(one)] if fits(name, key)}
        found[name] = said | keys
    return found, {name for name in names if not cut.isdisjoint(map(hashed, lookups(name)))}


def _entities(
    connection: Connection, known: Decisions, keys_of: Mapping[str, Collection[str]]
) -> dict[str, Candidates]:
    """Return the entities that bear some of the full names, each with all of its full names."""
    of = schema.chain.c

    def held(name: ColumnElement[str]) -> Select[tuple[str, str | None]]:
        # All chains of a full name are in one entity.
        one = select(of.entity_id).where(of.key == name, of.entity_id.is_not(None)).limit(1)
        return select(name.label("key"), one.scalar_subquery().label("entity_id"))

    rows = for_each(connection, set().union(*keys_of.values()), held)
    entity_of: dict[str, str] = {row.key: row.entity_id for row in rows if row.entity_id}
    names_of: dict[str, set[str]] = defaultdict(set)
    bearing = select(of.entity_id, of.key).distinct().where(of.short == 0)
    for row in among(connection, bearing, of.entity_id, set(entity_of.values())):
        names_of[row.entity_id].add(row.key)
    called = {entity: tuple(sorted(keys)) for entity, keys in names_of.items()}
    return {
        name: not_apart(name, {entity_of[key] for key in keys if key in entity_of}, called, known)
        for name, keys in keys_of.items()
    }
