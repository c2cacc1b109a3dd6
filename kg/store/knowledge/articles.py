"""New articles get their chains; those of articles that went are taken away."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from kg.model import Chain
from kg.resolution.chains import chains
from kg.resolution.linking import is_short
from kg.resolution.rejections import without_rejected
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.readings import other_names
from kg.resolution.updating.changes import Changes, together
from kg.store import evidence, schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.corrections import Rejections
from kg.store.knowledge.rows import among, some

BATCH = 100


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


def read_new(connection: Connection, known: Decisions, former: Mapping[str, str]) -> Changes:
    """Write the chains of all articles that have none; return what came.

    `former` knows the entities of chains that are made anew.
    """
    done = schema.extraction.c
    query = select(done.article_id).where(done.resolved == 0).order_by(done.article_id)
    came: list[Changes] = []
    rejections = Rejections(connection, known.corrections)
    while ids := list(connection.scalars(query.limit(BATCH))):
        made: list[Chain] = []
        texts = evidence.texts(connection, ids)
        rejections.prepare(ids, texts)
        for extraction in evidence.extractions(connection, ids):
            kept = without_rejected(extraction, rejections.of(extraction.article_id))
            article = extraction.article_id
            meant = rejections.meant(article)
            found = chains(kept, texts[article], apart=known.pairs_apart, meant=meant)
            rejections.write(extraction, found)
            made += found
        came += [Changes(read=frozenset(ids)), _write(connection, made, former)]
        mark = update(schema.extraction).where(done.article_id.in_(ids)).values(resolved=1)
        connection.execute(mark)
    return together(came)


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
