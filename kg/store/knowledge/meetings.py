"""Reports become meetings: those that share two participants with a changed one are merged anew."""

from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Select, delete, func, or_, select

from kg.resolution.accounts import accounts
from kg.resolution.meetings import Merged, ResolvedReport, merge
from kg.resolution.resolving.ids import Cluster, assign
from kg.resolution.resolving.meetings import sharing
from kg.resolution.updating.changes import Changes
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.ids import in_use
from kg.store.knowledge.rows import among, some


def resolve(connection: Connection, changes: Changes) -> None:
    """Bring the meetings up to date with the entities of their participants."""
    reports = _changed(connection, changes.chains)
    near = _meetings_of(connection, reports) | _incomplete(connection, changes.entities)
    old: set[str] = set()
    told: dict[str, ResolvedReport] = {}
    while reports or near:
        old |= near
        reports |= _reports_of(connection, near)
        new = _accounts(
            connection, reports - {one for each in told.values() for one in each.made_of}
        )
        told |= new
        made = {one for each in new.values() for one in each.made_of}
        near = (_sharing(connection, new) | _meetings_of(connection, made)) - old
        reports = set()
    merged = tuple(one for part in sharing(list(told.values())) for one in merge(part))
    _replace(connection, old, merged)


def _accounts(connection: Connection, ids: Collection[str]) -> dict[str, ResolvedReport]:
    """Return the accounts of their articles of which some reports are a part, by id."""
    of = schema.report.c
    found = {row[0] for row in among(connection, select(of.article_id), of.id, ids)}
    beside = {row[0] for row in among(connection, select(of.id), of.article_id, found)}
    bodies = _bodies(connection, found)
    told = accounts(_read(connection, beside | set(ids)).values(), bodies=bodies)
    return {one.id: one for one in told if not set(one.made_of).isdisjoint(ids)}


def _bodies(
    connection: Connection, articles: Collection[str]
) -> dict[str, dict[str, frozenset[str]]]:
    """Return by article in whose name people act there: the bodies of the offices they hold."""
    claim = schema.claim.c
    holder, body = schema.entity_mention.alias("holder"), schema.entity_mention.alias("body")
    query = select(claim.article_id, holder.c.entity_id, body.c.entity_id.label("body_id"))
    query = query.join(holder, holder.c.mention_id == claim.subject)
    query = query.join(body, body.c.mention_id == claim.object)
    now = or_(claim.tenure.is_(None), claim.tenure == "current")
    query = query.where(claim.kind == "role", now).distinct()
    query = query.where(claim.id.not_in(select(schema.evidence_rejected.c.id)))
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in among(connection, query, claim.article_id, articles):
        if row.entity_id and row.body_id:
            found[row.article_id][row.entity_id].add(row.body_id)
    return {
        article: {holder: frozenset(bodies) for holder, bodies in of.items()}
        for article, of in found.items()
    }


def _changed(connection: Connection, chains: Collection[str]) -> set[str]:
    """Return the reports of articles in which somebody is another entity now."""
    of, chain = schema.report.c, schema.chain.c
    query = select(of.id).distinct().join(schema.chain, chain.article_id == of.article_id)
    return {row[0] for row in among(connection, query, chain.id, chains)}


def _meetings_of(connection: Connection, reports: Collection[str]) -> set[str]:
    of = schema.meeting_report.c
    return {row[0] for row in among(connection, select(of.meeting_id), of.report_id, reports)}


def _reports_of(connection: Connection, meetings: Collection[str]) -> set[str]:
    of = schema.meeting_report.c
    return {row[0] for row in among(connection, select(of.report_id), of.meeting_id, meetings)}


def _incomplete(connection: Connection, entities: Collection[str]) -> set[str]:
    """Return the meetings of some entities that lost a report with its article."""
    of, part, meeting = schema.meeting_report.c, schema.meeting_participant.c, schema.meeting.c
    ids = {row[0] for row in among(connection, select(part.meeting_id), part.entity_id, entities)}
    query = select(meeting.id, meeting.reports, func.count(of.report_id).label("left"))
    query = query.join(schema.meeting_report, of.meeting_id == meeting.id, isouter=True)
    query = query.group_by(meeting.id, meeting.reports)
    return {row.id for row in among(connection, query, meeting.id, ids) if row.reports != row.left}


def _read(connection: Connection, ids: Collection[str]) -> dict[str, ResolvedReport]:
    report, article = schema.report.c, schema.article.c
    part, named = schema.report_participant.c, schema.entity_mention.c
    parties = select(part.report_id, named.entity_id)
    parties = parties.join(schema.entity_mention, named.mention_id == part.mention_id)
    who: dict[str, set[str]] = defaultdict(set)
    for row in among(connection, parties, part.report_id, ids):
        if row.entity_id:
            who[row.report_id].add(row.entity_id)
    query: Select[Any] = select(
        report.id, report.article_id, report.status, report.date, report.place, article.published
    )
    query = query.join(schema.article, article.id == report.article_id)
    query = query.where(report.id.not_in(select(schema.evidence_rejected.c.id)))
    return {
        row.id: ResolvedReport(
            row.id, row.article_id, row.status, frozenset(who[row.id]),
            row.date, row.place, row.published,
        )
        for row in among(connection, query, report.id, ids)
    }  # fmt: skip


def _sharing(connection: Connection, told: dict[str, ResolvedReport]) -> set[str]:
    """Return the further meetings in which two participants of a report took part."""
    of = schema.meeting_participant.c
    entities = {entity for report in told.values() for entity in report.participants}
    went_to: dict[str, set[str]] = defaultdict(set)
    for row in among(connection, select(of.entity_id, of.meeting_id), of.entity_id, entities):
        went_to[row.entity_id].add(row.meeting_id)
    lists = {report.participants for report in told.values() if len(report.participants) > 1}
    pairs = {pair for some_ids in lists for pair in combinations(sorted(some_ids), 2)}
    found: set[str] = set()
    for left, right in pairs:
        found |= went_to[left] & went_to[right]
    return found


def _replace(connection: Connection, old: set[str], merged: tuple[Merged, ...]) -> None:
    of = schema.meeting_report.c
    number_of = {report: n for n, meeting in enumerate(merged) for report in meeting.reports}
    shared: dict[int, Counter[str]] = defaultdict(Counter)
    for row in among(connection, select(schema.meeting_report), of.report_id, number_of):
        shared[number_of[row.report_id]][row.meeting_id] += 1
    for part in some(sorted(old)):
        for table, column in (
            (schema.meeting_report, of.meeting_id),
            (schema.meeting_participant, schema.meeting_participant.c.meeting_id),
            (schema.meeting, schema.meeting.c.id),
        ):
            connection.execute(delete(table).where(column.in_(part)))
    clusters = [Cluster(meeting.reports, shared[number]) for number, meeting in enumerate(merged)]
    ids = assign(clusters, table="meeting", in_use=in_use(connection, "meeting"))
    _write(connection, dict(zip(ids, merged, strict=True)))


def _write(connection: Connection, meetings: dict[str, Merged]) -> None:
    rows = (
        {
            "id": name, "status": one.status, "date": one.date, "place": one.place,
            "reports": len(one.reports),
        }
        for name, one in meetings.items()
    )  # fmt: skip
    insert_rows(connection, schema.meeting, rows)
    insert_rows(
        connection,
        schema.meeting_participant,
        (
            {"meeting_id": name, "entity_id": entity}
            for name, one in meetings.items()
            for entity in one.participants
        ),
    )
    insert_rows(
        connection,
        schema.meeting_report,
        (
            {"report_id": report, "meeting_id": name}
            for name, one in meetings.items()
            for report in one.reports
        ),
    )
