"""Chains of short names that found no full name: one entity for those of the same company."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from kg.resolution.linking import grouped
from kg.resolution.names import parse_key
from kg.resolution.resolving.full_names import Place
from kg.resolution.resolving.ids import Cluster, assign, given_back
from kg.resolution.resolving.short_names import ALONE, place_open
from kg.store import schema
from kg.store.knowledge import former, short_tokens
from kg.store.knowledge.dirty import Dirty
from kg.store.knowledge.ids import in_use, new_entities
from kg.store.knowledge.places import place
from kg.store.knowledge.rows import among
from kg.store.knowledge.short_tokens import Tokens


@dataclass(slots=True)
class Nil:
    """The chains of one short name that found no full name, and by what they find each other.

    `entities` are those in which chains of the name were until now. Where it is `judged`, they are
    chains of several names that people said are one.
    """

    entities: set[str]
    judged: bool = False
    rows: dict[str, Any] = field(default_factory=dict)
    tokens: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, row: Any, tokens: frozenset[str]) -> None:
        """Take in a chain, a row with its `id`."""
        self.rows[row.id] = row
        self.tokens[row.id] = tokens

    def place(self, entity: str, *, together: bool) -> Place:
        """Return the place of a chain in an entity, in which there are others or not."""
        return place_open(entity, together=together, judged=self.judged)


def join_known(connection: Connection, dirty: Dirty, left: Mapping[str, Nil]) -> set[str]:
    """Place new chains: with older ones of their name that keep the same company, or alone.

    Returns the names of which entities were apart until now that are one; their chains are left.
    """
    tokens_of = Tokens({name: one.tokens for name, one in left.items()})
    known = tokens_of.known(connection)
    again: set[str] = set()
    joined: dict[str, Place] = {}
    fresh: dict[str, list[list[str]]] = {}
    for name, one in left.items():
        groups = [(group, tokens_of.reached(known, group)) for group in grouped(one.tokens)]
        if any(len(entities) > 1 for _, entities in groups):
            again.add(name)
            continue
        fresh[name] = [group for group, entities in groups if not entities]
        for group, entities in groups:
            for entity in entities:
                joined |= dict.fromkeys(group, one.place(entity, together=True))
    rows = {chain: row for one in left.values() for chain, row in one.rows.items()}
    found_for = [(rows[chain], at) for chain, at in joined.items()]
    lone = _lone(connection, {at.entity for at in joined.values()})
    found_for += [(row, place_open(row.entity_id, together=True, judged=False)) for row in lone]
    place(connection, found_for, dirty)
    made = _make(connection, dirty, left, fresh, {})
    made |= {chain: at.entity for chain, at in joined.items()}
    short_tokens.change(connection, known, known | tokens_of.leading(made))
    return again


def _lone(connection: Connection, entities: Collection[str]) -> list[Any]:
    """Return the chains that are an entity by themselves, of some entities."""
    of, entity = schema.chain.c, schema.entity.c
    query = select(entity.id).where(entity.articles <= 1)
    ids = {row[0] for row in among(connection, query, entity.id, entities)}
    rows = select(of.id, of.entity_id, of.rule, of.score).where(of.rule == ALONE)
    return list(among(connection, rows, of.entity_id, ids))


def place_anew(connection: Connection, dirty: Dirty, left: Mapping[str, Nil]) -> None:
    """Make entities of the chains that found none: one for those that keep the same company."""
    of = schema.chain.c
    rows = {chain: row for one in left.values() for chain, row in one.rows.items()}
    olds = {entity for one in left.values() for entity in one.entities}
    groups = {name: grouped(one.tokens) for name, one in left.items()}
    query = select(of.entity_id).distinct().where(of.short == 0)
    full = {row[0] for row in among(connection, query, of.entity_id, olds)}
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for some_groups in groups.values():
        for group in some_groups:
            for row in map(rows.__getitem__, group):
                if row.entity_id and row.entity_id not in full:
                    shared[group[0]][row.entity_id] += row.mentions
    made = _make(connection, dirty, left, groups, shared)
    tokens_of = Tokens({name: one.tokens for name, one in left.items()})
    before = short_tokens.leading_to(connection, olds)
    short_tokens.change(connection, before, tokens_of.leading(made))


def _make(
    connection: Connection,
    dirty: Dirty,
    left: Mapping[str, Nil],
    groups_of: Mapping[str, Sequence[Sequence[str]]],
    shared_by: Mapping[str, Mapping[str, int]],
) -> dict[str, str]:
    """Make an entity of each group of chains; return that of each chain.

    `shared_by` counts the mentions that a group, known by its first chain, shares with each old
    entity.
    """
    numbered = [(name, group) for name, groups in groups_of.items() for group in groups]
    kept = former.full_names_had(connection, {old for one in shared_by.values() for old in one})
    had = former.of(connection, {name for name, _ in numbered})
    shared = given_back(
        [
            {old: n for old, n in shared_by.get(group[0], {}).items() if old not in kept}
            for _, group in numbered
        ],
        [had.get(name, ()) for name, _ in numbered],
    )
    clusters = [Cluster(group, one) for (_, group), one in zip(numbered, shared, strict=True)]
    ids = assign(clusters, table="entity", in_use=in_use(connection, "entity"))
    kinds = {ids[number]: parse_key(name)[0] for number, (name, _) in enumerate(numbered)}
    new_entities(connection, kinds)
    found_for: list[tuple[Any, Place]] = []
    for number, (name, group) in enumerate(numbered):
        at = left[name].place(ids[number], together=len(group) > 1)
        found_for += [(left[name].rows[chain], at) for chain in group]
    place(connection, found_for, dirty)
    return {row.id: to.entity for row, to in found_for}
