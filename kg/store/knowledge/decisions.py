"""Judgements and watchlists as resolving needs them, and what a change of them touches."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, delete, select, update

from kg.model import KINDS, Correction, Judgement, content_id
from kg.resolution.judgements import Ruling, ruling
from kg.resolution.linking import Link, is_short
from kg.resolution.names import fold, key, parse_key
from kg.store import corrections, schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.corrections import APPLIED
from kg.store.knowledge.dirty import Dirty
from kg.store.knowledge.rows import among


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of a watchlist; `keys` are those of its names."""

    id: str
    kind: str
    name: str
    keys: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All judgements that stand, and all entries of watchlists.

    `set_aside` names those that cannot be followed, whoever wrote them there: they have no effect.
    """

    ruling: Ruling
    pairs_apart: frozenset[frozenset[str]]
    judgements: tuple[Judgement, ...]
    entries: dict[str, Known]
    entry_of: dict[str, str]
    corrections: tuple[Correction, ...] = ()
    set_aside: tuple[str, ...] = ()

    def fixed(self, name_key: str) -> str | None:
        """Return the entry of a watchlist that bears a name."""
        return self.entry_of.get(name_key)

    def links(self, keys: Iterable[str]) -> list[Link]:
        """Return the links that judgements and watchlists make between these keys."""
        present, found = set(keys), []
        for members in self.ruling.members.values():
            found += _links([one for one in members if one in present], "judgement", 3.0)
        for entry in self.entries.values():
            mine = [one for one in entry.keys if one in present and self.fixed(one) == entry.id]
            found += _links(mine, "watchlist", 2.0)
        return found

    def partners(self, name_key: str) -> set[str]:
        """Return the keys that judgements and watchlists join with one."""
        entry = self.entry_of.get(name_key)
        return set(self.ruling.with_same(name_key)) | set(self.entries[entry].keys if entry else ())


def _links(keys: list[str], rule: str, score: float) -> list[Link]:
    return [Link(left, right, rule, score) for left, right in pairwise(sorted(keys))]


def read(connection: Connection) -> Decisions:
    """Return the judgements that stand and the entries of watchlists."""
    of = schema.judgement.c
    columns = [of[name] for name in Judgement.__dataclass_fields__]
    query = select(*columns).where(of.retracted_at.is_(None)).order_by(of.number, of.id)
    rows = tuple(Judgement(**row) for row in connection.execute(query).mappings())
    judgements = tuple(one for one in rows if _names_two(one))
    aside = [f"judgement {one.id}: no names" for one in rows if not _names_two(one)]
    entries: dict[str, Known] = {}
    for row in connection.execute(select(schema.watchlist).order_by(schema.watchlist.c.id)):
        try:
            entries[row.id] = _known(row._mapping)
        except Exception as error:  # whatever stands there, everything else can be resolved
            aside.append(f"watchlist entry {row.id}: {' '.join(str(error).split())[:100]}")
    entry_of: dict[str, str] = {}
    for entry in sorted(entries.values(), key=lambda one: one.id):
        for name in entry.keys:
            if not is_short(name):
                entry_of.setdefault(name, entry.id)
    said = ruling(judgements)
    aside += [f"judgement {one.id}: others contradict it" for one in said.contradicted]
    corrected = corrections.read(connection, retracted=False)
    return Decisions(
        said, said.pairs_apart(), judgements, entries, entry_of, corrected, tuple(aside)
    )


def _names_two(judgement: Judgement) -> bool:
    """Return whether a judgement is about two names, and not about whatever stands there."""
    parts = [name.partition(":") for name in (judgement.left, judgement.right)]
    return all(kind in KINDS and mark and rest.strip() for kind, mark, rest in parts)


def _known(row: "object") -> Known:
    values = dict(row)  # type: ignore[call-overload]
    aliases = json.loads(values["aliases"])
    names = [values["name"], *aliases]
    if not isinstance(aliases, list) or not all(isinstance(n, str) and n.strip() for n in names):
        raise ValueError("its names are no texts")
    code = values["country"] if values["kind"] == "state" else None
    keys = sorted({key(values["kind"], name, code) for name in names})
    return Known(values["id"], values["kind"], values["name"], tuple(keys), values["country"])


def touch(connection: Connection, known: Decisions, dirty: Dirty) -> None:
    """Find what judgements and entries that are new, retracted or changed can change."""
    now = {_judged(one): {one.left, one.right} for one in known.judgements}
    for entry in known.entries.values():
        said = json.dumps([entry.kind, entry.name, entry.keys, entry.country])
        digest = hashlib.sha256(said.encode()).hexdigest()[:16]
        now[f"watchlist:{entry.id}:{digest}"] = set(entry.keys)
    rows = connection.execute(select(schema.decision_applied)).all()
    before = {row.id: set(json.loads(row.keys)) for row in rows if not row.id.startswith(APPLIED)}
    changed = {name: now.get(name) or before[name] for name in now.keys() ^ before.keys()}
    if not changed:
        return
    dirty.anew = True
    applied = schema.decision_applied
    connection.execute(delete(applied).where(applied.c.id.in_(before.keys() - now.keys())))
    new = (
        {"id": name, "keys": json.dumps(sorted(now[name]))} for name in now.keys() - before.keys()
    )
    insert_rows(connection, applied, new)
    keys = {other for some in changed.values() for one in some for other in known.partners(one)}
    keys |= {one for some in changed.values() for one in some}
    for name in keys:
        (dirty.short if is_short(name) else dirty.full).add(name)
    _read_again(connection, keys)
    dirty.entities |= _entities_called(connection, keys)


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
