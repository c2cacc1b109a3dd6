"""Names that say who is meant: compared within their blocks, linked, clustered."""

from collections import Counter, defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, delete, func, select

from kg.resolution.entities import CERTAIN, SAID, Link, agreement, blocks, cluster, link
from kg.resolution.names import parse_key
from kg.store import schema
from kg.store.knowledge.company import Companies
from kg.store.knowledge.decisions import Decisions
from kg.store.knowledge.ids import assign, new_entities
from kg.store.knowledge.places import Place, place
from kg.store.knowledge.rows import add, among, some
from kg.store.knowledge.touched import Touched

# Blocks by which only short names look for full ones.
ONE_WAY = ("family:", "tail:")
# The rule of a link that joins nothing, because the company of its names does not agree enough.
DOUBT = "doubtful"
AGREED = 1.0
# So many links are looked at together.
TOGETHER = 500
# Where a new chain is.
UNPLACED = (None, None, None)


def resolve(connection: Connection, known: Decisions, touched: Touched) -> set[str]:
    """Bring the entities of full names up to date; return the names that were looked at."""
    bridges = {key for name in touched.full for key in known.partners(name)}
    region = touched.full | {name for name in bridges if known.fixed(name)}
    seeds = region | _drop_links(connection, region)
    present = _present(connection, region) | {name for name in region if known.fixed(name)}
    _write_blocks(connection, region, present)
    add(connection, schema.name_link, map(_row, _new_links(connection, present)))
    keys, links = _reach(connection, known, seeds)
    together = cluster(keys, links, apart=known.ruling.apart, fixed=known.fixed)
    groups = sorted(set(together.values()))
    _assign(connection, known, groups, links, touched)
    return keys | region


def _row(one: Link) -> dict[str, object]:
    return {"left": one.left, "right": one.right, "rule": one.rule, "score": one.score}


def _drop_links(connection: Connection, keys: Collection[str]) -> set[str]:
    """Take away the links of names; return the names that they linked."""
    of, found = schema.name_link.c, set()
    for mine, other in ((of.left, of.right), (of.right, of.left)):
        found |= {row[0] for row in among(connection, select(other), mine, keys)}
        ordered = sorted(keys)
        for start in range(0, len(ordered), 500):
            part = ordered[start : start + 500]
            connection.execute(delete(schema.name_link).where(mine.in_(part)))
    return found


def _present(connection: Connection, keys: Collection[str]) -> set[str]:
    of, other = schema.chain.c, schema.chain_name.c
    found = {row[0] for row in among(connection, select(of.key).distinct(), of.key, keys)}
    return found | {row[0] for row in among(connection, select(other.key), other.key, keys)}


def _write_blocks(connection: Connection, keys: set[str], present: set[str]) -> None:
    of = schema.name_block.c
    old = {row[0] for row in among(connection, select(of.key).distinct(), of.key, keys)}
    gone = sorted(old - present)
    for start in range(0, len(gone), 500):
        part = gone[start : start + 500]
        connection.execute(delete(schema.name_block).where(of.key.in_(part)))
    new = sorted(present - old)
    rows = ({"key": name, "block": block} for name in new for block in sorted(blocks(name)))
    add(connection, schema.name_block, rows)


def _new_links(connection: Connection, keys: set[str]) -> list[Link]:
    """Return the links of names with the names of their blocks and of their articles."""
    together = _together(connection, keys)
    pairs = set(together) | _block_pairs(connection, keys)
    alone = _alone(connection, {name for pair in together for name in pair})
    found = []
    for left, right in sorted(pairs):
        often, seldom = together.get((left, right), 0), alone.get(min(left, right, key=len), 0)
        one = link(left, right, together=often, alone=seldom)
        if one is not None:
            found.append(one)
    return _agreeing(connection, found)


def _agreeing(connection: Connection, links: list[Link]) -> list[Link]:
    """Return the links, those in doubt marked where the company of their names does not agree."""
    companies = Companies(connection)
    found = []
    for start in range(0, len(links), TOGETHER):
        part = links[start : start + TOGETHER]
        unsure = {one for one in part if one.score < CERTAIN and one.rule not in SAID}
        companies.prepare({name for one in unsure for name in (one.left, one.right)})
        for one in part:
            if one in unsure:
                company = companies.of_name(one.left), companies.of_name(one.right)
                if agreement(*company) < AGREED:
                    found.append(Link(one.left, one.right, DOUBT, one.score))
                    continue
            found.append(one)
    return found


def _together(connection: Connection, keys: set[str]) -> dict[tuple[str, str], int]:
    """Return for pairs of names in how many articles they are one."""
    of, other = schema.chain.c, schema.chain_name.c
    query = select(of.key, other.key, of.id).join(schema.chain_name, other.chain_id == of.id)
    chains = {
        tuple(row)
        for column in (of.key, other.key)
        for row in among(connection, query, column, keys)
    }
    counts: Counter[tuple[str, str]] = Counter()
    for one, two, _ in chains:
        left, right = sorted((one, two))
        counts[left, right] += 1
    return dict(counts)


def _alone(connection: Connection, keys: set[str]) -> dict[str, int]:
    """Return for names in how many articles they are the fullest name of their entity."""
    of = schema.chain.c
    query = select(of.key, func.count().label("n")).group_by(of.key)
    return {row.key: row.n for row in among(connection, query, of.key, keys)}


def _block_pairs(connection: Connection, keys: set[str]) -> set[tuple[str, str]]:
    of = schema.name_block.c
    in_block: dict[str, set[str]] = defaultdict(set)
    wanted = {b for name in keys for b in blocks(name) if not b.startswith(ONE_WAY)}
    for row in among(connection, select(of.block, of.key), of.block, wanted):
        in_block[row.block].add(row.key)
    pairs = set()
    for name in keys:
        for block in blocks(name):
            for other in in_block.get(block, ()):
                if other != name:
                    pairs.add((name, other) if name < other else (other, name))
    return pairs


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
        found: set[str] = {other for name in new for other in known.partners(name)}
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
    touched: Touched,
) -> None:
    """Give each cluster its entity, and each chain whose entity changed the new one."""
    of = schema.chain.c
    place_of = (of.key, of.entity_id, of.rule, of.score)
    held = select(*place_of, func.sum(of.mentions).label("mentions"))
    held = held.where(of.short == 0).group_by(*place_of)
    number_of = {name: number for number, group in enumerate(groups) for name in group}
    votes: Counter[tuple[int, str]] = Counter()
    present: set[int] = set()
    before: dict[str, set[tuple[str | None, str | None, float | None]]] = defaultdict(set)
    for row in among(connection, held, of.key, number_of):
        present.add(number_of[row.key])
        before[row.key].add((row.entity_id, row.rule, row.score))
        if row.entity_id:
            votes[number_of[row.key], row.entity_id] += int(row.mentions)
            touched.entities.add(row.entity_id)
    wanted = {number: groups[number][0] for number in present}
    fixed = {n: e for n in present if (e := next(filter(None, map(known.fixed, groups[n])), None))}
    ids = assign(connection, wanted, votes, fixed=fixed)
    new_entities(connection, {i: parse_key(groups[n][0])[0] for n, i in ids.items()})
    links_of: dict[int, list[Link]] = defaultdict(list)
    for one in links:
        if number_of.get(one.left, -1) == number_of.get(one.right, -2):
            links_of[number_of[one.left]].append(one)
    places: dict[str, Place] = {}
    for number, entity in ids.items():
        touched.entities.add(entity)
        rules = _rules(groups[number], links_of[number])
        places |= {name: Place(entity, *rules[name]) for name in groups[number]}
    _place_moved(connection, places, before, touched)


def _place_moved(
    connection: Connection,
    places: dict[str, Place],
    before: dict[str, set[tuple[str | None, str | None, float | None]]],
    touched: Touched,
) -> None:
    """Place the chains of the names whose place is new; `before` is where chains of each were."""
    of = schema.chain.c
    # Most chains of a name stay where they are, and a name may have very many.
    moved = {name for name, at in before.items() if at - {places[name], UNPLACED}}
    new = {name for name, at in before.items() if UNPLACED in at} - moved
    rows = select(of.id, of.key, of.entity_id, of.rule, of.score).where(of.short == 0)
    for names, query in ((moved, rows), (new, rows.where(of.entity_id.is_(None)))):
        for part in some(sorted(names)):
            found = connection.execute(query.where(of.key.in_(part))).all()
            place(connection, [(row, places[row.key]) for row in found], touched)


def _rules(group: tuple[str, ...], links: list[Link]) -> dict[str, tuple[str, float]]:
    """Return for each name of a cluster why it belongs there: its best link to another."""
    found = dict.fromkeys(group, ("same name", 1.0))
    for one in sorted(links, key=lambda link: (link.score, link.rule)):
        for name in (one.left, one.right):
            found[name] = (one.rule, min(1.0, one.score))
    return found
