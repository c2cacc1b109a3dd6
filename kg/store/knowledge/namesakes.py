"""Names that several people bear: their chains get keys that tell these people apart."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from kg.parts import portions
from kg.resolution.linking import own_block
from kg.resolution.names import qualified, qualifier, unqualified
from kg.resolution.namesakes import HeldTitle, Setting
from kg.resolution.resolving.namesakes import ARTICLES, qualifiers
from kg.resolution.updating.changes import NOTHING, Changes, together
from kg.store import schema
from kg.store.knowledge.context import CoMentionIndex, first_chains
from kg.store.knowledge.rows import among

# So many chains are looked at together.
TOGETHER = 1000


def resolve(connection: Connection, co_mentions: CoMentionIndex, full: Collection[str]) -> Changes:
    """Give the chains of some full names the key of the person whom they mean."""
    names = {unqualified(name) for name in full if name.startswith("person:")}
    told_apart: list[Changes] = []
    divided = _divided(connection, names)
    for part in _parts(sorted(names)):
        plain = [name for name in part if name not in divided]
        found = first_chains(connection, plain, most=ARTICLES)
        first = {name: rows for name, rows in found.items() if rows}
        whole = _all(connection, {key: name for name in part for key in divided.get(name, ())})
        # Whoever is the only one left of several gets the plain name back.
        rows_of = {
            name: rows
            for name, rows in (first | whole).items()
            if len(rows) > 1 or rows[0].key != name
        }
        settings = _settings(connection, co_mentions, rows_of)
        for name, rows in sorted(rows_of.items()):
            key_of = _keys(name, [settings[row.id] for row in rows])
            changed = [row for row in rows if key_of[row.id] != row.key]
            if name in first and changed:
                # It is divided from now on: all of its articles are looked at.
                changed = _all(connection, {name: name})[name]
                settings |= _settings(connection, co_mentions, {name: changed})
                key_of = _keys(name, [settings[row.id] for row in changed])
            told_apart.append(_change(connection, changed, key_of))
    return together(told_apart)


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), 200):
        yield names[start : start + 200]


def _divided(connection: Connection, names: Collection[str]) -> dict[str, set[str]]:
    """Return the names that were found to be those of several people, each with all its keys."""
    of = schema.name_block.c
    blocks = {own_block(name) for name in names}
    found: dict[str, set[str]] = defaultdict(set)
    for row in among(connection, select(of.key), of.block, blocks):
        name = unqualified(row.key)
        if qualifier(row.key) and name in names:
            found[name] |= {row.key, name}
    return dict(found)


def _all(connection: Connection, name_of: dict[str, str]) -> dict[str, list[Any]]:
    """Return the chains of names in the order of their articles; `name_of` knows each key's."""
    of = schema.chain.c
    query = select(of.id, of.article_id, of.key, of.name)
    query = query.where(of.short == 0, of.article_id.is_not(None))
    found: dict[str, list[Any]] = defaultdict(list)
    for row in among(connection, query, of.key, name_of):
        found[name_of[row.key]].append(row)
    return {
        name: sorted(rows, key=lambda row: (row.article_id, row.id)) for name, rows in found.items()
    }


def _keys(name: str, settings: Sequence[Setting]) -> dict[str, str]:
    """Return for each chain of a name the key of the person whom it means."""
    return {chain: qualified(name, one) for chain, one in qualifiers(name, settings).items()}


def _settings(
    connection: Connection, co_mentions: CoMentionIndex, rows_of: dict[str, list[Any]]
) -> dict[str, Setting]:
    """Return for each chain where its article places the person."""
    chains = {row.id: (row, name) for name, rows in rows_of.items() for row in rows}
    articles = {row.article_id for row, _ in chains.values()}
    titles = _titles(connection, articles)
    published = _published(connection, articles)
    found = {}
    for chain, article, (row, name) in _with_co_mentions(co_mentions, chains):
        held = titles.get(article, ())
        found[chain] = Setting.of(
            chain,
            row.name,
            (HeldTitle(who == chain, title, state) for who, title, state in held),
            beside=co_mentions.of_article(article).keys - {name},
            published=published.get(article),
        )
    return found


def _with_co_mentions(
    co_mentions: CoMentionIndex, chains: Mapping[str, tuple[Any, str]]
) -> Iterator[tuple[str, str, tuple[Any, str]]]:
    """Yield chains and their articles, whose co-mentions are read, many at a time."""
    ordered = sorted((row.article_id, chain) for chain, (row, _) in chains.items())
    for part in portions(ordered, TOGETHER):
        co_mentions.read({article for article, _ in part})
        yield from ((chain, article, chains[chain]) for article, chain in part)


def _titles(
    connection: Connection, articles: Collection[str]
) -> dict[str, list[tuple[str, str, str | None]]]:
    """Return the titles of each article: whose (a chain), the title, and of which state."""
    claim, mention = schema.claim.c, schema.mention.c
    query = select(
        claim.article_id, claim.title, schema.entity_mention.c.chain_id, mention.kind, mention.code
    )
    query = query.join(schema.entity_mention, schema.entity_mention.c.mention_id == claim.subject)
    query = query.outerjoin(schema.mention, mention.id == claim.object)
    query = query.where(claim.kind == "role", claim.title.is_not(None))
    query = query.where(claim.id.not_in(select(schema.evidence_rejected.c.id)))
    found: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
    for row in among(connection, query, claim.article_id, articles):
        state = f"state:{row.code}" if row.kind == "state" and row.code else None
        found[row.article_id].append((row.chain_id, row.title, state))
    return found


def _published(connection: Connection, articles: Collection[str]) -> dict[str, str | None]:
    of = schema.article.c
    return {
        row.id: row.published
        for row in among(connection, select(of.id, of.published), of.id, articles)
    }


def _change(connection: Connection, rows: Sequence[Any], key_of: dict[str, str]) -> Changes:
    if not rows:
        return NOTHING
    of = schema.chain
    connection.execute(
        update(of).where(of.c.id == bindparam("chain")).values(key=bindparam("new")),
        [{"chain": row.id, "new": key_of[row.id]} for row in rows],
    )
    return Changes(full={row.key for row in rows} | set(key_of.values()), anew=True)
