"""People's judgements: rows that are added and retracted, never erased."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select, update

from kg.errors import KgError, NotFound
from kg.model import KINDS, VERDICTS, Entity, Judgement, Verdict, content_id
from kg.resolution.judgements import check
from kg.resolution.names import key
from kg.store import schema
from kg.store.store import Store


def judgements(store: Store, *, retracted: bool = False) -> tuple[Judgement, ...]:
    """Return the judgements that stand, oldest first; with `retracted` also the others."""
    with store.reading() as connection:
        return _read(connection, retracted=retracted)


def judge(store: Store, left: str, right: str, verdict: Verdict, *, by: str) -> Judgement:
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
        return _insert(connection, left, right, verdict, by=by, at=_now())


def retract(store: Store, judgement_id: str | None = None) -> Judgement:
    """Retract a judgement, the newest that stands where none is named, and return it.

    Raises `NotFound` where there is no such judgement.
    """
    with store.transaction() as connection:
        wanted = [one for one in standing(connection) if judgement_id in (None, one.id)]
        if not wanted:
            raise _none(judgement_id)
        last = wanted[-1]
        at = _now()
        of = schema.judgement.c
        change = update(schema.judgement).where(of.id == last.id)
        connection.execute(change.values(retracted_at=at))
        return Judgement(**{**asdict(last), "retracted_at": at})


def export_lines(store: Store) -> Iterator[str]:
    """Yield every judgement, retracted ones too, as a line of JSON."""
    for judgement in judgements(store, retracted=True):
        yield json.dumps(asdict(judgement), ensure_ascii=False)


def import_lines(store: Store, lines: Iterable[str]) -> int:
    """Add the judgements of another database; return how many are new here.

    All are added or none. Raises `KgError` for a line that is no judgement, and
    `JudgementConflict` where one contradicts judgements that stand.
    """
    number = 0
    with store.transaction() as connection:
        old = {one.id: one for one in _read(connection, retracted=True)}
        for count, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            judgement = _parse(line, count)
            if judgement.id in old:
                continue
            if judgement.retracted_at is None:
                said = standing(connection)
                check(said, judgement.left, judgement.right, judgement.verdict)
            connection.execute(insert(schema.judgement), asdict(judgement))
            old[judgement.id] = judgement
            number += 1
    return number


def _parse(line: str, number: int) -> Judgement:
    fields = ("id", "left", "right", "verdict", "judged_by", "judged_at", "retracted_at")
    try:
        row = json.loads(line)
        values = {name: row[name] for name in fields[:-1]} | {"retracted_at": row.get(fields[-1])}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KgError(f"line {number} is no judgement; see kg judgements --export") from None
    texts = all(isinstance(values[name], str) and values[name] for name in fields[:-1])
    retracted = values["retracted_at"]
    keys = all(str(values[side]).partition(":")[0] in KINDS for side in ("left", "right"))
    whole = texts and keys and (retracted is None or isinstance(retracted, str))
    if not whole or values["verdict"] not in VERDICTS:
        raise KgError(f"line {number} is no judgement; see kg judgements --export")
    return Judgement(**values)


def standing(connection: Connection) -> tuple[Judgement, ...]:
    """Return the judgements that stand, oldest first."""
    return _read(connection, retracted=False)


def key_of(store: Store, entity: Entity, *, alias: str | None = None) -> str:
    """Return the key by which judgements know an entity, or one of its spellings."""
    if alias is not None:
        return key(entity.kind, alias, None)
    of = schema.chain.c
    query = select(of.key).where(of.entity_id == entity.id).group_by(of.key, of.short)
    order = (of.short, func.sum(of.mentions).desc(), of.key)
    with store.reading() as connection:
        return connection.scalar(query.order_by(*order)) or key(
            entity.kind, entity.name, entity.code
        )


def _read(connection: Connection, *, retracted: bool) -> tuple[Judgement, ...]:
    of = schema.judgement.c
    query = select(schema.judgement).order_by(of.judged_at, of.id)
    if not retracted:
        query = query.where(of.retracted_at.is_(None))
    return tuple(Judgement(**row) for row in connection.execute(query).mappings())


def _insert(
    connection: Connection, left: str, right: str, verdict: Verdict, *, by: str, at: str
) -> Judgement:
    judgement = Judgement(
        content_id("judgement", left, right, verdict, by, at), left, right, verdict, by, at
    )
    connection.execute(insert(schema.judgement), asdict(judgement))
    return judgement


def _none(judgement_id: str | None) -> KgError:
    if judgement_id is None:
        return KgError("there is no judgement to retract; see kg judgements")
    error = NotFound(judgement_id)
    error.args = (f"no judgement that stands has the id {judgement_id!r}; see kg judgements",)
    return error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
