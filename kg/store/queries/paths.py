"""The shortest way from one entity to another, by meetings, else by roles and shared sentences."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from sqlalchemy import Connection, and_, select

from kg.findings import Step
from kg.store.queries import meetings, ties
from kg.store.queries.batches import rows_of
from kg.store.queries.entities import by_id
from kg.store.schema import entity_mention, meeting, meeting_participant, mention

Neighbours = Callable[[Connection, Iterable[str]], dict[str, set[str]]]

# Nobody believes a longer chain of acquaintances.
STEPS = 6


def path(connection: Connection, start: str, goal: str) -> tuple[Step, ...]:
    """Return the steps of a shortest way between two entities; empty where there is none.

    A chain of meetings that were held is shown where one exists, however short another way is.
    """
    for neighbours, step in ((_met, _meeting), (_named_together, _sentence)):
        way = _search(connection, start, goal, neighbours)
        if len(way) > 1:
            return tuple(step(connection, left, right) for left, right in pairwise(way))
    return ()


def _search(connection: Connection, start: str, goal: str, neighbours: Neighbours) -> list[str]:
    """Return a shortest way by breadth first search from both ends, one query a ring."""
    behind: dict[str, str | None] = {start: None}
    ahead: dict[str, str | None] = {goal: None}
    rings = ([start], [goal])
    for _ in range(STEPS):
        here = 0 if len(rings[0]) <= len(rings[1]) else 1
        seen, others = (behind, ahead) if here == 0 else (ahead, behind)
        found = neighbours(connection, rings[here])
        ring = []
        for one in sorted(rings[here]):
            for near in sorted(found.get(one, ())):
                if near not in seen:
                    seen[near] = one
                    ring.append(near)
        common = sorted(one for one in ring if one in others)
        if common:
            return _joined(behind, ahead, common[0])
        if not ring:
            return []
        rings = (ring, rings[1]) if here == 0 else (rings[0], ring)
    return []


def _joined(behind: dict[str, str | None], ahead: dict[str, str | None], middle: str) -> list[str]:
    way = [middle]
    while (before := behind[way[0]]) is not None:
        way.insert(0, before)
    while (after := ahead[way[-1]]) is not None:
        way.append(after)
    return way


def _met(connection: Connection, ones: Iterable[str]) -> dict[str, set[str]]:
    other = meeting_participant.alias("other")
    query = (
        select(meeting_participant.c.entity_id, other.c.entity_id.label("near"))
        .distinct()
        .join(other, other.c.meeting_id == meeting_participant.c.meeting_id)
        .join(meeting, meeting.c.id == other.c.meeting_id)
        .where(meeting.c.status == "held", other.c.entity_id != meeting_participant.c.entity_id)
    )
    found: dict[str, set[str]] = {}
    for row in rows_of(connection, query, meeting_participant.c.entity_id, ones):
        found.setdefault(row.entity_id, set()).add(row.near)
    return found


def _named_together(connection: Connection, ones: Iterable[str]) -> dict[str, set[str]]:
    named, near = entity_mention.alias("named"), mention.alias("near")
    query = (
        select(entity_mention.c.entity_id, named.c.entity_id.label("near"))
        .distinct()
        .join(mention, mention.c.id == entity_mention.c.mention_id)
        .join(
            near,
            and_(near.c.article_id == mention.c.article_id, near.c.sentence == mention.c.sentence),
        )
        .join(named, named.c.mention_id == near.c.id)
        .where(named.c.entity_id != entity_mention.c.entity_id)
    )
    found: dict[str, set[str]] = {}
    for row in rows_of(connection, query, entity_mention.c.entity_id, ones):
        found.setdefault(row.entity_id, set()).add(row.near)
    return found


def _meeting(connection: Connection, left: str, right: str) -> Step:
    wanted = meetings.Wanted(entities=(left, right), statuses=("held",))
    ids = meetings.chosen(connection, wanted)
    both = {left, right}
    each = max(
        meetings.told(connection, ids),
        key=lambda one: (any(both <= set(a.participants) for a in one.accounts), one.sources),
    )
    people = by_id(connection, both)
    best = each.best
    assert best is not None, f"meeting {each.meeting.id} without a report"
    return Step(
        people[left], people[right], "meeting", best.quote, each.meeting.date, each.meeting.place
    )


def _sentence(connection: Connection, left: str, right: str) -> Step:
    people = by_id(connection, (left, right))
    quote = ties.sentences_with(connection, (left, right), limit=1)[0]
    return Step(people[left], people[right], "co-mention", quote, quote.published)
