"""Meetings in outline, all of a large store at once: who took part, and how many articles tell."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kg.model import Kind, Status
from kg.selection import Selection
from kg.store.queries.batches import rows_of
from kg.store.queries.meetings import within
from kg.store.queries.standing import shown
from kg.store.schema import (
    article,
    article_copy,
    entity,
    meeting,
    meeting_participant,
    meeting_report,
    report,
)


@dataclass(frozen=True, slots=True)
class Outline:
    """A meeting: who took part, and how many articles tell of it, copies counted once."""

    id: str
    status: Status
    guests: tuple[str, ...]
    told: int


def outlines(
    connection: Connection, ids: Iterable[str], selection: Selection
) -> tuple[Outline, ...]:
    """Return the meetings of at least two of the entities that may be of the selected time.

    `guests` are those of the entities alone.
    """
    guests: dict[str, list[str]] = defaultdict(list)
    query = select(meeting_participant.c.meeting_id, meeting_participant.c.entity_id)
    for met, one in map(tuple, rows_of(connection, query, meeting_participant.c.entity_id, ids)):
        guests[met].append(one)
    original = func.coalesce(article_copy.c.original_id, report.c.article_id)
    told = (
        select(
            meeting.c.id, meeting.c.status, meeting.c.date,
            func.count(original.distinct()).label("told"),
            func.min(article.c.published).label("first"),
            func.max(article.c.published).label("last"),
        )
        .join(meeting_report, meeting_report.c.meeting_id == meeting.c.id)
        .join(report, report.c.id == meeting_report.c.report_id)
        .join(article, article.c.id == report.c.article_id)
        .outerjoin(article_copy, article_copy.c.article_id == report.c.article_id)
        .group_by(meeting.c.id, meeting.c.status, meeting.c.date)
        .order_by(meeting.c.id)
    )  # fmt: skip
    since, until = selection.since, selection.until
    return tuple(
        Outline(row.id, row.status, tuple(sorted(guests[row.id])), row.told)
        for row in connection.execute(told)
        if len(guests.get(row.id, ())) > 1
        and (
            not (since or until)
            or within(
                row.date or (row.first and f"{row.first}/{row.last}"), since=since, until=until
            )
        )
    )


def busiest(
    connection: Connection, *, kinds: Collection[Kind], min_articles: int, limit: int
) -> list[str]:
    """Return the ids of those who took part in most meetings, of these kinds if any are named."""
    times = func.count().label("times")
    query = (
        select(meeting_participant.c.entity_id, times)
        .join(entity, entity.c.id == meeting_participant.c.entity_id)
        .where(shown(), entity.c.articles >= min_articles)
        .group_by(meeting_participant.c.entity_id)
        .order_by(times.desc(), meeting_participant.c.entity_id)
        .limit(limit)
    )
    if kinds:
        query = query.where(entity.c.kind.in_(kinds))
    return list(connection.scalars(query))


def meetings_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return in how many meetings each entity took part, with whomever."""
    query = select(meeting_participant.c.entity_id, func.count()).group_by(
        meeting_participant.c.entity_id
    )
    rows = rows_of(connection, query, meeting_participant.c.entity_id, ids)
    return dict(Counter({row[0]: row[1] for row in rows}))
