"""People's judgements on names: rows that are added and retracted, never erased."""

from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from kg.model import KINDS, Entity, Judgement, Verdict, content_id
from kg.resolution.judgements import check
from kg.resolution.names import key
from kg.store import schema, stale
from kg.store.store import Store


def judgements(store: Store, *, retracted: bool = False) -> tuple[Judgement, ...]:
    """Return the judgements that stand, oldest first; with `retracted` also the others."""
    with store.reading() as connection:
        return read(connection, retracted=retracted)


def judge(
    store: Store, left: str, right: str, verdict: Verdict, *, by: str, note: str | None = None
) -> Judgement:
    """Write down that two names (keys) are one, or are not; the same word twice is one row.

    Raises `JudgementConflict` where it contradicts judgements that stand.
    """
    left, right = sorted((left, right))
    with store.transaction() as connection:
        said = standing(connection)
        for judgement in said:
            if (judgement.left, judgement.right, judgement.verdict) == (left, right, verdict):
                return judgement
        check(said, left, right, verdict)
        at = _now()
        name = content_id("judgement", left, right, verdict, by, at)
        judgement = Judgement(name, left, right, verdict, by, at, note=note)
        stale.mark(connection)
        row = {**asdict(judgement), "number": next_number(connection), "imported": 0}
        connection.execute(insert(schema.judgement), row)
        return judgement


def standing(connection: Connection) -> tuple[Judgement, ...]:
    """Return the judgements that stand, oldest first."""
    return read(connection, retracted=False)


def key_of(store: Store, entity: Entity, *, alias: str | None = None) -> str:
    """Return the key by which judgements know an entity, or one of its spellings.

    That is one which articles gave it, also where people gave it another name or kind.
    """
    of = schema.chain.c
    query = select(of.key).where(of.entity_id == entity.id).group_by(of.key, of.short)
    order = (of.short, func.sum(of.mentions).desc(), of.key)
    with store.reading() as connection:
        borne = list(connection.scalars(query.order_by(*order)))
    called, code = (entity.name, entity.code) if alias is None else (alias, None)
    kinds = sorted(KINDS, key=lambda kind: kind != entity.kind)
    said = [key(kind, called, code) for kind in kinds]
    if alias is not None:
        return next((one for one in said if one in borne), said[0])
    return next((one for one in (*said, *borne) if one in borne), said[0])


def read(connection: Connection, *, retracted: bool) -> tuple[Judgement, ...]:
    """Return the judgements that stand, oldest first; with `retracted` also the others."""
    of = schema.judgement.c
    columns = [of[name] for name in Judgement.__dataclass_fields__]
    query = select(*columns).order_by(of.number, of.id)
    if not retracted:
        query = query.where(of.retracted_at.is_(None))
    return tuple(Judgement(**row) for row in connection.execute(query).mappings())


def next_number(connection: Connection) -> int:
    """Return the number of the next decision that comes into this database."""
    numbers = (schema.judgement.c.number, schema.correction.c.number)
    return max(connection.scalar(select(func.max(number))) or 0 for number in numbers) + 1


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
