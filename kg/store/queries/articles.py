"""Articles, the mentions in them, copies, and how much of everything there is."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, func, select, text, type_coerce

from kg.results.records import ArticleRow, NamedMention
from kg.store.queries.batches import bare_rows, rows_of
from kg.store.queries.quotes import PATH
from kg.store.queries.standing import named_in, shown, standing
from kg.store.schema import (
    article,
    article_copy,
    article_path,
    chain,
    claim,
    entity,
    entity_judged,
    entity_mention,
    meeting,
    mention,
    report,
    sentence,
)
from kg.store.schema.types import RAW, Id, to_hex

COUNTED: dict[str, Table] = {
    "articles": article,
    "sentences": sentence,
    "mentions": mention,
    "roles": claim,
    "reports": report,
    "meetings": meeting,
}


# Named so many times, an entity is common: its newest articles are looked for among all articles,
# newest first, which SQLite would not do by itself.
COMMON = 2000
NEWEST = text(
    "SELECT id FROM article INDEXED BY ix_article_published WHERE published <= :last AND EXISTS "
    "(SELECT 1 FROM chain INDEXED BY ix_chain_article_id WHERE chain.article_id = article.id "
    "AND chain.entity_id = :one) ORDER BY published DESC, id LIMIT :most"
)


def _rows() -> Select[Any]:
    mentions = select(func.count()).where(mention.c.article_id == article.c.id, standing(mention))
    reports = select(func.count()).where(report.c.article_id == article.c.id, standing(report))
    return select(
        article.c.id,
        PATH.label("path"),
        article.c.title,
        article.c.publisher,
        article.c.published,
        article.c.url,
        mentions.scalar_subquery().label("mentions"),
        reports.scalar_subquery().label("meetings"),
        article_copy.c.original_id,
    ).outerjoin(article_copy, article_copy.c.article_id == article.c.id)


def _row(row: Any) -> ArticleRow:
    copied = row.original_id if row.original_id != row.id else None
    return ArticleRow(
        id=row.id,
        path=row.path or "",
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        url=row.url,
        mentions=row.mentions,
        meetings=row.meetings,
        copy_of=copied,
    )


def listed(
    connection: Connection, *, limit: int | None = None, offset: int = 0
) -> tuple[ArticleRow, ...]:
    """Return the articles, newest first, after the first `offset` of them."""
    query = _rows().order_by(article.c.published.desc(), article.c.id).limit(limit)
    if offset:
        query = query.offset(offset)
    return tuple(_row(row) for row in connection.execute(query))


def of_ids(connection: Connection, ids: Sequence[str]) -> tuple[ArticleRow, ...]:
    """Return the articles of these ids, in their order, with counts of what they hold."""
    found = {row.id: _row(row) for row in rows_of(connection, _rows(), article.c.id, ids)}
    return tuple(found[id_] for id_ in ids if id_ in found)


def naming(
    connection: Connection, entity_id: str, *, limit: int | None = None
) -> tuple[ArticleRow, ...]:
    """Return the articles that name an entity, newest first."""
    named = select(chain.c.article_id).where(chain.c.entity_id == entity_id)
    if limit is not None and connection.dialect.name == "sqlite":
        times = connection.scalar(select(func.count()).select_from(named.limit(COMMON).subquery()))
        if times == COMMON and len(ids := _newest(connection, entity_id, limit)) == limit:
            return of_ids(connection, ids)
    # Counted only for those that are shown: a database counts for each row before it sorts.
    ids = connection.scalars(
        select(article.c.id)
        .where(article.c.id.in_(named))
        .order_by(article.c.published.desc(), article.c.id)
        .limit(limit)
    ).all()
    return of_ids(connection, ids)


def _newest(connection: Connection, entity_id: str, limit: int) -> Sequence[str]:
    """Return the newest articles that have a date and name an entity: one of each few does."""
    last = connection.scalar(select(entity.c.last_seen).where(entity.c.id == entity_id))
    query = NEWEST.bindparams(bindparam("one", type_=Id)).columns(id=Id)
    return connection.scalars(
        query, {"one": entity_id, "last": last or "9999", "most": limit}
    ).all()


def by_id(connection: Connection, ids: Sequence[str]) -> dict[str, ArticleRow]:
    """Return the articles of these ids, without counts of what they hold."""
    query = select(
        type_coerce(article.c.id, RAW), PATH, article.c.title, article.c.publisher,
        article.c.published, article.c.url,
    )  # fmt: skip
    rows = bare_rows(connection, query, article.c.id, sorted(set(ids)))
    found = (
        ArticleRow(str(to_hex(raw)), path or "", title, publisher, day, url, 0, 0)
        for raw, path, title, publisher, day, url in rows
    )
    return {each.id: each for each in found}


def published(connection: Connection) -> dict[str, tuple[str | None, str | None]]:
    """Return of each article when and by whom it was published."""
    query = select(type_coerce(article.c.id, RAW), article.c.published, article.c.publisher)
    found = connection.execute(query)
    # Bare, from the driver: there is a row for each article of the store.
    rows = found.cursor.fetchall()
    found.close()
    return {str(to_hex(row[0])): (row[1], row[2]) for row in rows}


def lies_at(connection: Connection, path: str) -> bool:
    """Return whether an article was read from this path."""
    query = select(article_path.c.path).where(article_path.c.path == path)
    return connection.scalar(query) is not None


def copies(connection: Connection) -> tuple[tuple[ArticleRow, ...], ...]:
    """Return the groups of articles that are copies of one another, the first of each first."""
    several = (
        select(article_copy.c.original_id)
        .group_by(article_copy.c.original_id)
        .having(func.count() > 1)
    )
    query = (
        _rows()
        .where(article_copy.c.original_id.in_(several))
        .order_by(article_copy.c.original_id, article.c.published, article.c.id)
    )
    groups: dict[str, list[ArticleRow]] = {}
    for row in connection.execute(query):
        groups.setdefault(row.original_id, []).append(_row(row))
    return tuple(
        tuple(sorted(group, key=lambda each: each.copy_of is not None)) for group in groups.values()
    )


def mentions(connection: Connection) -> Iterator[NamedMention]:
    """Yield every mention, by path of its article and place in it.

    Of mentions within one another ("Apple", "Apple CEO") the inner one comes first.
    """
    query = (
        select(
            mention.c.article_id,
            PATH.label("path"),
            mention.c.start,
            mention.c.end,
            mention.c.text,
            # What was judged is kept as a text, what was read perhaps as a number.
            type_coerce(
                func.coalesce(entity_judged.c.kind, mention.c.kind), mention.c.kind.type
            ).label("kind"),
            entity_mention.c.entity_id,
            entity.c.name,
            mention.c.id,
        )
        .join(article, article.c.id == mention.c.article_id)
        .outerjoin(entity_mention, entity_mention.c.mention_id == mention.c.id)
        .outerjoin(entity, entity.c.id == entity_mention.c.entity_id)
        .outerjoin(entity_judged, entity_judged.c.entity_id == entity.c.id)
        .outerjoin(chain, chain.c.id == entity_mention.c.chain_id)
        .where(standing(mention), named_in(chain))
        .order_by("path", mention.c.article_id, mention.c.end, mention.c.start.desc())
    )
    for row in connection.execution_options(yield_per=1000).execute(query):
        yield NamedMention(
            row.article_id, row.path or "", row.start, row.end,
            row.text, row.kind, row.entity_id, row.name, row.id,
        )  # fmt: skip


def totals(connection: Connection) -> dict[str, int]:
    """Return how many articles, meetings, people, groups, states and places the store holds."""
    found = {
        name: connection.scalar(select(func.count()).select_from(table)) or 0
        for name, table in (("articles", article), ("meetings", meeting))
    }
    return found | _by_kind(connection)


def _by_kind(connection: Connection) -> dict[str, int]:
    kinds = connection.execute(
        select(entity.c.kind, func.count()).where(shown()).group_by(entity.c.kind)
    )
    by_kind = {row.kind: row[1] for row in kinds}
    names = {"person": "people", "group": "groups", "state": "states", "place": "places"}
    return {names[kind]: by_kind.get(kind, 0) for kind in names}


def _counting(table: Table) -> Select[Any]:
    query = select(func.count()).select_from(table)
    return query.where(standing(table)) if table in (mention, claim, report) else query


def counts(connection: Connection) -> dict[str, int]:
    """Return how many articles (of each language), sentences, mentions … the store holds."""
    found = {name: connection.scalar(_counting(table)) or 0 for name, table in COUNTED.items()}
    languages = connection.execute(
        select(article.c.language, func.count()).group_by(article.c.language)
    )
    found |= {
        f"articles in {language}": number for language, number in sorted(map(tuple, languages))
    }
    found |= _by_kind(connection)
    statuses = connection.execute(
        select(meeting.c.status, func.count()).group_by(meeting.c.status).order_by(meeting.c.status)
    )
    found |= {f"meetings {status}": number for status, number in statuses}
    copied = select(func.count()).where(article_copy.c.original_id != article_copy.c.article_id)
    found["copies"] = connection.scalar(copied) or 0
    return found
