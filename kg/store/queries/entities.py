"""Entities: by id, by name, listed; their spellings and why these belong to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, func, or_, select

from kg.errors import AmbiguousName, NotFound
from kg.model import Entity, Kind
from kg.resolution.names import fold, normal
from kg.results.records import Alias
from kg.store.queries.batches import rows_of
from kg.store.schema import article, chain, entity, entity_alias, entity_mention, mention

CLOSE = 5
# Of how many letters in a hundred a name that was not found may differ from one that is offered.
LIKENESS = 65


def by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Entity]:
    """Return the entities of these ids, with their spellings, most frequent first."""
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
        for row in rows_of(connection, select(entity), entity.c.id, wanted)
    }


def listed(
    connection: Connection,
    *,
    kinds: Collection[Kind] = (),
    min_articles: int = 0,
    limit: int | None = None,
) -> tuple[Entity, ...]:
    """Return the entities of these kinds (of all, where none is named), most mentioned first."""
    query = select(entity.c.id).order_by(entity.c.mentions.desc(), entity.c.name, entity.c.id)
    if kinds:
        query = query.where(entity.c.kind.in_(kinds))
    if min_articles:
        query = query.where(entity.c.articles >= min_articles)
    ids = connection.scalars(query.limit(limit)).all()
    found = by_id(connection, ids)
    return tuple(found[id_] for id_ in ids)


def names(connection: Connection, *, limit: int) -> list[tuple[str, str, str]]:
    """Return id, kind and name of so many entities, most mentioned first."""
    query = select(entity.c.id, entity.c.kind, entity.c.name)
    rows = connection.execute(
        query.order_by(entity.c.mentions.desc(), entity.c.name, entity.c.id).limit(limit)
    )
    return [(row.id, row.kind, row.name) for row in rows]


def named(connection: Connection, name: str, *, kind: Kind | None = None) -> Entity:
    """Return the entity that bears the name, without regard to accents, case and titles.

    An id, or the first half of one, is a name too, and so is a kind before a name
    ("place:Georgia"). Raises `AmbiguousName` where several bear it, `NotFound` where none does.
    """
    before, colon, after = name.partition(":")
    if colon and before in {"person", "group", "state", "place"} and after.strip():
        kind, name = before, after.strip()  # type: ignore[assignment]
    found = _with_id(connection, name) or _bearing(connection, name, kind)
    if not found:
        raise NotFound(name, _close(connection, name, kind))
    if len(found) > 1:
        raise AmbiguousName(name, [_described(each) for each in found])
    return found[0]


def _with_id(connection: Connection, name: str) -> list[Entity]:
    if len(name) < 8 or " " in name:
        return []
    ids = connection.scalars(
        select(entity.c.id).where(entity.c.id.startswith(name, autoescape=True)).limit(3)
    )
    return list(by_id(connection, ids).values())


def _bearing(connection: Connection, name: str, kind: Kind | None) -> list[Entity]:
    """Return those that bear the name, else one of its forms without title, else a part of it."""
    whole = fold(name)
    forms = [whole, *(normal(name, each) for each in ("person", "group", "place"))]
    for form in dict.fromkeys(form for form in forms if form):
        found = _with_form(connection, [form], kind)
        if found:
            return _best(found, form)
    part = or_(
        entity_alias.c.search.like(f"% {whole}"),
        entity_alias.c.search.like(f"{whole} %"),
        entity_alias.c.search.like(f"% {whole} %"),
    )
    if len(whole) < 3:
        return []
    query = select(entity_alias.c.entity_id).distinct().where(part)
    found = list(by_id(connection, connection.scalars(query.limit(50))).values())
    return _ranked([each for each in found if kind in (None, each.kind)])


def _with_form(connection: Connection, forms: Sequence[str], kind: Kind | None) -> list[Entity]:
    query = (
        select(entity_alias.c.entity_id)
        .distinct()
        .join(entity, entity.c.id == entity_alias.c.entity_id)
        .where(entity_alias.c.search.in_(forms))
    )
    if kind:
        query = query.where(entity.c.kind == kind)
    return list(by_id(connection, connection.scalars(query)).values())


def _best(found: list[Entity], form: str) -> list[Entity]:
    """Return the one whose own name it is, where it is a mere alias of the others."""
    own = [each for each in found if fold(each.name) == form]
    return own if len(own) == 1 else _ranked(own or found)


def _ranked(found: list[Entity]) -> list[Entity]:
    return sorted(found, key=lambda each: (-each.mentions, each.name, each.id))[:10]


def _described(one: Entity) -> str:
    articles = "1 article" if one.articles == 1 else f"{one.articles} articles"
    return f"{one.name} ({one.kind}, {articles}, {one.id[:8]})"


def _close(connection: Connection, name: str, kind: Kind | None) -> list[str]:
    query = select(entity_alias.c.search, entity.c.name).join(
        entity, entity.c.id == entity_alias.c.entity_id
    )
    if kind:
        query = query.where(entity.c.kind == kind)
    names = {row.search: row.name for row in connection.execute(query)}
    near = process.extract(
        fold(name), list(names), scorer=fuzz.WRatio, limit=3 * CLOSE, score_cutoff=LIKENESS
    )
    return list(dict.fromkeys(names[form] for form, _, _ in near))[:CLOSE]


def spellings(connection: Connection, entity_id: str) -> tuple[Alias, ...]:
    """Return every spelling of an entity's name, most frequent first, and why it belongs to it."""
    counts = connection.execute(
        select(entity_alias.c.name, entity_alias.c.mentions)
        .where(entity_alias.c.entity_id == entity_id)
        .order_by(entity_alias.c.mentions.desc(), entity_alias.c.name)
    )
    reasons: dict[str, list[str]] = defaultdict(list)
    query = (
        select(
            mention.c.text,
            entity_mention.c.rule,
            chain.c.rule.label("joined"),
            chain.c.name,
            func.max(chain.c.score).label("score"),
            func.count().label("times"),
        )
        .join(entity_mention, entity_mention.c.mention_id == mention.c.id)
        .join(chain, chain.c.id == entity_mention.c.chain_id)
        .where(entity_mention.c.entity_id == entity_id)
        .group_by(mention.c.text, entity_mention.c.rule, chain.c.rule, chain.c.name)
        .order_by(func.count().desc(), entity_mention.c.rule, chain.c.rule, chain.c.name)
    )
    for row in connection.execute(query):
        reasons[row.text].append(_reason(row.text, row.rule, row.joined, row.name, row.score))
    return tuple(
        Alias(row.name, row.mentions, tuple(dict.fromkeys(reasons[row.name]))) for row in counts
    )


def _reason(text: str, rule: str, joined: str | None, name: str, score: float | None) -> str:
    within = rule if text == name else f"{rule} of {name}"
    across = "" if joined is None else f"; {joined}"
    return f"{within}{across}" + ("" if score is None else f" (score {score:.2f})")


def seen(connection: Connection, entity_id: str) -> tuple[str | None, str | None]:
    """Return the first and the last date of publication of the articles that name the entity."""
    query = (
        select(func.min(article.c.published), func.max(article.c.published))
        .join(chain, chain.c.article_id == article.c.id)
        .where(chain.c.entity_id == entity_id)
    )
    first, last = connection.execute(query).one()
    return first, last
