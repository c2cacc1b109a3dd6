"""Chains of short names that found no full name: one entity for those of the same co-mentions."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from kg.resolution.names import parse_key
from kg.resolution.resolving.full_names import Place
from kg.resolution.resolving.ids import Shared, assign
from kg.resolution.resolving.short_names import ALONE, place_open
from kg.resolution.updating.changes import Changes
from kg.resolution.updating.moves import Move, OldPlace
from kg.resolution.updating.nil import Nil, NilGroup, clusters, join, regroup
from kg.store import schema
from kg.store.knowledge import former, short_tokens
from kg.store.knowledge.ids import in_use, new_entities
from kg.store.knowledge.places import place
from kg.store.knowledge.rows import among
from kg.store.knowledge.short_tokens import Tokens

Left = Mapping[str, Nil]


def join_known(connection: Connection, left: Left) -> tuple[frozenset[str], Changes]:
    """Place new chains: with older ones of their name of the same co-mentions, or alone.

    Returns the names of which entities were apart until now that are one, whose chains are left,
    and what changed.
    """
    tokens_of = Tokens({name: one.tokens for name, one in left.items()})
    known = tokens_of.known(connection)
    joined = join(left, lambda chains: tokens_of.reached(known, chains))
    lone = _lone(connection, {at.entity for at in joined.places.values()})
    changes = place(connection, [*_moves(left, joined.places), *lone])
    places, more = _make(connection, left, joined.fresh, {})
    leading = {chain: at.entity for chain, at in {**places, **joined.places}.items()}
    short_tokens.change(connection, known, known | tokens_of.leading(leading))
    return joined.again, changes | more


def place_anew(connection: Connection, left: Left) -> Changes:
    """Make entities of the chains that found none: one for those of the same co-mentions."""
    of = schema.chain.c
    olds = {entity for one in left.values() for entity in one.entities}
    query = select(of.entity_id).distinct().where(of.short == 0)
    full = {row[0] for row in among(connection, query, of.entity_id, olds)}
    groups, shared = regroup(left, full)
    places, changes = _make(connection, left, groups, shared)
    tokens_of = Tokens({name: one.tokens for name, one in left.items()})
    before = short_tokens.leading_to(connection, olds)
    leading = {chain: at.entity for chain, at in places.items()}
    short_tokens.change(connection, before, tokens_of.leading(leading))
    return changes


def _lone(connection: Connection, entities: Collection[str]) -> list[Move]:
    """Return that chains are not alone any more which were some of these entities by themselves."""
    of, entity = schema.chain.c, schema.entity.c
    query = select(entity.id).where(entity.articles <= 1)
    ids = {row[0] for row in among(connection, query, entity.id, entities)}
    rows = select(of.id, of.entity_id, of.rule, of.score).where(of.rule == ALONE)
    return [
        Move(
            row.id,
            OldPlace(row.entity_id, row.rule, row.score),
            place_open(row.entity_id, together=True, judged=False),
        )
        for row in among(connection, rows, of.entity_id, ids)
    ]


def _make(
    connection: Connection,
    left: Left,
    groups: Sequence[NilGroup],
    shared: Mapping[str, Shared],
) -> tuple[dict[str, Place], Changes]:
    """Make an entity of each group; return the places of its chains, and what changed.

    `shared` counts the mentions that a group, known by its first chain, shares with each old
    entity.
    """
    kept = former.full_names_had(connection, {old for one in shared.values() for old in one})
    had = former.of(connection, {group.name for group in groups})
    needed = clusters(groups, shared, kept=kept, had=had)
    ids = assign(needed, table="entity", in_use=in_use(connection, "entity"))
    kinds = {one: parse_key(group.name)[0] for one, group in zip(ids, groups, strict=True)}
    new_entities(connection, kinds)
    places = {
        chain: at
        for one, group in zip(ids, groups, strict=True)
        for chain, at in group.places(one).items()
    }
    return places, place(connection, _moves(left, places))


def _moves(left: Left, places: Mapping[str, Place]) -> list[Move]:
    held = {chain: one.old for nil in left.values() for chain, one in nil.chains.items()}
    return [Move(chain, held[chain], at) for chain, at in places.items()]
