"""Whom one met: counted first, and quoted only as far as it is asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, select, type_coerce

from kg.model import Entity, Quote, Status
from kg.results.records import Counterpart
from kg.store.queries.batches import bare_rows, rows_of
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
from kg.store.schema.types import RAW, to_hex


class _Account(NamedTuple):
    """One report of a meeting; ids are as they are kept."""

    meeting: Any
    id: Any
    article: Any
    status: str
    date: str | None
    place: str | None
    start: int
    end: int
    published: str | None
    prints: int = 0  # how many of the two stand in the sentence itself


class _Meeting(NamedTuple):
    """A meeting, by its id as it is kept."""

    id: Any
    status: Status
    date: str | None
    place: str | None


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
    meetings = _meetings(connection, ids)
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


def _meetings(connection: Connection, ids: Iterable[str]) -> dict[Any, _Meeting]:
    of = meeting.c
    query = _raw(of.id).add_columns(of.status, of.date, of.place)
    rows = bare_rows(connection, query, of.id, ids, at_once=True)
    return {row[0]: _Meeting(*row) for row in rows}


def _accounts(connection: Connection, ids: Iterable[str]) -> list[_Account]:
    query = (
        _raw(meeting_report.c.meeting_id, report.c.id, report.c.article_id)
        .add_columns(
            report.c.status, report.c.date, report.c.place, report.c.start, report.c.end,
            article.c.published,
        )
        .join(report, report.c.id == meeting_report.c.report_id)
        .join(article, article.c.id == report.c.article_id)
    )  # fmt: skip
    rows = bare_rows(connection, query, meeting_report.c.meeting_id, ids, at_once=True)
    return [_Account(*row) for row in rows]


def _raw(*ids: ColumnElement[str]) -> Select[Any]:
    """Return the query for ids as they are kept."""
    raw: list[ColumnElement[Any]] = [type_coerce(each, RAW) for each in ids]
    return select(*raw)


def _together(
    connection: Connection, one: str, ids: Sequence[str], accounts: Iterable[_Account]
) -> dict[str, dict[Any, list[_Account]]]:
    """Return for each counterpart the meetings, each with the accounts that name both.

    An account that names both is what counts: not all of a summit's guests met each other.
    """
    guests: dict[Any, set[Any]] = defaultdict(set)
    part, of, named_in = meeting_participant.c, meeting_report.c, report_participant.c
    present = _raw(part.meeting_id, part.entity_id)
    for row in bare_rows(connection, present, part.meeting_id, ids, at_once=True):
        guests[row[0]].add(row[1])
    by_meeting = {account.id: account.meeting for account in accounts}
    query = (
        _raw(named_in.report_id, entity_mention.c.entity_id)
        .add_columns(mention.c.start)
        .select_from(meeting_report)
        .join(report_participant, named_in.report_id == of.report_id)
        .join(entity_mention, entity_mention.c.mention_id == named_in.mention_id)
        .join(mention, mention.c.id == named_in.mention_id)
    )
    named: dict[Any, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    names: dict[Any, str] = {}
    for told, who, start in bare_rows(connection, query, of.meeting_id, ids, at_once=True):
        if who in guests[by_meeting[told]]:
            name = names.get(who) or names.setdefault(who, str(to_hex(who)))
            named[told][name].add(start)
    found: dict[str, dict[Any, list[_Account]]] = defaultdict(dict)
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


def _reported(accounts: Iterable[_Account]) -> dict[Any, str]:
    """Return the first day on which each meeting was told of, where that is known."""
    first: dict[Any, str] = {}
    for account in accounts:
        if account.published:
            known = first.get(account.meeting, account.published)
            first[account.meeting] = min(known, account.published)
    return first


def _best(accounts: Iterable[list[_Account]]) -> _Account:
    """Return the account that says most: held, of both names, dated, placed, in few words.

    Its ids are texts.
    """
    told = (each for some in accounts for each in some)
    return min(
        (each._replace(id=to_hex(each.id), article=to_hex(each.article)) for each in told),
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
    accounts: Mapping[Any, list[_Account]],
    meetings: Mapping[Any, _Meeting],
    reported: Mapping[Any, str],
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
