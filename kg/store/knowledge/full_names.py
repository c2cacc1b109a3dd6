"""Names that say who is meant: compared within their blocks, linked, clustered."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from kg.parts import Run, in_turn
from kg.resolution.linking import SAID, Link, cluster, is_short
from kg.resolution.names import parse_key
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.full_names import Pair, Place, places_of
from kg.resolution.resolving.ids import Cluster, Shared, assign, given_back
from kg.resolution.resolving.links import DOUBT, may_change
from kg.resolution.updating.changes import Changes, together
from kg.resolution.updating.full_names import Group, Regrouped, sharing
from kg.resolution.updating.moves import UNPLACED, Move, OldPlace
from kg.store import schema
from kg.store.knowledge import former
from kg.store.knowledge.context import CoMentionIndex, changed_co_mentions
from kg.store.knowledge.ids import in_use, new_entities
from kg.store.knowledge.links import (
    block_pairs,
    drop_links,
    links_of,
    said_in,
    said_together,
    write_blocks,
    write_links,
)
from kg.store.knowledge.places import place
from kg.store.knowledge.rows import among, for_each

# So many chains are placed together.
AT_ONCE = 2000


def resolve(
    connection: Connection,
    known: Decisions,
    co_mentions: CoMentionIndex,
    changes: Changes,
    run: Run = in_turn,
) -> Changes:
    """Bring the entities of full names up to date; `run` has names compared, a part at a time."""
    bridges = {key for name in changes.full for key in known.partners(name)}
    region = set(changes.full) | {name for name in bridges if known.fixed(name)}
    linked = links_of(connection, region)
    seeds = region | {name for one in linked for name in (one.left, one.right)}
    drop: set[Pair] = {(one.left, one.right) for one in linked}
    changed: set[str] = set()
    if changes.anew:
        present = _present(connection, region) | {name for name in region if known.fixed(name)}
        write_blocks(connection, region, present)
        together = said_together(connection, present)
        pairs = block_pairs(connection, present) | together.keys()
    else:
        changed = changed_co_mentions(connection, changes.first)
        # Names that were there before have been compared with all others of their blocks.
        pairs = block_pairs(connection, write_blocks(connection, region, region))
        said = said_in(connection, changes.chains)
        pairs |= said | {(one.left, one.right) for one in linked if may_change(one, changed)}
        drop &= pairs
        # Only of these pairs articles that came can have said more, or the first thing.
        said |= {(one.left, one.right) for one in linked if one.rule in SAID}
        together = said_together(connection, {name for pair in said for name in pair})
    drop_links(connection, drop)
    write_links(connection, co_mentions, pairs, together, run)
    keys, links = _reach(connection, known, seeds)
    cluster_of = cluster(keys, links, apart=known.ruling.apart, fixed=known.fixed)
    groups = sorted(set(cluster_of.values()))
    assigned = _assign(connection, known, groups, links, changes)
    return assigned | Changes(changed=keys | region if changes.anew else changed)


def _present(connection: Connection, keys: Collection[str]) -> set[str]:
    of, other = schema.chain.c, schema.chain_name.c
    found = {row[0] for row in among(connection, select(of.key).distinct(), of.key, keys)}
    return found | {row[0] for row in among(connection, select(other.key), other.key, keys)}


def _reach(
    connection: Connection, known: Decisions, seeds: set[str]
) -> tuple[set[str], list[Link]]:
    """Return the names that links reach from the seeds, and these links."""
    of = schema.name_link.c
    keys: set[str] = set()
    links: set[Link] = set()
    new = set(seeds)
    while new:
        keys |= new
        # A short name that people said is somebody has no word in who that is.
        partners = {other for name in new for other in known.partners(name)}
        found = {other for other in partners if not is_short(other)}
        query = select(schema.name_link).where(of.rule != DOUBT)
        for column in (of.left, of.right):
            for row in among(connection, query, column, new):
                links.add(Link(row.left, row.right, row.rule, row.score))
                found |= {row.left, row.right}
        new = found - keys
    return keys, [*sorted(links, key=_pair), *known.links(keys)]


def _pair(one: Link) -> tuple[str, str]:
    return one.left, one.right


def _assign(
    connection: Connection,
    known: Decisions,
    groups: Sequence[Group],
    links: Sequence[Link],
    changes: Changes,
) -> Changes:
    """Give each cluster its entity, and each chain whose entity changed the new one."""
    places = _places(connection, {name for group in groups for name in group}, changes)
    borne = [group for group in groups if not places.keys().isdisjoint(group)]
    found = Regrouped(borne, places)
    shared = found.shared(_mentions(connection, found.contested))
    former_ids = _former_ids(connection, borne, shared)
    claimed = given_back(shared, former_ids)
    clusters = [
        Cluster(group, mine, known.entry_among(group), had)
        for group, mine, had in zip(borne, claimed, former_ids, strict=True)
    ]
    ids = assign(clusters, table="entity", in_use=in_use(connection, "entity"))
    kinds = (parse_key(group[0])[0] for group in borne)
    new_entities(connection, dict(zip(ids, kinds, strict=True)))
    placed = _place(connection, found, places_of(borne, ids, links), changes)
    return placed | found.changed(ids)


def _places(
    connection: Connection, names: Collection[str], changes: Changes
) -> dict[str, set[OldPlace]]:
    """Return the names that chains bear, and where these are.

    Where articles only came, one chain tells where all the older ones of its name are.
    """
    of = schema.chain.c
    held = (of.key, of.entity_id, of.rule, of.score)
    found: dict[str, set[OldPlace]] = defaultdict(set)
    if changes.anew:
        query = select(*held).where(of.short == 0).distinct()
        rows = list(among(connection, query, of.key, names))
    else:
        ids = {row.id for row in for_each(connection, names, _one_placed)} - {None}
        rows = list(among(connection, select(*held), of.id, ids))
        for key in changes.first.keys() & set(names):
            found[key].add(UNPLACED)
    for row in rows:
        found[row.key].add(OldPlace(row.entity_id, row.rule, row.score))
    return dict(found)


def _one_placed(name: ColumnElement[str]) -> Select[tuple[str, str | None]]:
    """Return a query for a name and one chain of it that has an entity."""
    of = schema.chain.c
    one = select(of.id).where(of.key == name, of.entity_id.is_not(None)).limit(1)
    return select(name.label("key"), one.scalar_subquery().label("id"))


def _mentions(connection: Connection, names: Collection[str]) -> dict[Pair, int]:
    """Return how many mentions each of some names has in each entity."""
    of = schema.chain.c
    query = select(of.key, of.entity_id, func.sum(of.mentions).label("mentions"))
    query = query.where(of.short == 0, of.entity_id.is_not(None)).group_by(of.key, of.entity_id)
    rows = among(connection, query, of.key, names)
    return {(row.key, row.entity_id): int(row.mentions) for row in rows}


def _former_ids(
    connection: Connection, groups: Sequence[Group], shared: Sequence[Shared]
) -> list[list[str]]:
    """Return the ids that names had before they were merged, of groups that share an id now."""
    asked = set(sharing(shared))
    had = former.of(connection, {name for number in asked for name in groups[number]})
    return [
        list(dict.fromkeys(one for name in sorted(group) for one in sorted(had.get(name, ()))))
        if number in asked
        else []
        for number, group in enumerate(groups)
    ]


def _place(
    connection: Connection, old: Regrouped, new: Mapping[str, Place], changes: Changes
) -> Changes:
    """Place the chains of the names whose place is new."""
    of = schema.chain.c
    # Most chains of a name stay where they are, and a name may have very many.
    names = old.to_place(new)
    rows = select(of.id, of.key, of.entity_id, of.rule, of.score)
    found: Iterator[Row[Any]]
    if changes.anew:
        found = among(connection, rows, of.key, names.moved | names.came)
    else:
        came = among(connection, rows, of.id, changes.chains)
        found = chain(
            (row for row in came if row.key in names.came),
            among(connection, rows, of.key, names.moved),
        )
    placed: list[Changes] = []
    while part := list(islice(found, AT_ONCE)):
        moves = [
            Move(row.id, OldPlace(row.entity_id, row.rule, row.score), new[row.key]) for row in part
        ]
        placed.append(place(connection, moves))
    if changes.anew:
        held = {at.entity for places in old.places.values() for at in places if at.entity}
        placed.append(Changes(entities=held | {new[name].entity for name in old.places}))
    return together(placed)
