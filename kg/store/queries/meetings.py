"""Meetings: chosen by who, when, where and status; told with all that was printed of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from kg.errors import NotFound
from kg.model import Entity, Kind, Meeting, Report, Status
from kg.resolution.names import fold
from kg.results.records import Account, Counterpart, MeetingRecord
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


class _Dated(NamedTuple):
    id: str
    date: str | None
    told: str | None


def chosen(connection: Connection, wanted: Wanted) -> list[str]:
    """Return the ids of the meetings that are asked for, newest first.

    A meeting without a date stands by the first day on which an article told of it, also where
    dates choose: a reporter who asks for June wants what was told in June.
    """
    rows = [
        _Dated(row.id, row.date, row.told)
        for row in connection.execute(_candidates(wanted))
        if wanted.when_and_where(row.date or row.told, row.place)
    ]
    rows.sort(key=lambda row: row.id)
    rows.sort(key=lambda row: (row.date or row.told or "").partition("/")[0], reverse=True)
    return [row.id for row in rows]


def undated(connection: Connection, wanted: Wanted) -> int:
    """Return how many meetings have no date, nor an article that has one: no dates choose them."""
    somewhen = replace(wanted, since=None, until=None)
    return sum(
        not (row.date or row.told) and somewhen.when_and_where(None, row.place)
        for row in connection.execute(_candidates(wanted))
    )


def _candidates(wanted: Wanted) -> Select[Any]:
    """Return the query for the meetings of the wanted entities, kinds and statuses."""
    query: Select[Any] = (
        select(
            meeting.c.id,
            meeting.c.date,
            meeting.c.place,
            func.min(article.c.published).label("told"),
        )
        .join(meeting_report, meeting_report.c.meeting_id == meeting.c.id)
        .join(report, report.c.id == meeting_report.c.report_id)
        .join(article, article.c.id == report.c.article_id)
        .group_by(meeting.c.id, meeting.c.date, meeting.c.place)
    )
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
    if wanted.min_confidence is not None:
        query = query.where(report.c.confidence >= wanted.min_confidence)
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


def met(connection: Connection, one: str, wanted: Wanted) -> tuple[Counterpart, ...]:
    """Return everybody whom an entity met, latest first, with the best quotation for each."""
    together: dict[str, list[MeetingRecord]] = defaultdict(list)
    people: dict[str, Entity] = {}
    for each in told(connection, chosen(connection, wanted)):
        # An account that names both is what counts: not all of a summit's guests met each other.
        paired = {who for account in each.accounts if one in account.participants
                  for who in account.participants}  # fmt: skip
        for who in each.participants:
            if who.id != one and who.id in paired and _of_kind(who, wanted.kinds):
                together[who.id].append(each)
                people[who.id] = who
    found = [_counterpart(one, people[who], meetings) for who, meetings in together.items()]
    found.sort(key=lambda each: (-each.meetings, each.entity.name, each.entity.id))
    return tuple(
        sorted(found, key=lambda each: max(each.last or "", each.reported or ""), reverse=True)
    )


def _of_kind(one: Entity, kinds: Collection[Kind]) -> bool:
    return not kinds or one.kind in kinds


def _counterpart(one: str, who: Entity, meetings: Sequence[MeetingRecord]) -> Counterpart:
    dates = sorted(each.meeting.date for each in meetings if each.meeting.date)
    reported = sorted(day for each in meetings if (day := each.reported))
    both = {one, who.id}
    accounts = [
        (each, account)
        for each in meetings
        for account in each.accounts
        if both <= set(account.participants)
    ]
    best = min(
        accounts,
        key=lambda pair: (
            pair[1].report.status != "held",
            -((pair[1].report.date is not None) + (pair[1].report.place is not None)),
            len(pair[1].quote.text),
            pair[1].report.id,
        ),
        default=None,
    )
    return Counterpart(
        entity=who,
        meetings=len(meetings),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        places=tuple(sorted({each.meeting.place for each in meetings if each.meeting.place})),
        statuses=tuple(sorted({each.meeting.status for each in meetings})),
        sources=len({account.quote.article_id for _, account in accounts}),
        quote=best[1].quote if best else None,
        reported=reported[-1] if reported else None,
    )
