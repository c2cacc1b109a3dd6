"""Meetings: chosen by who, when, where and status; told with all that was printed of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, null, select, type_coerce

from kg.errors import NotFound
from kg.model import Entity, Kind, Meeting, Report, Status
from kg.resolution.names import fold
from kg.results.records import Account, MeetingRecord
from kg.store.queries.batches import batches, rows_of
from kg.store.queries.entities import by_id
from kg.store.queries.quotes import ORIGINAL, quotation, quote
from kg.store.schema import (
    article,
    article_copy,
    entity,
    entity_mention,
    meeting,
    meeting_participant,
    meeting_report,
    mention,
    report,
    report_participant,
)
from kg.store.schema.types import RAW, to_hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which meetings are asked for: those of all `entities`, between two dates, at a place.

    One report at least must have the least confidence, where one is given.
    """

    entities: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: str | None = None
    statuses: tuple[Status, ...] = ()
    kinds: tuple[Kind, ...] = ()
    min_confidence: float | None = None

    def when_and_where(self, date: str | None, place: str | None) -> bool:
        """Return whether a meeting of this date and place is asked for."""
        if self.place and fold(self.place) not in fold(place or ""):
            return False
        return not (self.since or self.until) or within(date, since=self.since, until=self.until)


def within(date: str | None, *, since: str | None, until: str | None) -> bool:
    """Return whether a date or interval of any precision may lie between two others.

    >>> within("2023-06", since="2023-06-14", until="2023")
    True
    """
    if not date:
        return False
    first, _, last = date.partition("/")
    last = last or first
    early = since is not None and last[: len(since)] < since[: len(last)]
    late = until is not None and first[: len(until)] > until[: len(first)]
    return not early and not late


def chosen(connection: Connection, wanted: Wanted) -> list[str]:
    """Return the ids of the meetings that are asked for, newest first.

    A meeting without a date stands by the first day on which an article told of it, also where
    dates choose: a reporter who asks for June wants what was told in June.
    """
    # An archive has very many meetings and few days: each is looked at once.
    asked = cache(wanted.when_and_where)
    found = [
        ((date or told or "").partition("/")[0], id_)
        for query in _candidates(wanted)
        for id_, date, place, told in connection.execute(query)
        if asked(date or told, place)
    ]
    found.sort(key=itemgetter(1))
    found.sort(key=itemgetter(0), reverse=True)
    return [str(to_hex(id_)) for _, id_ in found]


def undated(connection: Connection, wanted: Wanted) -> int:
    """Return how many meetings have no date, nor an article that has one: no dates choose them."""
    somewhen = replace(wanted, since=None, until=None)
    return sum(
        row.told is None and somewhen.when_and_where(None, row.place)
        for row in connection.execute(_candidates(wanted)[1])
    )


def _candidates(wanted: Wanted) -> tuple[Select[Any], Select[Any]]:
    """Return the queries for the meetings with a date and those without, of the wanted entities.

    Both have the columns id (as it is kept), date, place and the first day on which an article told
    of the meeting, which only those without a date need: it takes ten times as long.
    """
    of = meeting.c
    reports = meeting_report.join(report, report.c.id == meeting_report.c.report_id)
    told = select(meeting_report.c.meeting_id).select_from(reports)
    told = told.where(meeting_report.c.meeting_id == of.id)
    id_ = type_coerce(of.id, RAW)
    dated = select(id_, of.date, of.place, null().label("told")).where(of.date.is_not(None))
    undated_ = (
        select(id_, of.date, of.place, func.min(article.c.published).label("told"))
        .join(meeting_report, meeting_report.c.meeting_id == of.id)
        .join(report, report.c.id == meeting_report.c.report_id)
        .join(article, article.c.id == report.c.article_id)
        .where(of.date.is_(None))
        .group_by(of.id, of.date, of.place)
    )
    if wanted.min_confidence is not None:
        told = told.where(report.c.confidence >= wanted.min_confidence)
        undated_ = undated_.where(report.c.confidence >= wanted.min_confidence)
    return _of(wanted, dated.where(told.exists())), _of(wanted, undated_)


def _of(wanted: Wanted, query: Select[Any]) -> Select[Any]:
    """Return the query for the meetings of the wanted entities, kinds and statuses."""
    for one in wanted.entities:
        took_part = select(meeting_participant.c.meeting_id).where(
            meeting_participant.c.entity_id == one
        )
        query = query.where(meeting.c.id.in_(took_part))
    if wanted.kinds:
        guests = (
            select(meeting_participant.c.meeting_id)
            .join(entity, entity.c.id == meeting_participant.c.entity_id)
            .where(entity.c.kind.in_(wanted.kinds), entity.c.id.not_in(wanted.entities))
        )
        query = query.where(meeting.c.id.in_(guests))
    if wanted.statuses:
        query = query.where(meeting.c.status.in_(wanted.statuses))
    return query


def told(connection: Connection, ids: Iterable[str]) -> Iterator[MeetingRecord]:
    """Yield the meetings of these ids, in order, with all that was printed of them."""
    for batch in batches(ids):
        yield from _told(connection, batch)


def one(connection: Connection, meeting_id: str) -> MeetingRecord:
    """Return one meeting with all that was printed of it. Raises `NotFound`."""
    if connection.scalar(select(meeting.c.id).where(meeting.c.id == meeting_id)) is None:
        error = NotFound(meeting_id)
        error.args = (f"no meeting has the id {meeting_id!r}; see kg list meetings",)
        raise error
    return next(_told(connection, [meeting_id]))


def _told(connection: Connection, ids: Sequence[str]) -> Iterator[MeetingRecord]:
    rows = {row.id: row for row in rows_of(connection, select(meeting), meeting.c.id, ids)}
    present = defaultdict(list)
    who = select(meeting_participant.c.meeting_id, meeting_participant.c.entity_id)
    for row in rows_of(connection, who, meeting_participant.c.meeting_id, ids):
        present[row.meeting_id].append(row.entity_id)
    people = by_id(connection, (one for some in present.values() for one in some))
    accounts, originals = _accounts(connection, ids, present)
    for id_ in ids:
        row = rows[id_]
        told_by = tuple(sorted(accounts[id_], key=_printed))
        yield MeetingRecord(
            Meeting(
                id=id_,
                status=row.status,
                participants=tuple(sorted(present[id_])),
                reports=tuple(sorted(account.report.id for account in told_by)),
                date=row.date,
                place=row.place,
            ),
            tuple(sorted((people[one] for one in present[id_]), key=_prominent)),
            told_by,
            len(originals[id_]),
        )


def _printed(account: Account) -> tuple[str, str, int, str]:
    quoted = account.quote
    return (quoted.published or "", quoted.path, quoted.start, account.report.id)


def _prominent(one: Entity) -> tuple[bool, int, str, str]:
    return (one.kind != "person", -one.mentions, one.name, one.id)


def _accounts(
    connection: Connection, meetings: Sequence[str], present: Mapping[str, Collection[str]]
) -> tuple[dict[str, list[Account]], dict[str, set[str]]]:
    query: Select[Any] = (
        select(
            meeting_report.c.meeting_id,
            report.c.id,
            report.c.status,
            report.c.date,
            report.c.place,
            report.c.confidence,
            ORIGINAL.label("original"),
            *quotation(report.c.start, report.c.end),
        )
        .join(report, report.c.id == meeting_report.c.report_id)
        .join(article, article.c.id == report.c.article_id)
        .outerjoin(article_copy, article_copy.c.article_id == article.c.id)
    )
    rows = list(rows_of(connection, query, meeting_report.c.meeting_id, meetings))
    named = _named(connection, [row.id for row in rows])
    accounts: dict[str, list[Account]] = defaultdict(list)
    originals: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        who = named[row.id]
        marks = [(each.start, each.end) for each in who]
        guests = present[row.meeting_id]
        entities = tuple(sorted({one for each in who if (one := each.entity) and one in guests}))
        accounts[row.meeting_id].append(Account(_report(row, who), quote(row, marks), entities))
        originals[row.meeting_id].add(row.original)
    return accounts, originals


def _report(row: Any, who: "Iterable[_Named]") -> Report:
    return Report(
        id=row.id,
        article_id=row.article_id,
        start=row.quote_start,
        end=row.quote_end,
        status=row.status,
        participants=tuple(sorted(each.mention for each in who)),
        date=row.date,
        place=row.place,
        confidence=row.confidence,
    )


class _Named(NamedTuple):
    mention: str
    start: int
    end: int
    entity: str | None


def _named(connection: Connection, reports: Sequence[str]) -> dict[str, list[_Named]]:
    query = (
        select(
            report_participant.c.report_id,
            mention.c.id,
            mention.c.start,
            mention.c.end,
            entity_mention.c.entity_id,
        )
        .join(mention, mention.c.id == report_participant.c.mention_id)
        .outerjoin(entity_mention, entity_mention.c.mention_id == mention.c.id)
    )
    named = defaultdict(list)
    for row in rows_of(connection, query, report_participant.c.report_id, reports):
        named[row.report_id].append(_Named(row.id, row.start, row.end, row.entity_id))
    return named


def marks_of(connection: Connection, reports: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Return where the participants of each report are named."""
    return {
        key: [(each.start, each.end) for each in some]
        for key, some in _named(connection, reports).items()
    }
