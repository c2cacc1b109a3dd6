"""People's corrections: rows that are added and retracted, never erased."""

import json
from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from kg.model import Anchor, Correction, CorrectionVerdict, content_id
from kg.store import schema, stale
from kg.store.judgements import next_number
from kg.store.store import Store


def correct(
    store: Store,
    verdict: CorrectionVerdict,
    target: str,
    value: str | None,
    evidence: Collection[Anchor],
    *,
    by: str,
    note: str | None = None,
) -> Correction:
    """Write down what is not as it was read; what is rejected twice is one row."""
    with store.transaction() as connection:
        for one in read(connection, retracted=False):
            # What a name key means, and how it is called, may have changed since it was judged.
            said = (one.verdict, one.target, one.value)
            if verdict == "reject" and said == (verdict, target, value):
                return one
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        name = content_id("correction", verdict, target, value, by, at)
        made = Correction(name, verdict, target, value, tuple(evidence), by, at, note=note)
        stale.mark(connection)
        row = {**as_row(made), "number": next_number(connection), "imported": 0}
        connection.execute(insert(schema.correction), row)
        return made


def read(connection: Connection, *, retracted: bool) -> tuple[Correction, ...]:
    """Return the corrections that stand, oldest first; with `retracted` also the others.

    What somebody else wrote into their evidence, and is none, counts as no evidence.
    """
    of = schema.correction.c
    columns = [of[name] for name in Correction.__dataclass_fields__]
    query = select(*columns).order_by(of.number, of.id)
    if not retracted:
        query = query.where(of.retracted_at.is_(None))
    return tuple(_made(row) for row in connection.execute(query).mappings())


def as_row(one: Correction) -> dict[str, Any]:
    """Return the columns of a correction."""
    anchors = [asdict(anchor) for anchor in one.evidence]
    return {**asdict(replace(one, evidence=())), "evidence": json.dumps(anchors)}


def anchor(values: dict[str, Any]) -> Anchor:
    """Return the anchor of values such as JSON holds. Raises `TypeError` or `ValueError`."""
    names = tuple((str(key), int(start), int(end)) for key, start, end in values["names"])
    return Anchor(**{**values, "names": names})


def _made(row: Any) -> Correction:
    try:
        evidence = tuple(anchor(values) for values in json.loads(row["evidence"]))
    except (ValueError, TypeError, KeyError):
        evidence = ()
    return Correction(**{**row, "evidence": evidence})
