"""The shortest way from one entity to another: by meetings, else by offices too."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from sqlalchemy import Connection, and_, select

from kg.results.records import Step
from kg.store.queries import meetings, ties
from kg.store.queries.batches import rows_of
from kg.store.queries.entities import by_id
from kg.store.queries.offices import held
from kg.store.schema import entity_mention, meeting, meeting_participant, mention

Neighbours = Callable[[Connection, Iterable[str]], dict[str, set[str]]]

# Nobody believes a longer chain of acquaintances.
STEPS = 6


def path(connection: Connection, start: str, goal: str, *, wide: bool = False) -> tuple[Step, ...]:
    """Return the steps of a shortest way between two entities; empty where there is none.

    A chain of meetings that were held is shown where one exists, however short another way is;
    else a chain of meetings and offices, which leads over a state or a place only to end there.
    `wide` looks also for a chain of names that stand in one sentence, over whatever it is.
    """
    for neighbours in (_met, _office_holders(start, goal)):
        way = _search(connection, start, goal, neighbours)
        if len(way) > 1:
            return tuple(_met_or_office(connection, left, right) for left, right in pairwise(way))
    way = _search(connection, start, goal, _named_together) if wide else []
    return tuple(_sentence(connection, left, right) for left, right in pairwise(way))


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


def _office_holders(*ends: str) -> Neighbours:
    """Return who met whom, and who holds office in which group, or in a state at an end."""

    def neighbours(connection: Connection, ones: Iterable[str]) -> dict[str, set[str]]:
        wanted = sorted(ones)
        found = _met(connection, wanted)
        for office in held(connection, wanted):
            body = office.body
            if body and (body.kind in ("person", "group") or body.id in ends):
                for one, near in ((office.holder.id, body.id), (body.id, office.holder.id)):
                    found.setdefault(one, set()).add(near)
        return found

    return neighbours


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


def _met_or_office(connection: Connection, left: str, right: str) -> Step:
    wanted = meetings.Wanted(entities=(left, right), statuses=("held",))
    ids = meetings.chosen(connection, wanted)
    return _meeting(connection, left, right, ids) if ids else _office(connection, left, right)


def _office(connection: Connection, left: str, right: str) -> Step:
    both = {left, right}
    office = next(
        each
        for each in held(connection, [left, right])
        if each.body and {each.holder.id, each.body.id} == both
    )
    people = by_id(connection, both)
    return Step(people[left], people[right], "role", office.quote, office.quote.published)


def _meeting(connection: Connection, left: str, right: str, ids: Iterable[str]) -> Step:
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
