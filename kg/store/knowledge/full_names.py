"""Names that say who is meant: compared within their blocks, linked, clustered."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import chain, islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from kg.resolution.linking import SAID, Link, cluster, is_short
from kg.resolution.names import parse_key
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.full_names import SAME_NAME, Pair, Place, best_links
from kg.store import schema
from kg.store.knowledge import former
from kg.store.knowledge.context import CoMentionIndex, changed_company
from kg.store.knowledge.dirty import Dirty
from kg.store.knowledge.ids import assign, new_entities
from kg.store.knowledge.links import (
    DOUBT,
    block_pairs,
    drop_links,
    links_of,
    may_change,
    said_in,
    said_together,
    write_blocks,
    write_links,
)
from kg.store.knowledge.places import place
from kg.store.knowledge.rows import among, for_each

# Where a new chain is.
UNPLACED = (None, None, None)
# So many chains are placed together.
AT_ONCE = 2000


def resolve(
    connection: Connection, known: Decisions, companies: CoMentionIndex, dirty: Dirty
) -> set[str]:
    """Bring the entities of full names up to date.

    Returns the names of which something changed that short names go by: their entity, its other
    names, or their company.
    """
    bridges = {key for name in dirty.full for key in known.partners(name)}
    region = dirty.full | {name for name in bridges if known.fixed(name)}
    linked = links_of(connection, region)
    seeds = region | {name for one in linked for name in (one.left, one.right)}
    drop: set[Pair] = {(one.left, one.right) for one in linked}
    changed: set[str] = set()
    if dirty.anew:
        present = _present(connection, region) | {name for name in region if known.fixed(name)}
        write_blocks(connection, region, present)
        together = said_together(connection, present)
        pairs = block_pairs(connection, present) | together.keys()
    else:
        changed = changed_company(connection, dirty.first)
        # Names that were there before have been compared with all others of their blocks.
        pairs = block_pairs(connection, write_blocks(connection, region, region))
        said = said_in(connection, dirty.chains)
        pairs |= said | {(one.left, one.right) for one in linked if may_change(one, changed)}
        drop &= pairs
        # Only of these pairs articles that came can have said more, or the first thing.
        said |= {(one.left, one.right) for one in linked if one.rule in SAID}
        together = said_together(connection, {name for pair in said for name in pair})
    drop_links(connection, drop)
    write_links(connection, companies, pairs, together)
    keys, links = _reach(connection, known, seeds)
    cluster_of = cluster(keys, links, apart=known.ruling.apart, fixed=known.fixed)
    groups = sorted(set(cluster_of.values()))
    moved = _assign(connection, known, groups, links, dirty)
    return keys | region if dirty.anew else moved | changed


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
    groups: list[tuple[str, ...]],
    links: list[Link],
    dirty: Dirty,
) -> set[str]:
    """Give each cluster its entity, and each chain whose entity changed the new one.

    Returns the names of the clusters that are not what they were.
    """
    number_of = {name: number for number, group in enumerate(groups) for name in group}
    before = _before(connection, number_of, dirty)
    present = {number_of[name] for name in before}
    votes = _votes(connection, groups, number_of, before)
    wanted = {number: groups[number][0] for number in present}
    fixed = {n: e for n in present if (e := next(filter(None, map(known.fixed, groups[n])), None))}
    remembered = _remembered(connection, groups, number_of, votes)
    ids = assign(
        connection,
        wanted,
        former.given_back(votes, remembered),
        fixed=fixed,
        contents={number: groups[number] for number in present},
        former=remembered,
    )
    new_entities(connection, {i: parse_key(groups[n][0])[0] for n, i in ids.items()})
    links_of: dict[int, list[Link]] = defaultdict(list)
    for one in links:
        if number_of.get(one.left, -1) == number_of.get(one.right, -2):
            links_of[number_of[one.left]].append(one)
    places: dict[str, Place] = {}
    for number, entity in ids.items():
        best = best_links(links_of[number])
        places |= {name: Place(entity, *best.get(name, SAME_NAME)) for name in groups[number]}
    _place_moved(connection, places, before, dirty)
    return _changed(groups, ids, before, dirty)


Held = dict[str, set[tuple[str | None, str | None, float | None]]]


def _before(connection: Connection, names: Collection[str], dirty: Dirty) -> Held:
    """Return the names that chains bear, and where these are: entity, rule and score.

    Where articles only came, one chain tells where all the older ones of its name are.
    """
    of = schema.chain.c
    held = (of.key, of.entity_id, of.rule, of.score)
    before: Held = defaultdict(set)
    if dirty.anew:
        query = select(*held).where(of.short == 0).distinct()
        rows = list(among(connection, query, of.key, names))
    else:
        ids = {row.id for row in for_each(connection, names, _one_placed)} - {None}
        rows = list(among(connection, select(*held), of.id, ids))
        for key in dirty.first.keys() & set(names):
            before[key].add(UNPLACED)
    for row in rows:
        before[row.key].add((row.entity_id, row.rule, row.score))
    return before


def _one_placed(name: ColumnElement[str]) -> Select[tuple[str, str | None]]:
    """Return a query for a name and one chain of it that has an entity."""
    of = schema.chain.c
    one = select(of.id).where(of.key == name, of.entity_id.is_not(None)).limit(1)
    return select(name.label("key"), one.scalar_subquery().label("id"))


def _votes(
    connection: Connection,
    groups: list[tuple[str, ...]],
    number_of: dict[str, int],
    before: Held,
) -> Counter[tuple[int, str]]:
    """Return how many mentions each cluster shares with each old entity.

    They are counted only where that decides: where an old entity is that of several clusters, or
    a cluster has several old entities.
    """
    votes: Counter[tuple[int, str]] = Counter()
    claims: dict[str, set[int]] = defaultdict(set)
    olds: dict[int, set[str]] = defaultdict(set)
    for name, places in before.items():
        for entity in {at[0] for at in places if at[0]}:
            claims[entity].add(number_of[name])
            olds[number_of[name]].add(entity)
    contested = set()
    for number, entities in olds.items():
        if len(entities) > 1 or any(len(claims[entity]) > 1 for entity in entities):
            contested |= set(groups[number])
        else:
            votes[number, min(entities)] = 1
    of = schema.chain.c
    held = select(of.key, of.entity_id, func.sum(of.mentions).label("mentions"))
    held = held.where(of.short == 0, of.entity_id.is_not(None)).group_by(of.key, of.entity_id)
    for row in among(connection, held, of.key, contested):
        votes[number_of[row.key], row.entity_id] += int(row.mentions)
    return votes


def _remembered(
    connection: Connection,
    groups: list[tuple[str, ...]],
    number_of: dict[str, int],
    votes: Counter[tuple[int, str]],
) -> dict[int, list[str]]:
    """Return the ids that names had before they were merged, of clusters that share an id now."""
    sharing = Counter(entity for _, entity in votes)
    shared = {number for number, entity in votes if sharing[entity] > 1}
    had = former.of(connection, {name for number in shared for name in groups[number]})
    found: dict[int, list[str]] = defaultdict(list)
    for name in sorted(had):
        found[number_of[name]] += sorted(had[name] - set(found[number_of[name]]))
    return found


def _changed(
    groups: list[tuple[str, ...]], ids: dict[int, str], before: Held, dirty: Dirty
) -> set[str]:
    """Return the names of clusters that gained or lost a name, or have another entity."""
    number_of = {entity: number for number, entity in ids.items()}
    found: set[int] = set()
    moved: set[int] = set()
    for number, entity in ids.items():
        olds = {name: {place[0] for place in before[name]} - {None}
                for name in groups[number] if name in before}  # fmt: skip
        for old in olds.values():
            if old != {entity}:
                both = {number} | {number_of[one] for one in old if one in number_of}
                found |= both
                # A name that had no entity came, and did not move.
                moved |= both if old else set()
    dirty.moved |= {name for number in moved for name in groups[number]}
    return {name for number in found for name in groups[number]}


def _place_moved(
    connection: Connection, places: dict[str, Place], before: Held, dirty: Dirty
) -> None:
    """Place the chains of the names whose place is new; `before` is where chains of each were."""
    of = schema.chain.c
    # Most chains of a name stay where they are, and a name may have very many.
    moved = {name for name, at in before.items() if at - {places[name], UNPLACED}}
    new = {name for name, at in before.items() if UNPLACED in at} - moved
    rows = select(of.id, of.key, of.entity_id, of.rule, of.score)
    found: Iterator[Row[Any]]
    if dirty.anew:
        found = among(connection, rows, of.key, moved | new)
    else:
        came = (row for row in among(connection, rows, of.id, set(dirty.chains)) if row.key in new)
        found = chain(came, among(connection, rows, of.key, moved))
    while part := list(islice(found, AT_ONCE)):
        place(connection, [(row, places[row.key]) for row in part], dirty)
    if dirty.anew:
        held = {entity for at in before.values() for entity, _, _ in at if entity}
        dirty.entities |= held | {places[name].entity for name in before}
