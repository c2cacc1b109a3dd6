"""New articles get their chains; those of articles that went are taken away."""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import partial

from sqlalchemy import Connection, delete, or_, select, update

from kg.parts import Run, in_turn
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.updating.changes import Changes, together
from kg.store import schema
from kg.store.bulk import insert_columns
from kg.store.knowledge.joining import Joined, join_names
from kg.store.knowledge.rows import among, some
from kg.store.reached import Evidence

# So many articles are a part of the work of joining names.
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


def read_new(
    read: Evidence, known: Decisions, former: Mapping[str, str], run: Run = in_turn
) -> Changes:
    """Write the chains of all articles that have none; return what came.

    `former` knows the entities of chains that are made anew; `run` has the names of a part of the
    articles joined, here or elsewhere.
    """
    done = schema.extraction.c
    came: list[Changes] = []
    waiting: deque[list[str]] = deque()
    work = partial(join_names, read=read, corrections=known.corrections, apart=known.pairs_apart)
    with read.connected() as connection:

        def parts() -> Iterator[list[str]]:
            for ids in _unread(connection):
                waiting.append(ids)
                yield ids

        for found in run(work, parts()):
            ids = waiting.popleft()
            came += [Changes(read=frozenset(ids)), _write(connection, found, former)]
            gone = delete(schema.evidence_rejected)
            connection.execute(gone.where(schema.evidence_rejected.c.article_id.in_(ids)))
            insert_columns(connection, schema.evidence_rejected, found.rejected)
            mark = update(schema.extraction).where(done.article_id.in_(ids)).values(resolved=1)
            connection.execute(mark)
    return together(came)


def _unread(connection: Connection) -> Iterator[list[str]]:
    """Yield the articles that have no chains, a part at a time, as others get theirs."""
    done = schema.extraction.c
    query = select(done.article_id).where(done.resolved == 0).order_by(done.article_id)
    ids = list(connection.scalars(query.limit(BATCH)))
    while ids:
        yield ids
        after = query.where(done.article_id > ids[-1])
        ids = list(connection.scalars(after.limit(BATCH)))


def _write(connection: Connection, made: Joined, former: Mapping[str, str]) -> Changes:
    ids = made.chains["id"]
    entities = {"entity_id": [former.get(chain) for chain in ids]}
    insert_columns(connection, schema.chain, {**made.chains, **entities})
    insert_columns(connection, schema.chain_name, made.names)
    insert_columns(connection, schema.entity_mention, made.mentions)
    first: dict[str, str] = {}
    for key, article in zip(made.chains["key"], made.chains["article_id"], strict=True):
        first[key] = min(article, first.get(key, article))
    return Changes.of_names(first.keys()) | Changes(
        full=frozenset(made.names["key"]), chains=frozenset(ids), first=first
    )
