"""What people's corrections change in knowledge: rejected evidence, and entities as judged."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Table, and_, delete, func, or_, select, update

from kg.model import Anchor, Correction
from kg.resolution.corrections import Judged, entity_meant, judged
from kg.resolution.updating.changes import NOTHING, Changes
from kg.store import corrections, schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among, some

# Before the ids of rejections among the decisions that knowledge was computed with.
APPLIED = "rejection:"
QUOTED: dict[str, Table] = {"report": schema.report, "claim": schema.claim}


def touch(connection: Connection, standing: Iterable[Correction]) -> Changes:
    """Let the articles be read again in which rejections that are new or retracted hold."""
    applied = schema.decision_applied
    now = {APPLIED + one.id: one for one in standing if one.verdict == "reject"}
    query = select(applied.c.id).where(applied.c.id.startswith(APPLIED))
    before = set(connection.scalars(query))
    changed = now.keys() ^ before
    if not changed:
        return NOTHING
    for part in some(sorted(before - now.keys())):
        connection.execute(delete(applied).where(applied.c.id.in_(part)))
    new = sorted(now.keys() - before)
    insert_rows(connection, applied, ({"id": one, "keys": json.dumps([])} for one in new))
    everything = corrections.read(connection, retracted=True)
    anchors = [a for one in everything if APPLIED + one.id in changed for a in one.evidence]
    articles = {anchor.article_id for anchor in anchors} | set(_printing(connection, anchors))
    done = schema.extraction
    for part in some(sorted(articles)):
        again = update(done).where(done.c.article_id.in_(part))
        connection.execute(again.values(resolved=0))
    return Changes(anew=True)


def _printing(connection: Connection, anchors: Iterable[Anchor]) -> Iterator[str]:
    """Yield the articles in which reports or claims are printed as some that were rejected."""
    article = schema.article.c
    for kind, quote in sorted({(one.kind, one.quote) for one in anchors}):
        table = QUOTED.get(kind)
        if table is None or not quote:
            continue
        start, size = table.c.start, table.c.end - table.c.start
        query = select(table.c.article_id).distinct()
        query = query.join(schema.article, article.id == table.c.article_id)
        same = func.substr(article.text, start + 1, len(quote)) == quote
        yield from connection.scalars(query.where(size == len(quote), same))


def judge_entities(
    connection: Connection, standing: Sequence[Correction]
) -> tuple[dict[str, Judged], Changes]:
    """Return what corrections say of entities, and those of which they say another thing now."""
    about = [one for one in standing if one.verdict != "reject"]
    meant = _meant(connection, about)
    now = judged(about, meant)
    of = schema.entity_judged
    before = {
        row.entity_id: Judged(row.name, row.kind, bool(row.hidden))
        for row in connection.execute(select(of))
    }
    changed = {one for one in now.keys() | before.keys() if now.get(one) != before.get(one)}
    if changed:
        for part in some(sorted(changed)):
            connection.execute(delete(of).where(of.c.entity_id.in_(part)))
        rows = (
            {"entity_id": one, "name": now[one].name, "kind": now[one].kind,
             "hidden": int(now[one].hidden)}
            for one in sorted(changed & now.keys())
        )  # fmt: skip
        insert_rows(connection, of, rows)
    shown = {one for one in changed
             if now.get(one, Judged()).hidden != before.get(one, Judged()).hidden}  # fmt: skip
    chain = schema.chain.c
    chains = among(connection, select(chain.id), chain.entity_id, shown)
    moved = {row.id for row in chains}
    return now, Changes(entities=changed, judged=changed, chains=moved, anew=bool(changed))


def _meant(connection: Connection, about: Sequence[Correction]) -> dict[str, str]:
    """Return which entity each correction means, by its id; those that are open are left out."""
    if not about:
        return {}
    of = schema.chain.c
    query = select(of.key, of.entity_id).distinct()
    query = query.where(of.short == 0, of.entity_id.is_not(None))
    bearing: dict[str, set[str]] = defaultdict(set)
    for row in among(connection, query, of.key, {one.target for one in about}):
        bearing[row.key].add(row.entity_id)
    found = {}
    for one in about:
        votes = _votes(connection, one.evidence)
        entity = entity_meant(bearing.get(one.target, ()), votes)
        if entity is not None:
            found[one.id] = entity
    return found


def _votes(connection: Connection, evidence: Sequence[Anchor]) -> Mapping[str, int]:
    """Return in which entities the mentions lie that stand where evidence stood."""
    mention, named, chain = schema.mention.c, schema.entity_mention.c, schema.chain.c
    if not evidence:
        return {}
    there = or_(
        *(
            and_(mention.article_id == one.article_id, mention.start < one.end,
                 mention.end > one.start)
            for one in evidence
        )
    )  # fmt: skip
    query = select(chain.entity_id, func.count().label("n"))
    query = query.join(schema.entity_mention, named.chain_id == chain.id)
    query = query.join(schema.mention, mention.id == named.mention_id)
    query = query.where(there, chain.entity_id.is_not(None)).group_by(chain.entity_id)
    return {row.entity_id: int(row.n) for row in connection.execute(query)}


def hide(connection: Connection, judged_of: Mapping[str, Judged], entities: Iterable[str]) -> None:
    """Take the mentions, the names and the counts away from those entities that are hidden."""
    hidden = sorted(one for one in entities if judged_of.get(one, Judged()).hidden)
    of, alias, entity = schema.entity_mention, schema.entity_alias, schema.entity
    for part in some(hidden):
        connection.execute(update(of).where(of.c.entity_id.in_(part)).values(entity_id=None))
        connection.execute(delete(alias).where(alias.c.entity_id.in_(part)))
        connection.execute(
            update(entity).where(entity.c.id.in_(part)).values(mentions=0, articles=0)
        )
