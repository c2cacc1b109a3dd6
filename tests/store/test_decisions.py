"""What people decided stands in the order in which they did; it is taken back, and moved."""

import json
from pathlib import Path

import pytest

from kg.errors import JudgementConflict, KgError, NotFound
from kg.knowledge import KnowledgeGraph
from kg.store.decisions import decisions, export_lines, import_lines, retract
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


def test_judgements_and_corrections_stand_in_one_order(own_news: KnowledgeGraph) -> None:
    own_news.rename("Ada Lone", "The Recluse", by="ann")
    own_news.merge("Tomas Orun", "Ilya Sade", by="bob")
    own_news.hide("Karsk", by="ann")
    whats = [one.what for one in decisions(own_news.store)]
    assert whats == [
        "ada lone is called The Recluse", "ilya sade = tomas orun", "karsk is hidden",
    ]  # fmt: skip


def test_the_last_that_somebody_decided_is_taken_back(own_news: KnowledgeGraph) -> None:
    first = own_news.rename("Ada Lone", "The Recluse", by="ann")
    own_news.hide("Karsk", by="bob")
    assert retract(own_news.store, by="ann").id == first.id
    assert [one.what for one in decisions(own_news.store)] == ["karsk is hidden"]
    assert len(decisions(own_news.store, retracted=True)) == 2


def test_a_decision_is_named_by_the_beginning_of_its_id(own_store: Store) -> None:
    first = judge(own_store, "person:a", "person:b", "same", by="ann")
    with pytest.raises(NotFound, match="no judgement that stands has the id"):
        retract(own_store, first.id[:4])
    assert retract(own_store, first.id[:8]).id == first.id
    with pytest.raises(NotFound):
        retract(own_store, first.id)


def test_where_there_is_nothing_to_take_back_it_is_said_what_there_is(own_store: Store) -> None:
    with pytest.raises(KgError, match="there is no judgement to retract; see kg judgements"):
        retract(own_store)
    judge(own_store, "person:a", "person:b", "same", by="ann")
    with pytest.raises(KgError, match="no judgement to retract that bob made here"):
        retract(own_store, by="bob")


def test_what_was_brought_from_elsewhere_is_taken_back_by_its_id_alone(own_store: Store) -> None:
    line = json.dumps({
        "id": "0123456789abcdef", "left": "person:b", "right": "person:a", "verdict": "same",
        "judged_by": "ann", "judged_at": "2024-03-06T10:00:00",
    })  # fmt: skip
    assert import_lines(own_store, [line, "", line]) == 1
    (judged,) = judgements(own_store)
    assert (judged.left, judged.right) == ("person:a", "person:b")
    with pytest.raises(KgError, match="there is no judgement to retract"):
        retract(own_store)
    assert retract(own_store, "01234567").id == judged.id


def test_lines_that_contradict_what_stands_are_all_refused(own_store: Store) -> None:
    judge(own_store, "person:a", "person:b", "same", by="ann")
    lines = list(export_lines(own_store))
    retract(own_store)
    judge(own_store, "person:a", "person:b", "different", by="bob")
    standing = lines[0].replace(json.loads(lines[0])["id"], "0" * 16)
    before = decisions(own_store, retracted=True)
    with pytest.raises(JudgementConflict):
        import_lines(own_store, [standing])
    assert decisions(own_store, retracted=True) == before


def test_corrections_move_with_their_evidence(own_news: KnowledgeGraph, own_store: Store) -> None:
    made = own_news.rename("Vell", "Marta Orlo", by="ann", note="she signs so")
    lines = list(export_lines(own_news.store))
    assert import_lines(own_store, lines) == 1
    assert decisions(own_store) == (made,)
