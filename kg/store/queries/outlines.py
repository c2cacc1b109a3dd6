"""Meetings in outline, all of a large store at once: who took part, and how many articles tell."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, null, select, type_coerce

from kg.model import Kind, Status
from kg.selection import Selection
from kg.store.queries.batches import bare_rows, rows_of
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
from kg.store.schema.types import RAW, to_hex


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
    guests = _guests(connection, ids)
    since, until = selection.since, selection.until
    found = []
    for id_, status, date, told, first, last in _told(connection, dated=bool(since or until)):
        present = guests.get(id_, ())
        if len(present) > 1 and (
            not (since or until)
            or within(date or (first and f"{first}/{last}"), since=since, until=until)
        ):
            found.append(Outline(str(to_hex(id_)), status, tuple(sorted(present)), told))
    return tuple(found)


def _guests(connection: Connection, ids: Iterable[str]) -> dict[Any, list[str]]:
    """Return by meeting, as its id is kept, which of the entities took part."""
    guests: dict[Any, list[str]] = defaultdict(list)
    of = meeting_participant.c
    raw: list[ColumnElement[Any]] = [
        type_coerce(each, RAW) for each in (of.meeting_id, of.entity_id)
    ]
    query = select(*raw)
    names: dict[Any, str] = {}
    for met, one in bare_rows(connection, query, of.entity_id, ids):
        guests[met].append(names.get(one) or names.setdefault(one, str(to_hex(one))))
    return guests


def _told(connection: Connection, *, dated: bool) -> Iterator[tuple[Any, ...]]:
    """Yield of each meeting its id as it is kept, status and date, and how many articles tell.

    Where `dated`, also when the first and the last of these were published.
    """
    original = func.coalesce(article_copy.c.original_id, report.c.article_id)
    days = (func.min(article.c.published), func.max(article.c.published))
    told = (
        select(
            type_coerce(meeting.c.id, RAW), meeting.c.status, meeting.c.date,
            func.count(original.distinct()), *(days if dated else (null(), null())),
        )
        .join(meeting_report, meeting_report.c.meeting_id == meeting.c.id)
        .join(report, report.c.id == meeting_report.c.report_id)
        .outerjoin(article_copy, article_copy.c.article_id == report.c.article_id)
        .group_by(meeting.c.id)
        .order_by(meeting.c.id)
    )  # fmt: skip
    if dated:
        told = told.join(article, article.c.id == report.c.article_id)
    found = connection.execute(told)
    yield from found.cursor.fetchall()
    found.close()


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
