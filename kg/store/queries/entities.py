"""Entities: by id, by name, listed; their spellings and why these belong to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, case, func, or_, select

from kg.model import Entity, Kind
from kg.resolution.names import fold
from kg.results.reasons import why_spelled
from kg.results.records import Alias
from kg.store.queries.batches import rows_of
from kg.store.queries.standing import shown
from kg.store.schema import chain, entity, entity_alias, entity_mention, mention


def by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Entity]:
    """Return the entities of these ids, with their spellings, most frequent first.

    Those that people hid are left out.
    """
    wanted = sorted(set(ids))
    spellings = defaultdict(list)
    aliases = select(entity_alias.c.entity_id, entity_alias.c.name).order_by(
        entity_alias.c.entity_id, entity_alias.c.mentions.desc(), entity_alias.c.name
    )
    for row in rows_of(connection, aliases, entity_alias.c.entity_id, wanted):
        spellings[row.entity_id].append(row.name)
    return {
        row.id: Entity(
            id=row.id,
            kind=row.kind,
            name=row.name,
            aliases=tuple(spellings[row.id]),
            code=row.code,
            mentions=row.mentions,
            articles=row.articles,
        )
        for row in rows_of(connection, select(entity).where(shown()), entity.c.id, wanted)
    }


def listed(
    connection: Connection,
    *,
    kinds: Collection[Kind] = (),
    min_articles: int = 0,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[Entity, ...]:
    """Return the entities of these kinds (of all, where none is named), most mentioned first.

    The first `offset` of them are left out.
    """
    query = select(entity.c.id).where(shown())
    query = query.order_by(entity.c.mentions.desc(), entity.c.name, entity.c.id)
    if kinds:
        query = query.where(entity.c.kind.in_(kinds))
    if min_articles > 1:
        query = query.where(entity.c.articles >= min_articles)
    if offset:
        query = query.offset(offset)
    ids = connection.scalars(query.limit(limit)).all()
    found = by_id(connection, ids)
    return tuple(found[id_] for id_ in ids)


def matching(
    connection: Connection, words: str, *, kind: Kind | None = None, limit: int = 20
) -> tuple[Entity, ...]:
    """Return the entities with a spelling in which each of the words begins a word.

    Those whose own name is exactly that come first, then those of most mentions.
    """
    whole = fold(words)
    if not whole:
        return ()
    of = entity_alias.c.search
    exact = func.max(case((of == whole, 1), else_=0))
    query = (
        select(entity.c.id)
        .join(entity_alias, entity_alias.c.entity_id == entity.c.id)
        .where(
            shown(),
            *(or_(of.startswith(word, autoescape=True), of.contains(f" {word}", autoescape=True))
              for word in whole.split()),
        )
        .group_by(entity.c.id, entity.c.mentions)
        .order_by(exact.desc(), entity.c.mentions.desc(), entity.c.id)
    )  # fmt: skip
    if kind:
        query = query.where(entity.c.kind == kind)
    ids = connection.scalars(query.limit(limit)).all()
    found = by_id(connection, ids)
    return tuple(found[id_] for id_ in ids)


def names(connection: Connection, *, limit: int) -> list[tuple[str, str, str]]:
    """Return id, kind and name of so many entities, most mentioned first."""
    query = select(entity.c.id, entity.c.kind, entity.c.name).where(shown())
    rows = connection.execute(
        query.order_by(entity.c.mentions.desc(), entity.c.name, entity.c.id).limit(limit)
    )
    return list(map(tuple, rows))


def spellings(
    connection: Connection, entity_id: str, *, most: int | None = None
) -> tuple[Alias, ...]:
    """Return every spelling of an entity's name, most frequent first, and why it belongs to it.

    With `most`, the reasons are those of so many mentions, whichever: ids are hashes.
    """
    counts = connection.execute(
        select(entity_alias.c.name, entity_alias.c.mentions)
        .where(entity_alias.c.entity_id == entity_id)
        .order_by(entity_alias.c.mentions.desc(), entity_alias.c.name)
    )
    reasons: dict[str, list[str]] = defaultdict(list)
    of = entity_mention.c
    some = select(of.mention_id, of.chain_id, of.rule).where(of.entity_id == entity_id).limit(most)
    named = some.subquery("named")
    query = (
        select(
            mention.c.text,
            named.c.rule,
            chain.c.rule.label("joined"),
            chain.c.name,
            func.count().label("times"),
        )
        .join(named, named.c.mention_id == mention.c.id)
        .join(chain, chain.c.id == named.c.chain_id)
        .group_by(mention.c.text, named.c.rule, chain.c.rule, chain.c.name)
        .order_by(func.count().desc(), named.c.rule, chain.c.rule, chain.c.name)
    )
    for row in connection.execute(query):
        reasons[row.text].append(why_spelled(row.text, row.rule, row.joined, row.name))
    return tuple(
        Alias(row.name, row.mentions, tuple(dict.fromkeys(reasons[row.name]))) for row in counts
    )


def seen(connection: Connection, entity_id: str) -> tuple[str | None, str | None]:
    """Return the first and the last date of publication of the articles that name the entity."""
    query = select(entity.c.first_seen, entity.c.last_seen).where(entity.c.id == entity_id)
    row = connection.execute(query).one_or_none()
    return (None, None) if row is None else (row.first_seen, row.last_seen)
