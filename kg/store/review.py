"""Pairs of names that a person should look at: uncertain ones, whose answer changes most, first."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from kg.resolution.judgements import Ruling, ruling
from kg.resolution.linking import AMBIGUOUS, CERTAIN, DOUBTFUL, SAID, fits, is_short, lookups
from kg.store import schema
from kg.store.judgements import standing
from kg.store.knowledge.rows import among
from kg.store.schema.types import hashed
from kg.store.store import Store

# Links from this score on need nobody's eye; so many short names are looked at.
SURE = 0.985
SHORT = 300
# A name alone says so little of who is meant.
ALONE = 0.8
# Who met whom is what is asked of kg: a meeting weighs as much as so many mentions.
MEETING = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two names (keys) that may be one entity and are two now.

    `left_entity` and `right_entity` are ids, `score` says how likely they are one, `rule` why, and
    `value` ranks the pairs: doubt times what would change.
    """

    left: str
    right: str
    left_entity: str
    right_entity: str
    score: float
    rule: str
    value: float


class Pair(NamedTuple):
    """Two names, left < right, how likely they are one, and why that may be."""

    left: str
    right: str
    score: float
    rule: str


class Bearer(NamedTuple):
    """An entity that bears a name, and how many of its mentions do."""

    entity: str
    mentions: int


Bearers = Mapping[str, list[Bearer]]


def candidates(store: Store, *, limit: int = 20) -> tuple[Candidate, ...]:
    """Return the uncertain pairs that are two now and that nobody has judged.

    First comes the pair whose answer changes most: mentions and meetings of the smaller of the two,
    times how open it is. A surname by itself is asked about as far as it stayed open.
    """
    with store.reading() as connection:
        said = ruling(standing(connection))
        pairs = [pair for pair in (*_full(connection), *_short(connection)) if _open(said, pair)]
        bearing = _bearing(connection, {name for pair in pairs for name in pair[:2]})
        two = [(pair, ones) for pair in pairs if (ones := _two(bearing, pair))]
        met = _meetings(connection, {one.entity for _, ones in two for one in ones})
    found = (_candidate(pair, *ones, met=met) for pair, ones in two)
    return tuple(sorted(found, key=lambda one: (-one.value, one.left, one.right))[:limit])


def _open(said: Ruling, pair: Pair) -> bool:
    return not (said.same(pair.left, pair.right) or said.apart(pair.left, pair.right))


def _two(bearing: Bearers, pair: Pair) -> tuple[Bearer, Bearer] | None:
    """Return which two entities bear the names of a pair, None where that is one."""
    for left in bearing.get(pair.left, ()):
        for right in bearing.get(pair.right, ()):
            if left.entity != right.entity:
                return left, right
    return None


def _bearing(connection: Connection, keys: Collection[str]) -> Bearers:
    """Return for each name the entities that bear it, those of most mentions first.

    Of a short name only those that bear no other: there it stayed open whom it means.
    """
    of, full, judged = schema.chain.c, schema.chain.alias("full").c, schema.entity_judged.c
    hidden = select(judged.entity_id).where(judged.hidden == 1)
    told = select(full.id).where(full.entity_id == of.entity_id, full.short == 0).exists()
    number = func.sum(of.mentions)
    query = select(of.key, of.entity_id, number.label("n"))
    query = query.where(of.entity_id.is_not(None), of.entity_id.not_in(hidden))
    query = query.where((of.short == 0) | ~told)
    query = query.group_by(of.key, of.entity_id).order_by(of.key, number.desc(), of.entity_id)
    found: dict[str, list[Bearer]] = {}
    for row in among(connection, query, of.key, keys):
        found.setdefault(row.key, []).append(Bearer(row.entity_id, int(row.n)))
    return found


def _meetings(connection: Connection, entities: Collection[str]) -> dict[str, int]:
    of = schema.meeting_participant.c
    query = select(of.entity_id, func.count().label("n")).group_by(of.entity_id)
    return {row.entity_id: int(row.n) for row in among(connection, query, of.entity_id, entities)}


def _full(connection: Connection) -> Iterator[Pair]:
    """Yield the full names that look alike."""
    of = schema.name_link.c
    query = select(schema.name_link).where(of.rule.not_in(SAID), of.score < SURE)
    for row in connection.execute(query):
        yield Pair(row.left, row.right, row.score, row.rule)


def _short(connection: Connection) -> Iterator[Pair]:
    """Yield the most frequent short names with the full ones that they may stand for."""
    of, block = schema.chain.c, schema.name_block.c
    number = func.sum(of.mentions)
    query = select(of.key).where(of.short == 1).group_by(of.key)
    names = connection.scalars(query.order_by(number.desc(), of.key).limit(SHORT)).all()
    wanted = {found for name in names for found in lookups(name)}
    full: dict[int, set[str]] = {}
    for row in among(connection, select(block.block, block.key), block.block, wanted):
        full.setdefault(row.block, set()).add(row.key)
    for name in names:
        found = sorted({one for place in lookups(name) for one in full.get(hashed(place), ())})
        found = [one for one in found if not is_short(one) and fits(name, one)]
        if len(found) <= AMBIGUOUS:
            for one in found:
                left, right = sorted((name, one))
                yield Pair(left, right, ALONE, "short name")


def _candidate(pair: Pair, left: Bearer, right: Bearer, *, met: Mapping[str, int]) -> Candidate:
    doubt = 1 - abs(pair.score - (DOUBTFUL + CERTAIN) / 2) * 4
    changes = min(one.mentions + MEETING * met.get(one.entity, 0) for one in (left, right))
    value = round(max(0.05, doubt) * changes, 4)
    return Candidate(pair.left, pair.right, left.entity, right.entity, pair.score, pair.rule, value)
