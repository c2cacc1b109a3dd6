"""Pairs of names that a person should look at: uncertain ones, most mentions first."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kg.resolution.entities import (
    CERTAIN,
    CROWD,
    DOUBTFUL,
    SAID,
    blocks,
    fits,
    is_short,
    link,
    lookups,
)
from kg.resolution.judgements import Ruling, ruling
from kg.store import schema
from kg.store.judgements import standing
from kg.store.knowledge.full_names import ONE_WAY
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
    with store.reading() as connection:
        said = ruling(standing(connection))
        bearing = _bearing(connection)
        pairs = {(one.left, one.right): one for one in _full(bearing)}
        pairs |= {(one.left, one.right): one for one in _short(bearing)}
    found = (one for one in pairs.values() if not _judged(said, one))
    return tuple(sorted(found, key=lambda one: (-one.value, one.left, one.right))[:limit])


def _judged(said: Ruling, one: Candidate) -> bool:
    return said.same(one.left, one.right) or said.apart(one.left, one.right)


Bearing = dict[str, list[tuple[str, int]]]


def _bearing(connection: Connection) -> Bearing:
    """Return for each name the entities that bear it, with the mentions of each."""
    of = schema.chain.c
    query = select(of.key, of.entity_id, func.sum(of.mentions).label("n"))
    query = query.where(of.entity_id.is_not(None)).group_by(of.key, of.entity_id)
    found: Bearing = {}
    for row in connection.execute(query.order_by(of.key, func.sum(of.mentions).desc())):
        found.setdefault(row.key, []).append((row.entity_id, row.n))
    return found


def _full(bearing: Bearing) -> Iterable[Candidate]:
    """Yield the full names that look alike, joined or not."""
    in_block: dict[str, list[str]] = {}
    for name in bearing:
        if not is_short(name):
            for block in blocks(name):
                if not block.startswith(ONE_WAY):
                    in_block.setdefault(block, []).append(name)
    seen: set[tuple[str, str]] = set()
    for names in in_block.values():
        for number, one in enumerate(names):
            for other in names[number + 1 :]:
                left, right = sorted((one, other))
                if (left, right) in seen:
                    continue
                seen.add((left, right))
                found = link(left, right)
                if found and found.score < 0.985 and found.rule not in SAID:
                    yield _candidate(bearing, left, right, found.score, found.rule)


def _short(bearing: Bearing) -> Iterable[Candidate]:
    """Yield surnames with the entities that they may be short for."""
    full: dict[str, list[str]] = {}
    for name in bearing:
        if not is_short(name):
            for block in blocks(name):
                full.setdefault(block, []).append(name)
    for name in bearing:
        if is_short(name):
            found = sorted({one for block in lookups(name) for one in full.get(block, ())})
            found = [one for one in found if fits(name, one)]
            if 0 < len(found) <= CROWD:
                for one in found:
                    left, right = sorted((name, one))
                    yield _candidate(bearing, left, right, 0.8, "short name")


def _candidate(bearing: Bearing, left: str, right: str, score: float, rule: str) -> Candidate:
    (left_entity, one), (right_entity, other) = bearing[left][0], bearing[right][0]
    doubt = 1 - abs(score - (DOUBTFUL + CERTAIN) / 2) * 4
    value = round(max(0.05, doubt) * min(one, other), 4)
    return Candidate(left, right, left_entity, right_entity, score, rule, value)
