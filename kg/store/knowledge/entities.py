"""What is known of each entity that changed: kind, name, aliases, how often it is named."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)

from kg.resolution.chains import DESCRIPTION
from kg.resolution.corrections import Judged
from kg.resolution.names import fold, trimmed
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.entities import Naming, called, shown_as
from kg.resolution.updating.changes import Changes
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among, increase, some
from kg.store.knowledge.shown import still_called


class Seen(NamedTuple):
    """In how many articles an entity is named, and when the first and the last were published."""

    articles: int = 0
    first: str | None = None
    last: str | None = None


NOWHERE = Seen()
# The parameters by which an entity is shown: kind, name and code.
NEW = ("new_kind", "new_name", "new_code")


class Counts(NamedTuple):
    """In which articles entities are named, and how often by each of their names."""

    seen: Mapping[str, Seen]
    aliases: Mapping[str, Counter[str]]


def describe(
    connection: Connection, known: Decisions, judged: Mapping[str, Judged], changes: Changes
) -> None:
    """Write down what is known of the entities whose chains changed.

    An entity is counted anew only where it lost a chain. Where it gained some, as states do with
    every article, what they bring is added: else each article would cost more the more there are.
    """
    gained, lost = _move_mentions(connection, changes.chains)
    lost |= {*changes.former.values(), *changes.judged}
    more = Counts(_more_seen(connection, gained, changes.read), _more_aliases(connection, gained))
    unjudged = changes.entities - lost - judged.keys() - known.entries.keys()
    called = set() if changes.anew else still_called(connection, unjudged, gained)
    for part in some(sorted(changes.entities)):
        anew = [entity for entity in part if entity in lost]
        whole = Counts(_seen(connection, anew), _aliases(connection, anew))
        _forget(connection, anew)
        counts = {entity: whole if entity in lost else more for entity in part}
        increase(connection, schema.entity_alias, _alias_rows(counts), column="mentions")
        _write(connection, known, judged, counts, called)
        _find_by_name(connection, part)


def _forget(connection: Connection, entities: Sequence[str]) -> None:
    """Take away the aliases and the counts of some entities."""
    alias, of = schema.entity_alias, schema.entity.c
    connection.execute(delete(alias).where(alias.c.entity_id.in_(entities)))
    connection.execute(
        update(schema.entity)
        .where(of.id.in_(entities))
        .values(mentions=0, articles=0, first_seen=None, last_seen=None)
    )


def _find_by_name(connection: Connection, entities: Sequence[str]) -> None:
    """Let each entity be found by the name that is shown, also where no article has it so."""
    alias, of = schema.entity_alias, schema.entity.c
    unprinted = alias.c.entity_id.in_(entities), alias.c.mentions == 0
    connection.execute(delete(alias).where(*unprinted))
    printed = select(alias.c.name).where(alias.c.entity_id == of.id, alias.c.name == of.name)
    query = select(of.id, of.name).where(of.id.in_(entities), of.name != "", ~printed.exists())
    rows = [
        {"entity_id": row.id, "name": row.name, "search": fold(row.name), "mentions": 0}
        for row in connection.execute(query)
    ]
    insert_rows(connection, alias, rows)


def _alias_rows(counts: Mapping[str, Counts]) -> Iterator[dict[str, Any]]:
    for entity, of in sorted(counts.items()):
        for name, number in sorted(of.aliases.get(entity, Counter[str]()).items()):
            yield {"entity_id": entity, "name": name, "search": fold(name), "mentions": number}


def _write(
    connection: Connection,
    known: Decisions,
    judged: Mapping[str, Judged],
    counts: Mapping[str, Counts],
    called: AbstractSet[str],
) -> None:
    """Write kinds and names of entities, but for those `called` as before; add to their counts."""
    of = schema.entity.c
    names = _names(connection, [entity for entity in counts if entity not in called])
    more = {
        entity: {
            "entity": entity,
            "more_mentions": sum(by.aliases.get(entity, Counter[str]()).values()),
            "more_articles": by.seen.get(entity, NOWHERE).articles,
            "first": by.seen.get(entity, NOWHERE).first,
            "last": by.seen.get(entity, NOWHERE).last,
        }
        for entity, by in sorted(counts.items())
    }
    grown = {
        "mentions": of.mentions + bindparam("more_mentions"),
        "articles": of.articles + bindparam("more_articles"),
        "first_seen": _earlier(of.first_seen, bindparam("first", type_=String)),
        "last_seen": _later(of.last_seen, bindparam("last", type_=String)),
    }
    written: dict[str, BindParameter[Any]] = {
        name.removeprefix("new_"): bindparam(name) for name in NEW
    }
    rows = [more[one] | _row(known, judged, one, names[one]) for one in more if one in names]
    change = update(schema.entity).where(of.id == bindparam("entity"))
    if rows:
        connection.execute(change.values(**written, **grown), rows)
    rest = [row for entity, row in more.items() if entity not in names]
    if rest:
        connection.execute(change.values(**grown), rest)


def _move_mentions(connection: Connection, chains: Collection[str]) -> tuple[set[str], set[str]]:
    """Give mentions the entity of their chain.

    Returns the chains that have another entity now, and the entities that they had before.
    """
    of, chain = schema.entity_mention.c, schema.chain.c
    other = or_(of.entity_id.is_(None), of.entity_id != chain.entity_id)
    moved = select(of.chain_id, of.entity_id).distinct()
    moved = moved.join(schema.chain, chain.id == of.chain_id).where(other)
    entity = select(chain.entity_id).where(chain.id == of.chain_id).scalar_subquery()
    gained: set[str] = set()
    lost: set[str] = set()
    for part in some(sorted(chains)):
        here = of.mention_id.in_(_mentions(part)), of.chain_id.in_(part)
        for row in connection.execute(moved.where(*here)):
            gained.add(row.chain_id)
            lost |= {row.entity_id} - {None}
        connection.execute(update(schema.entity_mention).where(*here).values(entity_id=entity))
    return gained, lost


def _names(connection: Connection, ids: list[str]) -> dict[str, list[Any]]:
    of = schema.chain.c
    query = select(
        of.entity_id, of.kind, of.name, of.key, of.code, of.short, func.sum(of.mentions).label("n")
    )
    query = query.group_by(of.entity_id, of.kind, of.name, of.key, of.code, of.short)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in among(connection, query, of.entity_id, ids):
        found[row.entity_id].append(row)
    return found


def _mentions(chains: Sequence[str]) -> Select[tuple[str]]:
    """Return a query for the mentions of the articles of some chains: theirs are among them."""
    of, mention = schema.chain.c, schema.mention.c
    return select(mention.id).where(
        mention.article_id.in_(select(of.article_id).where(of.id.in_(chains)))
    )


def _aliases(connection: Connection, entities: Collection[str]) -> dict[str, Counter[str]]:
    """Return by entity how often each of its names stands anywhere."""
    rows = among(connection, _named(), schema.entity_mention.c.entity_id, entities)
    return _counted(rows)


def _more_aliases(connection: Connection, chains: Collection[str]) -> dict[str, Counter[str]]:
    """Return by entity how often each of its names stands in some chains."""
    of = schema.entity_mention.c
    rows = (
        row
        for part in some(sorted(chains))
        for row in connection.execute(
            _named().where(of.mention_id.in_(_mentions(part)), of.chain_id.in_(part))
        )
    )
    return _counted(rows)


def _named() -> Select[tuple[str, str, int]]:
    of, mention = schema.entity_mention.c, schema.mention.c
    query = select(of.entity_id, mention.text, func.count().label("n"))
    query = query.join(schema.mention, mention.id == of.mention_id)
    return query.where(of.rule != DESCRIPTION).group_by(of.entity_id, mention.text)


def _counted(rows: Iterable[Row[Any]]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[row.entity_id][trimmed(row.text) or row.text] += row.n
    return found


def _seen(connection: Connection, ids: Collection[str]) -> dict[str, Seen]:
    of, article = schema.chain.c, schema.article.c
    query = select(
        of.entity_id,
        func.count(of.article_id.distinct()),
        func.min(article.published),
        func.max(article.published),
    )
    query = query.outerjoin(schema.article, article.id == of.article_id).group_by(of.entity_id)
    rows = among(connection, query, of.entity_id, ids)
    return {row[0]: Seen(*row[1:]) for row in rows}


def _more_seen(connection: Connection, gained: set[str], read: AbstractSet[str]) -> dict[str, Seen]:
    """Return by entity in which articles it is named for the first time, by these chains.

    In articles that were `read` just now every chain is new.
    """
    of, article = schema.chain.c, schema.article.c
    query = select(of.id, of.article_id, of.entity_id)
    places = {(row.entity_id, row.article_id) for row in among(connection, query, of.id, gained)}
    older = {article for _, article in places if article and article not in read}
    for row in among(connection, query, of.article_id, older):
        if row.id not in gained:
            places.discard((row.entity_id, row.article_id))
    asked = select(article.id, article.published)
    ids = {article for _, article in places if article}
    day_of = {row.id: row.published for row in among(connection, asked, article.id, ids)}
    numbers = Counter(entity for entity, article in places if article)
    days: dict[str, list[str]] = defaultdict(list)
    for entity, article_id in places:
        if day := day_of.get(article_id):
            days[entity].append(day)
    return {
        entity: Seen(number, min(days[entity], default=None), max(days[entity], default=None))
        for entity, number in numbers.items()
    }


def _earlier(held: ColumnElement[Any], new: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((or_(held.is_(None), new < held), func.coalesce(new, held)), else_=held)


def _later(held: ColumnElement[Any], new: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((or_(held.is_(None), new > held), func.coalesce(new, held)), else_=held)


def _row(
    known: Decisions, judged: Mapping[str, Judged], entity: str, names: list[Any]
) -> dict[str, Any]:
    named = (
        Naming(row.kind, row.name, row.key, row.code, int(row.n), bool(row.short)) for row in names
    )
    found = called(named)
    said = judged.get(entity, Judged())
    return dict(zip(NEW, shown_as(found, known.entries.get(entity), said), strict=True))


def drop_empty(connection: Connection, entities: AbstractSet[str]) -> None:
    """Take away those of some entities that have no chain any more."""
    of = schema.chain.c
    query = select(of.entity_id).distinct()
    alive = {row[0] for row in among(connection, query, of.entity_id, entities)}
    for part in some(sorted(entities - alive)):
        connection.execute(delete(schema.entity).where(schema.entity.c.id.in_(part)))
