"""Evidence as it stands, for a correction to refer to: by place, by quotation, by whom it names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from kg.errors import AmbiguousName, NotFound
from kg.model import Anchor
from kg.resolution.names import fold, trimmed
from kg.store.queries.batches import rows_of
from kg.store.queries.quotes import cut
from kg.store.schema import (
    article,
    chain,
    claim,
    entity_mention,
    meeting,
    meeting_report,
    mention,
    report,
    report_participant,
)

# So many mentions, each of another article where there are so many, tell which entity is meant.
MENTIONS = 12
# So many letters of an id are enough.
ENOUGH = 8
JUDGED: dict[str, Table] = {
    "meeting": meeting, "report": report, "claim": claim, "mention": mention,
}  # fmt: skip


class Found(NamedTuple):
    """What an id names: the kind of evidence, its whole id, and where it stands."""

    kind: str
    id: str
    anchors: tuple[Anchor, ...]


def evidence(connection: Connection, wanted: str) -> Found:
    """Return the meeting, report, claim or mention of this id, or of one that begins so.

    Raises `NotFound` where there is none, `AmbiguousName` where there are several.
    """
    found = [
        (kind, one)
        for kind, table in JUDGED.items()
        for one in connection.scalars(select(table.c.id).where(table.c.id == wanted))
    ]
    if not found and len(wanted) >= ENOUGH:
        found = [
            (kind, one)
            for kind, table in JUDGED.items()
            for one in connection.scalars(
                select(table.c.id).where(table.c.id.startswith(wanted, autoescape=True)).limit(3)
            )
        ]
    if not found:
        error = NotFound(wanted)
        error.args = (
            f"no meeting, report, claim or mention has the id {wanted!r}; "
            "kg meetings --json, kg roles --json and kg mentions --json print them",
        )
        raise error
    if len(found) > 1:
        raise AmbiguousName(wanted, [f"{kind} {one}" for kind, one in found])
    kind, name = found[0]
    return Found(kind, name, _anchors(connection, kind, name))


def named_in(connection: Connection, name: str, article_id: str) -> str:
    """Return the id of the first mention of these words in an article. Raises `NotFound`."""
    asked = select(mention.c.id, mention.c.text).where(mention.c.article_id == article_id)
    for row in connection.execute(asked.order_by(mention.c.start)):
        if fold(trimmed(row.text)) == fold(trimmed(name)):
            return str(row.id)
    error = NotFound(name)
    error.args = (f"no article of the id {article_id!r} names {name!r}; see kg mentions --json",)
    raise error


def of_entity(connection: Connection, entity_id: str) -> tuple[Anchor, ...]:
    """Return where an entity is named, in at most twelve places, of as many articles as can be."""
    query = _mentions().where(chain.c.entity_id == entity_id)
    by_article: dict[str, list[Anchor]] = defaultdict(list)
    for row in connection.execute(query.order_by(mention.c.article_id, mention.c.start)):
        by_article[row.article_id].append(_of_mention(row))
    rounds = max((len(some) for some in by_article.values()), default=0)
    ordered = [some[n] for n in range(rounds) for some in by_article.values() if n < len(some)]
    return tuple(ordered[:MENTIONS])


def _anchors(connection: Connection, kind: str, wanted: str) -> tuple[Anchor, ...]:
    if kind == "mention":
        rows = connection.execute(_mentions().where(mention.c.id == wanted)).all()
        # A name that was rejected already has no chain.
        bare = select(mention).where(mention.c.id == wanted)
        return tuple(map(_of_mention, rows)) or tuple(
            Anchor("mention", row.article_id, row.start, row.end, row.text)
            for row in connection.execute(bare)
        )
    if kind == "claim":
        return _of_claim(connection, wanted)
    of_meeting = select(meeting_report.c.report_id).where(meeting_report.c.meeting_id == wanted)
    ids = sorted(connection.scalars(of_meeting)) if kind == "meeting" else [wanted]
    return _of_reports(connection, ids)


def _mentions() -> Select[Any]:
    return (
        select(mention.c.id, mention.c.article_id, mention.c.start, mention.c.end,
               mention.c.text, chain.c.key)
        .join(entity_mention, entity_mention.c.mention_id == mention.c.id)
        .join(chain, chain.c.id == entity_mention.c.chain_id)
    )  # fmt: skip


def _of_mention(row: Any) -> Anchor:
    named = ((row.key, row.start, row.end),)
    return Anchor("mention", row.article_id, row.start, row.end, row.text, named)


Names = tuple[tuple[str, int, int], ...]


def _names(connection: Connection, mentions: Collection[str]) -> dict[str, tuple[str, int, int]]:
    rows = rows_of(connection, _mentions(), mention.c.id, sorted(set(mentions)))
    return {row.id: (row.key, row.start, row.end) for row in rows}


def _of_claim(connection: Connection, wanted: str) -> tuple[Anchor, ...]:
    query = _quoted(claim, claim.c.kind, claim.c.title, claim.c.subject, claim.c.object)
    rows = connection.execute(query.where(claim.c.id == wanted)).all()
    names = _names(connection, {one for row in rows for one in (row.subject, row.object) if one})
    return tuple(
        Anchor(
            "claim", row.article_id, row.start, row.end, row.quote,
            tuple(names[one] for one in (row.subject, row.object) if one in names),
            row.title if row.kind == "role" else row.kind,
        )
        for row in rows
    )  # fmt: skip


def _of_reports(connection: Connection, ids: Sequence[str]) -> tuple[Anchor, ...]:
    part = report_participant.c
    present: dict[str, list[str]] = defaultdict(list)
    query = select(part.report_id, part.mention_id)
    for row in rows_of(connection, query, part.report_id, ids):
        present[row.report_id].append(row.mention_id)
    names = _names(connection, {one for some in present.values() for one in some})
    rows = rows_of(connection, _quoted(report), report.c.id, ids)
    return tuple(
        Anchor(
            "report", row.article_id, row.start, row.end, row.quote,
            _each_once(names[one] for one in present[row.id] if one in names),
        )
        for row in sorted(rows, key=lambda row: (row.article_id, row.start, row.id))
    )  # fmt: skip


def _each_once(names: Iterable[tuple[str, int, int]]) -> Names:
    """Return each participant once, however many of its mentions take part."""
    return tuple(sorted({name[0]: name for name in sorted(names, reverse=True)}.values()))


def _quoted(table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    start, end = table.c.start, table.c.end
    quote = cut(start, end).label("quote")
    query = select(table.c.id, table.c.article_id, start, end, quote, *columns)
    return query.join(article, article.c.id == table.c.article_id)
