"""What people decided is kept in rows that hold nothing else."""

from typing import Any

import pytest
from sqlalchemy import Table, insert, select
from sqlalchemy.exc import IntegrityError

from kg.model import CORRECTION_VERDICTS, KINDS, VERDICTS
from kg.store.schema.decisions import correction, judgement, watchlist
from kg.store.store import Store

ROWS: dict[Table, dict[str, Any]] = {
    judgement: {"id": "j", "left": "person:a", "right": "person:b", "verdict": "same",
                "judged_by": "ann", "judged_at": "2024"},
    correction: {"id": "c", "verdict": "hide", "target": "person:a", "evidence": "[]",
                 "judged_by": "ann", "judged_at": "2024"},
    watchlist: {"id": "Q1", "kind": "person", "name": "Vell", "aliases": "[]"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [(judgement, "verdict", VERDICTS), (correction, "verdict", CORRECTION_VERDICTS),
     (watchlist, "kind", KINDS)],
    ids=["judgement", "correction", "watchlist"],
)  # fmt: skip
def test_only_words_of_the_model_are_taken(
    own_store: Store, table: Table, column: str, words: tuple[str, ...]
) -> None:
    with own_store.transaction() as connection:
        rows = [{**ROWS[table], "id": word, column: word} for word in words]
        connection.execute(insert(table), rows)
        with pytest.raises(IntegrityError):
            connection.execute(insert(table), {**ROWS[table], column: "perhaps"})


@pytest.mark.parametrize("table", [judgement, correction], ids=["judgement", "correction"])
def test_a_decision_of_an_older_database_came_first_and_was_made_here(
    own_store: Store, table: Table
) -> None:
    with own_store.transaction() as connection:
        connection.execute(insert(table), ROWS[table])
        row = connection.execute(select(table.c.number, table.c.imported)).one()
    assert tuple(row) == (0, 0)
