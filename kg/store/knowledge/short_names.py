"""Surnames and institutions by themselves: each chain finds its entity by its company."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from kg.resolution.entities import (
    CROWD,
    Attached,
    Company,
    attach,
    blocks,
    fits,
    grouped,
    is_short,
    lookups,
    tokens,
)
from kg.resolution.names import parse_key, person_words
from kg.store import schema
from kg.store.knowledge.company import Companies
from kg.store.knowledge.decisions import Decisions
from kg.store.knowledge.ids import assign, new_entities
from kg.store.knowledge.places import Place, place
from kg.store.knowledge.rows import add, among, some
from kg.store.knowledge.touched import Touched

# The blocks of a short name are those in which it looks for full ones, marked so.
SEEKS = "seeks "


@dataclass(frozen=True, slots=True)
class Work:
    """What placing a chain needs and changes."""

    connection: Connection
    known: Decisions
    companies: Companies
    touched: Touched


def resolve(
    connection: Connection, known: Decisions, looked_at: set[str], touched: Touched
) -> None:
    """Bring the entities of short names up to date, where a full name or an article changed."""
    of, block = schema.chain.c, schema.name_block.c
    sought = {SEEKS + found for name in looked_at for found in blocks(name)}
    keys = set(touched.short)
    keys |= {row[0] for row in among(connection, select(block.key), block.block, sought)}
    _write_blocks(connection, keys)
    work = Work(connection, known, Companies(connection), touched)
    query = select(of.key, of.id, of.article_id, of.entity_id, of.mentions, of.rule, of.score)
    query = query.where(of.short == 1).order_by(of.id)
    for part in some(sorted(keys)):
        rows_of: dict[str, list[Any]] = defaultdict(list)
        for row in connection.execute(query.where(of.key.in_(part))):
            rows_of[row.key].append(row)
        entities_of = _candidates(connection, known, rows_of)
        for name in sorted(rows_of):
            _place(work, name, rows_of[name], entities_of[name])


def _write_blocks(connection: Connection, keys: set[str]) -> None:
    of = schema.name_block.c
    old = {row[0] for row in among(connection, select(of.key).distinct(), of.key, keys)}
    new = sorted(keys - old)
    add(
        connection,
        schema.name_block,
        ({"key": name, "block": SEEKS + block} for name in new for block in sorted(lookups(name))),
    )


def _place(
    work: Work, name: str, rows: Sequence[Any], entities: dict[str, tuple[str, ...]]
) -> None:
    """Give each chain of one short name its entity, of those that it can stand for."""
    ordered = sorted(entities, key=lambda entity: entities[entity])
    judged = [
        n
        for n, e in enumerate(ordered)
        if any(work.known.ruling.same(name, k) for k in entities[e])
    ]
    candidates: dict[int, tuple[tuple[str, ...], Company]] = {}
    if not judged and 0 < len(ordered) <= CROWD:
        work.companies.prepare({key for keys in entities.values() for key in keys[:CROWD]})
        candidates = {
            n: (entities[entity], _company(work, entities[entity]))
            for n, entity in enumerate(ordered)
        }
    alone: dict[str, frozenset[str]] = {}
    found_for: list[tuple[Any, Place]] = []
    for row in rows:
        company = work.companies.of_articles([row.article_id])
        found = (
            Attached(judged[0], "judgement", 1.0) if judged else attach(name, company, candidates)
        )
        if found:
            found_for.append((row, Place(ordered[found.cluster], found.rule, found.score)))
        else:
            alone[row.id] = tokens(name, company) if _names(name) else frozenset()
    place(work.connection, found_for, work.touched)
    _place_alone(work, name, {row.id: row for row in rows}, alone)


def _names(name: str) -> bool:
    kind, form = parse_key(name)
    return kind != "person" or bool(person_words(form))


def _company(work: Work, keys: tuple[str, ...]) -> Company:
    known = work.known
    company = work.companies.of_names(keys[:CROWD])
    countries = {
        f"state:{known.entries[entry].country}"
        for name in keys
        if (entry := known.fixed(name)) and known.entries[entry].country
    }
    return Company(company.keys | countries, company.days, company.main)


def _candidates(
    connection: Connection, known: Decisions, names: Collection[str]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the entities that each short name can stand for, each with those of its names."""
    of, block = schema.chain.c, schema.name_block.c
    in_block: dict[str, set[str]] = defaultdict(set)
    wanted = {found for name in names for found in lookups(name)}
    for row in among(connection, select(block.block, block.key), block.block, wanted):
        if not is_short(row.key):
            in_block[row.block].add(row.key)
    keys_of: dict[str, set[str]] = {}
    for name in names:
        keys = {key for found in lookups(name) for key in in_block[found] if fits(name, key)}
        keys |= {key for key in known.ruling.with_same(name) if not is_short(key)}
        keys_of[name] = keys
    bearing = select(of.key, of.entity_id).distinct().where(of.short == 0)
    entities_of: dict[str, set[str]] = defaultdict(set)
    for row in among(connection, bearing, of.key, set().union(*keys_of.values())):
        entities_of[row.key].add(row.entity_id)
    found: dict[str, set[str]] = defaultdict(set)
    everybody = set().union(*entities_of.values())
    for row in among(connection, bearing, of.entity_id, everybody):
        found[row.entity_id].add(row.key)
    called = {entity: tuple(sorted(keys)) for entity, keys in found.items()}
    return {
        name: {
            entity: called[entity]
            for entity in {one for key in keys for one in entities_of[key]}
            if not any(known.ruling.apart(name, full) for full in called[entity])
        }
        for name, keys in keys_of.items()
    }


def _place_alone(
    work: Work, name: str, rows: dict[str, Any], alone: dict[str, frozenset[str]]
) -> None:
    """Make entities of the chains that found none: one for those that keep the same company."""
    groups = grouped(alone)
    if not groups:
        return
    of = schema.chain.c
    votes: Counter[tuple[int, str]] = Counter()
    for number, group in enumerate(groups):
        for chain in group:
            if rows[chain].entity_id:
                votes[number, rows[chain].entity_id] += rows[chain].mentions
    olds = {old for _, old in votes}
    query = select(of.entity_id).distinct().where(of.short == 0)
    full = {row[0] for row in among(work.connection, query, of.entity_id, olds)}
    mine = Counter({key: n for key, n in votes.items() if key[1] not in full})
    ids = assign(work.connection, {n: group[0] for n, group in enumerate(groups)}, mine, fixed={})
    new_entities(work.connection, dict.fromkeys(ids.values(), parse_key(name)[0]))
    found_for: list[tuple[Any, Place]] = []
    for number, group in enumerate(groups):
        rule = "short name and company" if len(group) > 1 else "short name"
        found_for += [(rows[chain], Place(ids[number], rule, 0.7)) for chain in group]
    place(work.connection, found_for, work.touched)
