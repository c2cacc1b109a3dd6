"""Pairs of names that a person should look at: uncertain ones, most mentions first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kg.resolution.judgements import Ruling, ruling
from kg.resolution.linking import AMBIGUOUS, CERTAIN, DOUBTFUL, SAID, fits, is_short, lookups
from kg.store import schema
from kg.store.judgements import standing
from kg.store.knowledge.rows import among
from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two names (keys) that may or may not be one entity.

    `left_entity` and `right_entity` are ids (the same where they are joined now), `score` says how
    likely they are one, `rule` why, and `value` ranks the pairs: doubt times mentions.
    """

    left: str
    right: str
    left_entity: str
    right_entity: str
    score: float
    rule: str
    value: float

    @property
    def joined(self) -> bool:
        """Return whether they are one entity now."""
        return self.left_entity == self.right_entity


def candidates(store: Store, *, limit: int = 20) -> tuple[Candidate, ...]:
    """Return the uncertain pairs that nobody has judged, most valuable first."""
    found: dict[tuple[str, str], Candidate] = {}
    with store.reading() as connection:
        said = ruling(standing(connection))
        pairs = [*_full(connection), *_short(connection)]
        bearing = _bearing(connection, {name for pair in pairs for name in pair[:2]})
    for left, right, score, rule in pairs:
        if left in bearing and right in bearing:
            found[left, right] = _candidate(bearing, left, right, score, rule)
    doubts = (one for one in found.values() if not _judged(said, one))
    return tuple(sorted(doubts, key=lambda one: (-one.value, one.left, one.right))[:limit])


def _judged(said: Ruling, one: Candidate) -> bool:
    return said.same(one.left, one.right) or said.apart(one.left, one.right)


Bearing = dict[str, list[tuple[str, int]]]

# Links from this score on need nobody's eye; so many short names are looked at.
SURE = 0.985
SHORT = 300


def _bearing(connection: Connection, keys: Collection[str]) -> Bearing:
    """Return for each name the entities that bear it, with the mentions of each."""
    of = schema.chain.c
    number = func.sum(of.mentions)
    query = select(of.key, of.entity_id, number.label("n")).where(of.entity_id.is_not(None))
    query = query.group_by(of.key, of.entity_id).order_by(of.key, number.desc(), of.entity_id)
    found: Bearing = {}
    for row in among(connection, query, of.key, keys):
        found.setdefault(row.key, []).append((row.entity_id, int(row.n)))
    return found


def _full(connection: Connection) -> Iterator[tuple[str, str, float, str]]:
    """Yield the full names that look alike, joined or not."""
    of = schema.name_link.c
    query = select(schema.name_link).where(of.rule.not_in(SAID), of.score < SURE)
    for row in connection.execute(query):
        yield row.left, row.right, row.score, row.rule


def _short(connection: Connection) -> Iterator[tuple[str, str, float, str]]:
    """Yield the most frequent short names with the full ones that they may stand for."""
    of, block = schema.chain.c, schema.name_block.c
    number = func.sum(of.mentions)
    query = select(of.key).where(of.short == 1).group_by(of.key)
    names = connection.scalars(query.order_by(number.desc(), of.key).limit(SHORT)).all()
    wanted = {found: name for name in names for found in lookups(name)}
    full: dict[str, set[str]] = {}
    for row in among(connection, select(block.block, block.key), block.block, wanted):
        full.setdefault(row.block, set()).add(row.key)
    for name in names:
        found = sorted({one for place in lookups(name) for one in full.get(place, ())})
        found = [one for one in found if not is_short(one) and fits(name, one)]
        if len(found) <= AMBIGUOUS:
            for one in found:
                left, right = sorted((name, one))
                yield left, right, 0.8, "short name"


def _candidate(bearing: Bearing, left: str, right: str, score: float, rule: str) -> Candidate:
    (left_entity, one), (right_entity, other) = bearing[left][0], bearing[right][0]
    doubt = 1 - abs(score - (DOUBTFUL + CERTAIN) / 2) * 4
    value = round(max(0.05, doubt) * min(one, other), 4)
    return Candidate(left, right, left_entity, right_entity, score, rule, value)
