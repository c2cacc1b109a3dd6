"""Whether a database is sound: its file, its evidence, and its knowledge against its evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from kg.store import knowledge, schema
from kg.store.knowledge import decisions
from kg.store.store import Store

# What must have no row, by what is said of the rows that it has.
FAULTS = {
    "mentions are not what stands there in their article": """
        SELECT count(*) FROM mention m JOIN article a ON a.id = m.article_id
        WHERE substr(a.text, m."start" + 1, m."end" - m."start") <> m.text""",
    "mentions lie in no sentence of their article": """
        SELECT count(*) FROM mention m WHERE NOT EXISTS (
            SELECT 1 FROM sentence s
            WHERE s.article_id = m.article_id AND s."index" = m.sentence)""",
    "articles lie at no path": """
        SELECT count(*) FROM article a WHERE NOT EXISTS (
            SELECT 1 FROM article_path p WHERE p.article_id = a.id)""",
    "articles were never read": """
        SELECT count(*) FROM article a WHERE NOT EXISTS (
            SELECT 1 FROM extraction e WHERE e.article_id = a.id)""",
}
# The same, where nothing is stale.
DISAGREEMENTS = {
    "names have no entity": "SELECT count(*) FROM chain WHERE entity_id IS NULL",
    "mentions belong to no name": """
        SELECT count(*) FROM entity_mention m WHERE NOT EXISTS (
            SELECT 1 FROM chain c WHERE c.id = m.chain_id)""",
    "mentions have another entity than their name": """
        SELECT count(*) FROM entity_mention m JOIN chain c ON c.id = m.chain_id
        WHERE coalesce(m.entity_id, '') <> coalesce((
            SELECT e.id FROM entity e WHERE e.id = c.entity_id AND NOT EXISTS (
                SELECT 1 FROM entity_judged j WHERE j.entity_id = e.id AND j.hidden = 1)), '')""",
    "entities are named nowhere": """
        SELECT count(*) FROM entity e WHERE NOT EXISTS (
            SELECT 1 FROM chain c WHERE c.entity_id = e.id)""",
    "meetings have lost reports": """
        SELECT count(*) FROM meeting m WHERE m.reports <> (
            SELECT count(*) FROM meeting_report r WHERE r.meeting_id = m.id)""",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a database (`faults`), and what is to be known of it (`remarks`)."""

    faults: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.faults


def check(store: Store, *, full: bool = False) -> Verdict:
    """Return what is wrong with a store; `full` also computes knowledge anew and compares it.

    Raises `StoreError` where it cannot even be read.
    """
    remarks: list[str] = []
    with store.reading() as connection:
        faults = list(_file_faults(connection))
        faults += _counted(connection, FAULTS)
        since = connection.scalar(select(schema.stale.c.since))
        if since:
            remarks.append(
                f"what was read or judged since {since} is not settled; kg resolve does it"
            )
        else:
            faults += _counted(connection, DISAGREEMENTS)
        remarks += [f"set aside: {each}" for each in decisions.read(connection).set_aside]
    if full and not faults and not since:
        faults += _against_evidence(store)
    return Verdict(tuple(faults), tuple(remarks))


def _file_faults(connection: Connection) -> Iterator[str]:
    """Yield what SQLite says of its file. Of its own files a server says nothing."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield f"the file is damaged: {said}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"a row of {row[0]} points to a row of {row[2]} that is not there"


def _counted(connection: Connection, questions: dict[str, str]) -> Iterator[str]:
    for said, question in questions.items():
        number = connection.execute(text(question)).scalar() or 0
        if number:
            yield f"{number:,} {said}"


class _Enough(Exception):
    """Leaves the transaction, so that what was computed in it is not kept."""


def _against_evidence(store: Store) -> list[str]:
    """Return which tables of knowledge differ from what the evidence gives when computed anew."""
    differ: list[str] = []
    try:
        with store.transaction() as connection:
            before = _digests(connection)
            knowledge.resolve(store, full=True)
            after = _digests(connection)
            differ = [name for name in before if before[name] != after[name]]
            raise _Enough
    except _Enough:
        pass
    return [f"{name} is not what the evidence gives when it is computed anew" for name in differ]


TABLES = (
    schema.entity, schema.entity_alias, schema.chain, schema.entity_mention, schema.meeting,
    schema.meeting_participant, schema.meeting_report, schema.entity_judged,
    schema.evidence_rejected,
)  # fmt: skip


def _digests(connection: Connection) -> dict[str, str]:
    """Return a digest of each table of knowledge, whatever the order of its rows."""
    found = {}
    for table in TABLES:
        digest = 0
        for row in connection.execute(select(table)):
            digest ^= int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest())
        found[table.name] = f"{digest:x}"
    return found
