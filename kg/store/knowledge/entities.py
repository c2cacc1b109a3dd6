"""What is known of each entity that changed: kind, name, aliases, how often it is named."""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Connection, bindparam, delete, func, or_, select, update

from kg.resolution.chains import DESCRIPTION
from kg.resolution.entities import display, kind_of
from kg.resolution.names import fold, trimmed
from kg.resolution.states import name_of
from kg.store import schema
from kg.store.knowledge.decisions import Decisions
from kg.store.knowledge.rows import add, among, some
from kg.store.knowledge.touched import Touched


def describe(connection: Connection, known: Decisions, touched: Touched) -> None:
    """Write down anew what is known of the entities whose chains changed.

    Aliases are counted anew only where an entity lost a chain. Where it gained some, as states do
    with every article, theirs are added: else each article would cost more the more there are.
    """
    gained, lost = _move_mentions(connection, touched.chains)
    lost |= set(touched.former.values())
    more = _aliases(connection, schema.entity_mention.c.chain_id, gained)
    for part in some(sorted(touched.entities)):
        aliases = _known(connection, [entity for entity in part if entity not in lost])
        for entity in part:
            if entity not in lost:
                aliases[entity].update(more[entity])
        anew = [entity for entity in part if entity in lost]
        aliases |= _aliases(connection, schema.entity_mention.c.entity_id, anew)
        articles = _articles(connection, part)
        rows = [
            _row(known, entity, names, aliases.get(entity, Counter()), articles.get(entity, 0))
            for entity, names in sorted(_names(connection, part).items())
        ]
        if not rows:
            continue
        change = update(schema.entity).where(schema.entity.c.id == bindparam("entity"))
        columns = ("kind", "name", "code", "mentions", "articles")
        connection.execute(
            change.values({name: bindparam(f"new_{name}") for name in columns}), rows
        )
        connection.execute(
            delete(schema.entity_alias).where(schema.entity_alias.c.entity_id.in_(part))
        )
        add(
            connection,
            schema.entity_alias,
            (
                {"entity_id": entity, "name": name, "search": fold(name), "mentions": number}
                for entity, names in sorted(aliases.items())
                for name, number in sorted(names.items())
            ),
        )


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
        for row in connection.execute(moved.where(of.chain_id.in_(part))):
            gained.add(row.chain_id)
            lost |= {row.entity_id} - {None}
        change = update(schema.entity_mention).where(of.chain_id.in_(part))
        connection.execute(change.values(entity_id=entity))
    return gained, lost


def _known(connection: Connection, ids: list[str]) -> dict[str, Counter[str]]:
    """Return the aliases of entities as they are stored."""
    of = schema.entity_alias.c
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in among(connection, select(of.entity_id, of.name, of.mentions), of.entity_id, ids):
        found[row.entity_id][row.name] = row.mentions
    return found


def _names(connection: Connection, ids: list[str]) -> dict[str, list[Any]]:
    of = schema.chain.c
    query = select(
        of.entity_id, of.kind, of.name, of.code, of.short, func.sum(of.mentions).label("n")
    )
    query = query.group_by(of.entity_id, of.kind, of.name, of.code, of.short)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in among(connection, query, of.entity_id, ids):
        found[row.entity_id].append(row)
    return found


def _aliases(
    connection: Connection, column: Column[Any], values: Collection[str]
) -> dict[str, Counter[str]]:
    """Return by entity how often each of its names stands in some chains, or in all of its own."""
    of, mention = schema.entity_mention.c, schema.mention.c
    query = select(of.entity_id, mention.text, func.count().label("n"))
    query = query.join(schema.mention, mention.id == of.mention_id)
    query = query.where(of.rule != DESCRIPTION).group_by(of.entity_id, mention.text)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in among(connection, query, column, values):
        found[row.entity_id][trimmed(row.text) or row.text] += row.n
    return found


def _articles(connection: Connection, ids: list[str]) -> dict[str, int]:
    of = schema.chain.c
    query = select(of.entity_id, func.count(of.article_id.distinct()).label("n"))
    rows = among(connection, query.group_by(of.entity_id), of.entity_id, ids)
    return {row.entity_id: row.n for row in rows}


def _row(
    known: Decisions, entity: str, names: list[Any], aliases: Counter[str], articles: int
) -> dict[str, Any]:
    full = [row for row in names if not row.short] or names
    votes: Counter[Any] = Counter()
    printed: Counter[str] = Counter()
    for row in full:
        votes[row.kind] += int(row.n)
        printed[row.name] += int(row.n)
    kind = kind_of(votes)
    code = next((row.code for row in full if row.code), None) if kind == "state" else None
    name = name_of(code) if code else display(printed, kind)
    entry = known.entries.get(entity)
    return {
        "entity": entity,
        "new_kind": entry.kind if entry else kind,
        "new_name": entry.name if entry else name,
        "new_code": code,
        "new_mentions": sum(aliases.values()),
        "new_articles": articles,
    }


def drop_empty(connection: Connection, touched: Touched) -> None:
    """Take away the entities that have no chain any more."""
    of = schema.chain.c
    query = select(of.entity_id).distinct()
    alive = {row[0] for row in among(connection, query, of.entity_id, touched.entities)}
    for part in some(sorted(touched.entities - alive)):
        connection.execute(delete(schema.entity).where(schema.entity.c.id.in_(part)))
