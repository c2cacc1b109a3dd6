"""Offices: who is what in which body, as printed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select, type_coerce

from kg.model import Quote
from kg.results.records import Office, Statement
from kg.store.queries.batches import BATCH, bare_rows, rows_of
from kg.store.queries.entities import by_id
from kg.store.queries.quotes import ORIGINAL, PATH, quotation, quote
from kg.store.queries.standing import standing
from kg.store.schema import article, article_copy, claim, entity, entity_mention, mention
from kg.store.schema.types import RAW, to_hex

# Whose offices are asked for, where it is no longer a few.
MANY = 100


def held(
    connection: Connection,
    entities: Iterable[str],
    *,
    limit: int | None = None,
    only_holders: bool = False,
) -> tuple[Office, ...]:
    """Return the roles that the entities hold or that are held in them, most printed first.

    With `only_holders` those that they hold.
    """
    groups = defaultdict(list)
    for row in _told(connection, entities, only_holders=only_holders):
        if row.holder:
            groups[row.holder, row.title.casefold(), row.body].append(row)
    names = _names(connection, {who for who, _, _ in groups})
    found = [_Held(who, what, group) for (who, _, what), group in groups.items()]
    found.sort(key=lambda each: (names[each.holder], each.title, *_printed(each.first)[1:]))
    found = sorted(found, key=lambda each: -each.articles)[:limit]
    people = by_id(connection, [one for each in found for one in (each.holder, each.body) if one])
    quoted = _quoted(connection, [each.first.claim for each in found])
    return tuple(
        Office(
            holder=people[each.holder],
            title=each.title,
            body=people.get(each.body) if each.body else None,
            articles=each.articles,
            quote=quoted[each.first.claim],
            claims=tuple(sorted(row.claim for row in each.claims)),
        )
        for each in found
    )


class _Claim(NamedTuple):
    """A sentence that says that somebody holds an office; `original` is the article it repeats."""

    claim: str
    holder: str | None
    body: str | None
    original: str
    article_id: str
    title: str
    start: int
    published: str | None


def _told(
    connection: Connection, entities: Iterable[str], *, only_holders: bool
) -> Iterable[_Claim]:
    """All claims that one of the entities holds an office, or that one is held in it."""
    holder, body = entity_mention.alias("holder"), entity_mention.alias("body")
    ids = (claim.c.id, holder.c.entity_id, body.c.entity_id, ORIGINAL, claim.c.article_id)
    raw: list[ColumnElement[Any]] = [type_coerce(each, RAW) for each in ids]
    query: Select[Any] = (
        select(*raw, claim.c.title, claim.c.start, article.c.published)
        .join(holder, holder.c.mention_id == claim.c.subject)
        .join(article, article.c.id == claim.c.article_id)
        .outerjoin(body, body.c.mention_id == claim.c.object)
        .outerjoin(article_copy, article_copy.c.article_id == article.c.id)
        .where(claim.c.kind == "role", claim.c.title.is_not(None), standing(claim))
    )
    wanted = sorted(set(entities))
    rows: dict[Any, tuple[Any, ...]] = {}
    for column in (holder.c.entity_id, body.c.entity_id)[: 1 if only_holders else 2]:
        # Of many entities the claims are fewer than the mentions: this says to begin with those.
        by = column if len(wanted) < MANY else func.coalesce(column, column)
        found = bare_rows(connection, query, by, wanted, at_once=len(wanted) < MANY)
        rows |= {row[0]: row for row in found}
    texts = {raw: to_hex(raw) for raw in {each for row in rows.values() for each in row[:5]}}
    return [
        _Claim(*(texts[each] for each in row[:5]), *row[5:])  # type: ignore[arg-type]
        for row in rows.values()
    ]


class _Held:
    """All claims that somebody holds an office; the first is quoted."""

    def __init__(self, holder: str, body: str | None, claims: list[_Claim]) -> None:
        self.holder, self.body, self.claims = holder, body, claims
        self.title: str = claims[0].title
        self.articles, self.first = 1, claims[0]
        if len(claims) > 1:
            self.title = Counter(row.title for row in claims).most_common(1)[0][0]
            self.articles = len({row.original for row in claims})
            self.first = min(claims, key=_printed)


def _printed(row: _Claim) -> tuple[str, str, int, str]:
    """Return where a claim stands among those of all articles, oldest first."""
    return (row.published or "", row.article_id, row.start, row.claim)


def _names(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    query = select(entity.c.id, entity.c.name)
    return {row.id: row.name for row in rows_of(connection, query, entity.c.id, sorted(ids))}


def _quoted(connection: Connection, claims: Iterable[str]) -> dict[str, Quote]:
    query: Select[Any] = (
        select(
            claim.c.id.label("claim"),
            mention.c.start.label("mark_start"),
            mention.c.end.label("mark_end"),
            *quotation(claim.c.start, claim.c.end),
        )
        .join(mention, mention.c.id == claim.c.subject)
        .join(article, article.c.id == claim.c.article_id)
    )
    return {
        row.claim: quote(row, [(row.mark_start, row.mark_end)])
        for row in rows_of(connection, query, claim.c.id, claims)
    }


def statements(connection: Connection, *, article_id: str | None = None) -> Iterator[Statement]:
    """Yield every statement of an office, in order of articles and of their texts.

    With `article_id` those of that article alone.
    """
    holder, body = entity_mention.alias("holder"), entity_mention.alias("body")
    query = (
        select(
            claim.c.id, claim.c.article_id, PATH.label("path"), claim.c.start, claim.c.end,
            claim.c.title, claim.c.tenure, claim.c.confidence,
            holder.c.entity_id.label("holder"), body.c.entity_id.label("body"),
        )
        .join(article, article.c.id == claim.c.article_id)
        .join(holder, holder.c.mention_id == claim.c.subject)
        .outerjoin(body, body.c.mention_id == claim.c.object)
        .where(claim.c.kind == "role", claim.c.title.is_not(None), standing(claim))
        .order_by(article.c.id, claim.c.start, claim.c.id)
    )  # fmt: skip
    if article_id is not None:
        query = query.where(article.c.id == article_id)
    for rows in connection.execute(query).partitions(BATCH // 2):
        known = by_id(connection, {one for r in rows for one in (r.holder, r.body) if one})
        for row in rows:
            if row.holder in known:
                yield Statement(
                    row.article_id, row.path or "", row.start, row.end, known[row.holder],
                    row.title.removeprefix(f"{row.tenure} "), known.get(row.body),
                    row.tenure or "current", row.confidence, row.id,
                )  # fmt: skip
