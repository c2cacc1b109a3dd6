"""Whom one met: counted first, and quoted only as far as it is asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from kg.model import Entity, Quote
from kg.results.records import Counterpart
from kg.store.queries.batches import rows_of
from kg.store.queries.entities import by_id
from kg.store.queries.meetings import Wanted, chosen, marks_of
from kg.store.queries.quotes import Cut, quotes
from kg.store.queries.standing import shown
from kg.store.schema import (
    article,
    entity,
    entity_mention,
    meeting,
    meeting_participant,
    meeting_report,
    mention,
    report,
    report_participant,
)


class _Account(NamedTuple):
    """One report of a meeting."""

    meeting: str
    id: str
    status: str
    date: str | None
    place: str | None
    start: int
    end: int
    article: str
    published: str | None
    prints: int = 0  # how many of the two stand in the sentence itself


class Met(NamedTuple):
    """Whom one met, or some of them, and how many there are in all."""

    counterparts: tuple[Counterpart, ...]
    total: int


def met(
    connection: Connection,
    one: str,
    wanted: Wanted,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> Met:
    """Return whom an entity met, latest first, with the best quotation for each.

    The first `offset` of them are left out, and at most `limit` returned.
    """
    ids = chosen(connection, wanted)
    meetings = {row.id: row for row in rows_of(connection, select(meeting), meeting.c.id, ids)}
    accounts = _accounts(connection, ids)
    together = _together(connection, one, ids, accounts)
    known = _known(connection, together, wanted.kinds)
    reported = _reported(accounts)
    found = []
    for who, (_, name) in known.items():
        own = [meetings[each] for each in together[who]]
        last = max((row.date for row in own if row.date), default="")
        told = max((reported.get(row.id, "") for row in own if not row.date), default="")
        found.append((max(last, told), -len(own), name, who))
    found.sort(key=lambda each: each[1:])
    found.sort(key=lambda each: each[0], reverse=True)
    kept = [who for *_, who in found[offset:][:limit]]
    people = by_id(connection, kept)
    best = {who: _best(together[who].values()) for who in kept}
    said = _quoted(connection, best)
    return Met(
        tuple(
            _counterpart(people[who], together[who], meetings, reported, said[who]) for who in kept
        ),
        len(found),
    )


def _accounts(connection: Connection, ids: Sequence[str]) -> list[_Account]:
    query = (
        select(
            meeting_report.c.meeting_id, report.c.id, report.c.status, report.c.date,
            report.c.place, report.c.start, report.c.end, report.c.article_id, article.c.published,
        )
        .join(report, report.c.id == meeting_report.c.report_id)
        .join(article, article.c.id == report.c.article_id)
    )  # fmt: skip
    rows = rows_of(connection, query, meeting_report.c.meeting_id, ids)
    return [_Account(*row) for row in rows]


def _together(
    connection: Connection, one: str, ids: Sequence[str], accounts: Iterable[_Account]
) -> dict[str, dict[str, list[_Account]]]:
    """Return for each counterpart the meetings, each with the accounts that name both.

    An account that names both is what counts: not all of a summit's guests met each other.
    """
    guests: dict[str, set[str]] = defaultdict(set)
    part = meeting_participant.c
    for row in rows_of(connection, select(part.meeting_id, part.entity_id), part.meeting_id, ids):
        guests[row[0]].add(row[1])
    by_meeting = {account.id: account.meeting for account in accounts}
    named: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    query = (
        select(report_participant.c.report_id, entity_mention.c.entity_id, mention.c.start)
        .join(entity_mention, entity_mention.c.mention_id == report_participant.c.mention_id)
        .join(mention, mention.c.id == report_participant.c.mention_id)
    )
    for row in rows_of(connection, query, report_participant.c.report_id, by_meeting):
        if row[1] in guests[by_meeting[row[0]]]:
            named[row[0]][row[1]].add(row[2])
    found: dict[str, dict[str, list[_Account]]] = defaultdict(dict)
    for account in accounts:
        if one not in named[account.id]:
            continue
        sentence = range(account.start, account.end)
        printed = {who for who, at in named[account.id].items() if any(x in sentence for x in at)}
        for who in named[account.id].keys() - {one}:
            told = account._replace(prints=len(printed & {one, who}))
            found[who].setdefault(account.meeting, []).append(told)
    return found


def _known(
    connection: Connection, ids: Iterable[str], kinds: Collection[str]
) -> dict[str, tuple[str, str]]:
    """Return kind and name of the entities that are of these kinds, of any without kinds."""
    query = select(entity.c.id, entity.c.kind, entity.c.name).where(shown())
    return {
        row.id: (row.kind, row.name)
        for row in rows_of(connection, query, entity.c.id, sorted(ids))
        if not kinds or row.kind in kinds
    }


def _reported(accounts: Iterable[_Account]) -> dict[str, str]:
    """Return the first day on which each meeting was told of, where that is known."""
    first: dict[str, str] = {}
    for account in accounts:
        if account.published:
            known = first.get(account.meeting, account.published)
            first[account.meeting] = min(known, account.published)
    return first


def _best(accounts: Iterable[list[_Account]]) -> _Account:
    """Return the account that says most: held, of both names, dated, placed, in few words."""
    return min(
        (each for some in accounts for each in some),
        key=lambda each: (
            each.status != "held",
            -each.prints,
            -((each.date is not None) + (each.place is not None)),
            each.end - each.start,
            each.id,
        ),
    )


def _quoted(connection: Connection, best: Mapping[str, _Account]) -> dict[str, Quote]:
    marks = marks_of(connection, sorted({each.id for each in best.values()}))
    cuts = [
        Cut(each.article, each.start, each.end, tuple(marks.get(each.id, ())))
        for each in best.values()
    ]
    return dict(zip(best, quotes(connection, cuts), strict=True))


def _counterpart(
    who: Entity,
    accounts: Mapping[str, list[_Account]],
    meetings: Mapping[str, Any],
    reported: Mapping[str, str],
    quote: Quote,
) -> Counterpart:
    own = [meetings[each] for each in accounts]
    dates = sorted(row.date for row in own if row.date)
    days = sorted(reported[row.id] for row in own if not row.date and row.id in reported)
    return Counterpart(
        entity=who,
        meetings=len(own),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        places=tuple(sorted({row.place for row in own if row.place})),
        statuses=tuple(sorted({row.status for row in own})),
        sources=len({each.article for some in accounts.values() for each in some}),
        quote=quote,
        reported=days[-1] if days else None,
    )
