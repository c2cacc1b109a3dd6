"""The part of what is known that a graph is built from: entities, meetings, ties, quotations."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, type_coerce

from kg.results.records import Subgraph
from kg.selection import EVERYTHING, Selection
from kg.store.queries import articles, counterparts, entities, meetings, outlines, ties
from kg.store.queries.batches import bare_rows, rows_of
from kg.store.queries.meetings import Wanted
from kg.store.queries.offices import held
from kg.store.schema import chain, meeting_participant
from kg.store.schema.types import RAW, to_hex


def subgraph(
    connection: Connection, selection: Selection = EVERYTHING, *, most_ties: int | None = None
) -> Subgraph:
    """Return the part of what is known that is selected: whoever is near, else those that matter.

    Those matter that met others, and that many articles name. At most `most_ties` co-mentions
    are kept, those of most sentences.
    """
    ids = chosen(connection, selection)
    found = entities.by_id(connection, ids)
    known = tuple(found[one] for one in ids if one in found)
    told = tuple(meetings.told(connection, _meetings_of(connection, found)))
    co_mentions = ties.together(connection, found, most=most_ties)
    offices = tuple(each for each in held(connection, found) if each.holder.id in found)
    sources = _sources(connection, found)
    used = {one for each in co_mentions for one in each.articles}
    used |= {one for some in sources.values() for one in some}
    used |= {account.quote.article_id for each in told for account in each.accounts}
    used |= {each.quote.article_id for each in offices}
    return Subgraph(
        known, told, co_mentions, offices, sources,
        articles.by_id(connection, sorted(used)), articles.counts(connection),
    )  # fmt: skip


def chosen(connection: Connection, selection: Selection) -> list[str]:
    """Return the ids of the entities that are selected, those that matter most first."""
    if selection.around:
        return _near(connection, selection.around, steps=selection.steps, limit=selection.limit)
    return _foremost(connection, selection)


def _near(
    connection: Connection, around: Collection[str], *, steps: int, limit: int | None
) -> list[str]:
    """Return entities within so many steps, nearest and strongest first."""
    near = dict.fromkeys(around)
    ring = list(around)
    for _ in range(steps):
        found: dict[str, None] = {}
        for one in ring:
            wanted = Wanted(entities=(one,))
            for each in counterparts.met(connection, one, wanted, limit=limit).counterparts:
                found[each.entity.id] = None
            for row in ties.strongest(connection, one, limit=limit, quoted=False, weighed=False):
                found[row.right.id] = None
        ring = [one for one in found if one not in near]
        near |= dict.fromkeys(ring)
        if limit is not None and len(near) >= limit:
            break
    return list(near)[:limit]


def _foremost(connection: Connection, selection: Selection) -> list[str]:
    kinds, limit = selection.entity_kinds, selection.limit
    named = [
        one.id
        for one in entities.listed(
            connection, kinds=kinds, min_articles=selection.min_articles, limit=limit
        )
    ]
    if limit is None:
        return named
    if selection.since or selection.until:
        busiest = _busiest(connection, selection, limit)
    else:
        busiest = outlines.busiest(
            connection, kinds=kinds, min_articles=selection.min_articles, limit=limit
        )
    # Whoever met somebody comes before those who are only written of.
    return list(dict.fromkeys([*busiest, *named]))[:limit]


def _busiest(connection: Connection, selection: Selection, limit: int) -> list[str]:
    """Return who took part in most meetings of the selected time."""
    wanted = Wanted(since=selection.since, until=selection.until)
    ids = meetings.chosen(connection, wanted)
    times: dict[str, int] = defaultdict(int)
    guests = select(meeting_participant.c.meeting_id, meeting_participant.c.entity_id)
    for row in rows_of(connection, guests, meeting_participant.c.meeting_id, ids):
        times[row.entity_id] += 1
    busiest = sorted(times, key=lambda one: (-times[one], one))[:limit]
    met, kinds = entities.by_id(connection, busiest), selection.entity_kinds
    return [
        one
        for one in busiest
        if one in met
        and met[one].articles >= selection.min_articles
        and (not kinds or met[one].kind in kinds)
    ]


def _meetings_of(connection: Connection, ids: Iterable[str]) -> list[str]:
    guests = select(meeting_participant.c.meeting_id, func.count().label("present")).group_by(
        meeting_participant.c.meeting_id
    )
    present: dict[str, int] = defaultdict(int)
    for row in rows_of(connection, guests, meeting_participant.c.entity_id, ids):
        present[row.meeting_id] += row.present
    return sorted(one for one, number in present.items() if number > 1)


def _sources(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    of = chain.c
    raw: list[ColumnElement[Any]] = [
        type_coerce(each, RAW) for each in (of.entity_id, of.article_id)
    ]
    query = select(*raw).where(of.article_id.is_not(None))
    found: dict[Any, set[Any]] = defaultdict(set)
    for one, article_id in bare_rows(connection, query, of.entity_id, ids):
        found[one].add(article_id)
    names = {each: str(to_hex(each)) for each in set().union(*found.values())}
    return {
        str(to_hex(one)): tuple(sorted(names[each] for each in some)) for one, some in found.items()
    }
