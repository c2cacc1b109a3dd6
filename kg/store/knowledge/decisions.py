"""Judgements and watchlists as resolving needs them, and what a change of them touches."""

import hashlib
import json

from sqlalchemy import Connection, delete, select, update

from kg.model import Judgement, content_id
from kg.resolution.names import fold, parse_key
from kg.resolution.resolving.decisions import Decisions, KnownEntity, decide, known_entity
from kg.resolution.updating.changes import NOTHING, Changes
from kg.resolution.watchlist import Entry
from kg.store import corrections, schema
from kg.store.bulk import insert_rows
from kg.store.knowledge import former
from kg.store.knowledge.corrections import APPLIED
from kg.store.knowledge.rows import among


def read(connection: Connection) -> Decisions:
    """Return the judgements that stand and the entries of watchlists."""
    of = schema.judgement.c
    columns = [of[name] for name in Judgement.__dataclass_fields__]
    query = select(*columns).where(of.retracted_at.is_(None)).order_by(of.number, of.id)
    judgements = [Judgement(**row) for row in connection.execute(query).mappings()]
    entries: list[KnownEntity] = []
    aside: list[str] = []
    for row in connection.execute(select(schema.watchlist).order_by(schema.watchlist.c.id)):
        try:
            entries.append(_known(row._mapping))
        except Exception as error:  # whatever stands there, everything else can be resolved
            aside.append(f"watchlist entry {row.id}: {' '.join(str(error).split())[:100]}")
    corrected = corrections.read(connection, retracted=False)
    return decide(judgements, entries, corrected, set_aside=aside)


def _known(row: "object") -> KnownEntity:
    values = dict(row)  # type: ignore[call-overload]
    aliases = json.loads(values["aliases"])
    names = [values["name"], *aliases]
    if not isinstance(aliases, list) or not all(isinstance(n, str) and n.strip() for n in names):
        raise ValueError("its names are no texts")
    return known_entity(
        Entry(values["id"], values["kind"], values["name"], tuple(aliases), values["country"])
    )


def touch(connection: Connection, known: Decisions) -> Changes:
    """Return what judgements and entries that are new, retracted or changed can change."""
    now = {_judged(one): {one.left, one.right} for one in known.judgements}
    for entry in known.entries.values():
        said = json.dumps([entry.kind, entry.name, entry.keys, entry.country])
        digest = hashlib.sha256(said.encode()).hexdigest()[:16]
        now[f"watchlist:{entry.id}:{digest}"] = set(entry.keys)
    rows = connection.execute(select(schema.decision_applied)).all()
    before = {row.id: set(json.loads(row.keys)) for row in rows if not row.id.startswith(APPLIED)}
    changed = {name: now.get(name) or before[name] for name in now.keys() ^ before.keys()}
    if not changed:
        return NOTHING
    applied = schema.decision_applied
    connection.execute(delete(applied).where(applied.c.id.in_(before.keys() - now.keys())))
    new = (
        {"id": name, "keys": json.dumps(sorted(now[name]))} for name in now.keys() - before.keys()
    )
    insert_rows(connection, applied, new)
    keys = {other for some in changed.values() for one in some for other in known.partners(one)}
    keys |= {one for some in changed.values() for one in some}
    _read_again(connection, keys)
    entities = _entities_called(connection, keys)
    return Changes.of_names(keys) | Changes(entities=entities, anew=True)


def remember_former(connection: Connection, known: Decisions) -> None:
    """Write down the ids of before that judgements are about to take; before anything is read."""
    former.remember(connection, {_judged(one): one for one in known.judgements})


def forget_former(connection: Connection, known: Decisions) -> None:
    """Let go of the ids of before that retracted judgements gave back."""
    former.forget(connection, {_judged(one): one for one in known.judgements})


def _judged(judgement: Judgement) -> str:
    return "judgement:" + content_id(judgement.left, judgement.right, judgement.verdict)


def _entities_called(connection: Connection, keys: set[str]) -> set[str]:
    alias, of = schema.entity_alias.c, schema.chain.c
    names = {fold(parse_key(name)[1]) for name in keys}
    called = {row[0] for row in among(connection, select(alias.entity_id), alias.search, names)}
    bearing = among(connection, select(of.entity_id), of.key, keys)
    return called | {row[0] for row in bearing if row[0]}


def _read_again(connection: Connection, keys: set[str]) -> None:
    """Let the articles be read again whose chains may fall apart or together."""
    of, done = schema.chain.c, schema.extraction.c
    called = _entities_called(connection, keys)
    articles = {row[0] for row in among(connection, select(of.article_id), of.entity_id, called)}
    ids = sorted(article for article in articles if article)
    for start in range(0, len(ids), 500):
        again = update(schema.extraction).where(done.article_id.in_(ids[start : start + 500]))
        connection.execute(again.values(resolved=0))
