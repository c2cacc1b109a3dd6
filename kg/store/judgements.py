"""People's judgements: rows that are added and retracted, never erased."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select, update

from kg.errors import KgError, NotFound
from kg.model import Entity, Judgement, Verdict, content_id
from kg.resolution.judgements import check, check_all
from kg.resolution.names import key
from kg.store import schema, stale
from kg.store.bulk import insert_rows
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


def retract(store: Store, judgement_id: str | None = None, *, by: str | None = None) -> Judgement:
    """Retract a judgement, and return it.

    Where none is named, it is the last that was made here, and not brought from another database;
    with `by`, the last of these that this person made. Raises `KgError` where there is none.
    """
    with store.transaction() as connection:
        wanted = judgement_id or _last(connection, by)
        found = [one for one in standing(connection) if one.id == wanted]
        if not found:
            raise _none(connection, judgement_id, by)
        stale.mark(connection)
        at = _now()
        of = schema.judgement.c
        connection.execute(update(schema.judgement).where(of.id == wanted).values(retracted_at=at))
        return Judgement(**{**asdict(found[0]), "retracted_at": at})


def _last(connection: Connection, by: str | None) -> str | None:
    of = schema.judgement.c
    query = select(of.id).where(of.retracted_at.is_(None), of.imported == 0)
    if by is not None:
        query = query.where(of.judged_by == by)
    found: str | None = connection.scalar(query.order_by(of.number.desc(), of.id.desc()).limit(1))
    return found


def export_lines(store: Store) -> Iterator[str]:
    """Yield every judgement, retracted ones too, as a line of JSON."""
    for judgement in judgements(store, retracted=True):
        yield json.dumps(asdict(judgement), ensure_ascii=False)


def import_lines(store: Store, lines: Iterable[str]) -> int:
    """Add the judgements of another database; return how many are new here.

    All are added or none. Raises `KgError` for a line that is no judgement, and
    `JudgementConflict` where one contradicts judgements that stand.
    """
    told = [_parse(line, n) for n, line in enumerate(lines, start=1) if line.strip()]
    with store.transaction() as connection:
        old = _read(connection, retracted=True)
        ids = {one.id for one in old}
        new = list({one.id: one for one in told if one.id not in ids}.values())
        check_all(old, new)
        if new:
            stale.mark(connection)
        first = _next_number(connection)
        rows = (
            {**asdict(one), "number": number, "imported": 1}
            for number, one in enumerate(new, start=first)
        )
        insert_rows(connection, schema.judgement, rows)
    return len(new)


def _parse(line: str, number: int) -> Judgement:
    from kg.resolution.forms import JudgementForm, formed, parsed

    where = f"line {number} is no judgement as kg judgements --export writes it"
    values = dict(formed(JudgementForm, parsed(line, where), where))
    values["left"], values["right"] = sorted((values["left"], values["right"]))
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
    columns = [of[name] for name in Judgement.__dataclass_fields__]
    query = select(*columns).order_by(of.number, of.id)
    if not retracted:
        query = query.where(of.retracted_at.is_(None))
    return tuple(Judgement(**row) for row in connection.execute(query).mappings())


def _insert(
    connection: Connection, left: str, right: str, verdict: Verdict, *, by: str, at: str
) -> Judgement:
    judgement = Judgement(
        content_id("judgement", left, right, verdict, by, at), left, right, verdict, by, at
    )
    stale.mark(connection)
    row = {**asdict(judgement), "number": _next_number(connection), "imported": 0}
    connection.execute(insert(schema.judgement), row)
    return judgement


def _next_number(connection: Connection) -> int:
    return (connection.scalar(select(func.max(schema.judgement.c.number))) or 0) + 1


def _none(connection: Connection, judgement_id: str | None, by: str | None) -> KgError:
    if judgement_id is None and by is not None and standing(connection):
        return KgError(
            f"there is no judgement to retract that {by} made here; "
            "kg undo ID takes back any other (kg judgements lists them)"
        )
    if judgement_id is None:
        return KgError("there is no judgement to retract; see kg judgements")
    error = NotFound(judgement_id)
    error.args = (f"no judgement that stands has the id {judgement_id!r}; see kg judgements",)
    return error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
