"""All that people decided: listed in the order in which they did, taken back, moved elsewhere."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select, update

from kg.errors import KgError, NotFound
from kg.model import CORRECTION_VERDICTS, Correction, Judgement
from kg.resolution.judgements import check_all
from kg.store import corrections, judgements, schema, stale
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among
from kg.store.store import Store

Decision = Judgement | Correction
# So many letters of an id are enough.
ENOUGH = 8


def decisions(store: Store, *, retracted: bool = False) -> tuple[Decision, ...]:
    """Return the judgements and corrections that stand, oldest first; with `retracted` also all."""
    with store.reading() as connection:
        return _read(connection, retracted=retracted)


def retract(store: Store, wanted: str | None = None, *, by: str | None = None) -> Decision:
    """Retract a decision, and return it.

    Where none is named, it is the last that was made here, and not brought from another database;
    with `by`, the last of these that this person made. Raises `KgError` where there is none.
    """
    with store.transaction() as connection:
        found = _named(connection, wanted) if wanted else _last(connection, by)
        if found is None:
            raise _none(connection, wanted, by)
        stale.mark(connection)
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        table = schema.judgement if isinstance(found, Judgement) else schema.correction
        change = update(table).where(table.c.id == found.id)
        connection.execute(change.values(retracted_at=at))
        return replace(found, retracted_at=at)


def wordings(store: Store, some: Iterable[Decision]) -> list[str]:
    """Return what was judged by each decision, in a line, with names as articles print them."""
    made = list(some)
    keys = {key for one in made for key in _keys(one)}
    with store.reading() as connection:
        printed = _printed(connection, keys)
    return [_with_names(one, printed).what for one in made]


def _keys(one: Decision) -> tuple[str, ...]:
    if isinstance(one, Judgement):
        return one.left, one.right
    # Whom a name means in its article.
    return (one.value,) if one.verdict == "reject" and one.value else (one.target,)


def _printed(connection: Connection, keys: set[str]) -> dict[str, str]:
    """Return for names (keys) that articles bear the form that they print most, kind before it."""
    of = schema.chain.c
    number = func.sum(of.mentions)
    query = select(of.key, of.name, number.label("n")).group_by(of.key, of.name)
    query = query.order_by(number, of.name.desc())
    return {
        row.key: f"{row.key.partition(':')[0]}:{row.name}"
        for row in among(connection, query, of.key, keys)
    }


def _with_names(one: Decision, printed: dict[str, str]) -> Decision:
    """Return a decision that says what it says with other names, to be shown and not to be kept."""
    named = [printed.get(key, key) for key in _keys(one)]
    if isinstance(one, Judgement):
        return replace(one, left=named[0], right=named[1])
    if one.verdict == "reject" and one.value:
        return replace(one, value=named[0])
    return replace(one, target=named[0])


def export_lines(store: Store) -> Iterator[str]:
    """Yield every decision, retracted ones too, as a line of JSON."""
    for one in decisions(store, retracted=True):
        yield json.dumps(asdict(one), ensure_ascii=False)


def import_lines(store: Store, lines: Iterable[str]) -> int:
    """Add the decisions of another database; return how many are new here.

    All are added or none. Raises `KgError` for a line that is no decision, and
    `JudgementConflict` where a judgement contradicts those that stand.
    """
    told = [_parse(line, n) for n, line in enumerate(lines, start=1) if line.strip()]
    with store.transaction() as connection:
        ids = {one.id for one in _read(connection, retracted=True)}
        new = list({one.id: one for one in told if one.id not in ids}.values())
        known = judgements.read(connection, retracted=True)
        check_all(known, [one for one in new if isinstance(one, Judgement)])
        if new:
            stale.mark(connection)
        first = judgements.next_number(connection)
        rows: dict[Table, list[dict[str, Any]]] = {schema.judgement: [], schema.correction: []}
        for number, one in enumerate(new, start=first):
            table = schema.judgement if isinstance(one, Judgement) else schema.correction
            values = asdict(one) if isinstance(one, Judgement) else corrections.as_row(one)
            rows[table].append({**values, "number": number, "imported": 1})
        for table, some in rows.items():
            insert_rows(connection, table, some)
    return len(new)


def _read(connection: Connection, *, retracted: bool) -> tuple[Decision, ...]:
    found: list[Decision] = [
        *judgements.read(connection, retracted=retracted),
        *corrections.read(connection, retracted=retracted),
    ]
    numbers: dict[str, int] = {}
    for table in (schema.judgement, schema.correction):
        query = select(table.c.id, table.c.number)
        numbers |= {row.id: row.number for row in connection.execute(query)}
    return tuple(sorted(found, key=lambda one: (numbers[one.id], one.id)))


def _named(connection: Connection, wanted: str) -> Decision | None:
    found = _read(connection, retracted=False)
    same = [one for one in found if one.id == wanted]
    if not same and len(wanted) >= ENOUGH:
        same = [one for one in found if one.id.startswith(wanted)]
    return same[0] if len(same) == 1 else None


def _last(connection: Connection, by: str | None) -> Decision | None:
    """Return the last decision that stands and was made here, and by this person."""
    here = set()
    for table in (schema.judgement, schema.correction):
        here |= set(connection.scalars(select(table.c.id).where(table.c.imported == 0)))
    found = [
        one
        for one in _read(connection, retracted=False)
        if one.id in here and by in (None, one.judged_by)
    ]
    return found[-1] if found else None


def _none(connection: Connection, wanted: str | None, by: str | None) -> KgError:
    if wanted is None and by is not None and _read(connection, retracted=False):
        return KgError(
            f"there is no judgement to retract that {by} made here; "
            "kg undo ID takes back any other (kg judgements lists them)"
        )
    if wanted is None:
        return KgError("there is no judgement to retract; see kg judgements")
    error = NotFound(wanted)
    error.args = (f"no judgement that stands has the id {wanted!r}; see kg judgements",)
    return error


def _parse(line: str, number: int) -> Decision:
    from kg.resolution.forms import CorrectionForm, JudgementForm, formed, parsed

    where = f"line {number} is no judgement as kg judgements --export writes it"
    value = parsed(line, where)
    if isinstance(value, dict) and value.get("verdict") in CORRECTION_VERDICTS:
        said = formed(CorrectionForm, value, where).model_dump()
        anchors = tuple(corrections.anchor(each) for each in said["evidence"])
        return Correction(**{**said, "evidence": anchors})
    values = dict(formed(JudgementForm, value, where))
    values["left"], values["right"] = sorted((values["left"], values["right"]))
    return Judgement(**values)
