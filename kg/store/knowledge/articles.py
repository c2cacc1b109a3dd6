"""New articles get their chains; those of articles that went are taken away."""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from kg.model import Chain, Extraction
from kg.parts import Run, in_turn
from kg.resolution.linking import is_short
from kg.resolution.rejections import without_rejected
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.readings import Kept, chains_in, other_names
from kg.resolution.updating.changes import Changes, together
from kg.store import evidence, schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.corrections import Rejections
from kg.store.knowledge.rows import among, some

BATCH = 100
# What was read in an article that has no chains, and its text.
Unread = tuple[Extraction, str]


def drop_vanished(connection: Connection) -> Changes:
    """Take away chains that lost their article or whose article is read anew."""
    of, other = schema.chain.c, schema.chain_name.c
    unread = select(schema.extraction.c.article_id).where(schema.extraction.c.resolved == 0)
    gone = or_(of.article_id.is_(None), of.article_id.in_(unread))
    asked = select(of.id, of.article_id, of.key, of.short, of.entity_id).where(gone)
    old = connection.execute(asked).all()
    ids = {row.id for row in old}
    others = {row.key for row in among(connection, select(other.key), other.chain_id, ids)}
    named = schema.entity_mention
    for part in some(sorted({row.article_id for row in old} - {None})):
        mentions = select(schema.mention.c.id).where(schema.mention.c.article_id.in_(part))
        connection.execute(delete(named).where(named.c.mention_id.in_(mentions)))
    for part in some(sorted(ids)):
        connection.execute(delete(schema.chain).where(of.id.in_(part)))
    former = {row.id: row.entity_id for row in old if row.entity_id}
    return Changes(
        full=others.union(row.key for row in old if not row.short),
        short={row.key for row in old if row.short},
        entities=set(former.values()),
        former=former,
        anew=bool(ids),
    )


def read_new(
    connection: Connection, known: Decisions, former: Mapping[str, str], run: Run = in_turn
) -> Changes:
    """Write the chains of all articles that have none; return what came.

    `former` knows the entities of chains that are made anew; `run` has the names of a part of the
    articles joined, here or elsewhere.
    """
    done = schema.extraction.c
    came: list[Changes] = []
    rejections = Rejections(connection, known.corrections)
    waiting: deque[list[Unread]] = deque()

    def parts() -> Iterator[list[Kept]]:
        for part in _unread(connection):
            waiting.append(part)
            yield [
                (
                    without_rejected(found, rejections.of(found.article_id, text)),
                    text,
                    rejections.meant(found.article_id),
                )
                for found, text in part
            ]

    for each in run(partial(chains_in, apart=known.pairs_apart), parts()):
        part = waiting.popleft()
        ids = [found.article_id for found, _ in part]
        rejections.forget(ids)
        for (found, text), made in zip(part, each, strict=True):
            rejections.write(found, made, text)
        chains = [chain for made in each for chain in made]
        came += [Changes(read=frozenset(ids)), _write(connection, chains, former)]
        mark = update(schema.extraction).where(done.article_id.in_(ids)).values(resolved=1)
        connection.execute(mark)
    return together(came)


def _unread(connection: Connection) -> Iterator[list[Unread]]:
    """Yield the articles that have no chains, a part at a time, as others get theirs."""
    done = schema.extraction.c
    query = select(done.article_id).where(done.resolved == 0).order_by(done.article_id)
    ids = list(connection.scalars(query.limit(BATCH)))
    while ids:
        texts = evidence.texts(connection, ids)
        found = evidence.extractions(connection, ids)
        yield [(one, texts[one.article_id]) for one in found]
        after = query.where(done.article_id > ids[-1])
        ids = list(connection.scalars(after.limit(BATCH)))


def _write(connection: Connection, made: list[Chain], former: Mapping[str, str]) -> Changes:
    others = {chain.id: other_names(chain) for chain in made}
    # In the order of their keys, rows fall on fewer pages of the database.
    made = sorted(made, key=lambda chain: chain.id)
    insert_rows(connection, schema.chain, (_row(chain, former) for chain in made))
    insert_rows(
        connection,
        schema.chain_name,
        ({"chain_id": chain, "key": name} for chain, names in others.items() for name in names),
    )
    insert_rows(
        connection,
        schema.entity_mention,
        sorted(
            (
                {"mention_id": mention, "chain_id": chain.id, "entity_id": None, "rule": rule}
                for chain in made
                for mention, rule in zip(chain.mentions, chain.rules, strict=True)
            ),
            key=lambda row: row["mention_id"],
        ),
    )
    first: dict[str, str] = {}
    for chain in made:
        first[chain.key] = min(chain.article_id, first.get(chain.key, chain.article_id))
    full = {name for names in others.values() for name in names}
    return Changes.of_names(first.keys()) | Changes(
        full=full, chains={chain.id for chain in made}, first=first
    )


def _row(chain: Chain, former: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": chain.id,
        "article_id": chain.article_id,
        "entity_id": former.get(chain.id),
        "kind": chain.kind,
        "name": chain.name,
        "key": chain.key,
        "code": chain.code,
        "short": int(is_short(chain.key)),
        "mentions": sum(count for _, count in chain.names),
        "rule": None,
        "score": None,
    }
