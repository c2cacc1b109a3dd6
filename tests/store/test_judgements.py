"""A=B and B=C give A=C; A≠B and B=C give A≠C; a contradiction names its causes."""

from pathlib import Path

import pytest

from kg.errors import JudgementConflict, KgError
from kg.store.decisions import export_lines, import_lines, retract
from kg.store.judgements import judge, judgements
from kg.store.store import Store


def test_judgements_are_rows_that_are_retracted_and_moved(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one.db") as one, Store.open(tmp_path / "other.db") as other:
        first = judge(one, "person:a", "person:b", "same", by="ann")
        assert judge(one, "person:b", "person:a", "same", by="bob") == first
        with pytest.raises(JudgementConflict):
            judge(one, "person:a", "person:b", "different", by="bob")
        assert retract(one).id == first.id
        judge(one, "person:a", "person:b", "different", by="bob")
        assert [row.verdict for row in judgements(one, retracted=True)] == ["same", "different"]
        lines = list(export_lines(one))
        assert import_lines(other, lines) == 2
        assert import_lines(other, lines) == 0
        assert judgements(other, retracted=True) == judgements(one, retracted=True)
        retract(one, judgements(one)[0].id)
        with pytest.raises(KgError, match="no judgement"):
            retract(one)


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"id": 1}'])
def test_a_line_that_is_no_judgement_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    with Store.open(tmp_path / "one.db") as store, pytest.raises(KgError, match="line 1"):
        import_lines(store, [line])
