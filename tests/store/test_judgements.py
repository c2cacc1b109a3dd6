"""A=B and B=C give A=C; A≠B and B=C give A≠C; a contradiction names its causes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import JudgementConflict, KgError
from kg.model import Judgement, Verdict, content_id
from kg.resolution.judgements import check, ruling
from kg.store.decisions import export_lines, import_lines, retract
from kg.store.judgements import judge, judgements
from kg.store.store import Store


def said(left: str, right: str, verdict: Verdict = "same") -> Judgement:
    """Return a judgement on two people."""
    name = content_id(left, right, verdict)
    return Judgement(name, f"person:{left}", f"person:{right}", verdict, "ann", "2023-06-14")


def test_sameness_spreads() -> None:
    now = ruling([said("a", "b"), said("b", "c")])
    assert now.same("person:a", "person:c")
    assert now.with_same("person:b") == ("person:a", "person:b", "person:c")


def test_difference_spreads_along_sameness() -> None:
    now = ruling([said("a", "b", "different"), said("b", "c")])
    assert now.apart("person:a", "person:c")
    assert frozenset({"person:a", "person:c"}) in now.pairs_apart()


def test_a_contradiction_names_the_judgements_that_cause_it() -> None:
    before = [said("a", "b"), said("b", "c"), said("x", "y")]
    with pytest.raises(JudgementConflict) as caught:
        check(before, "person:a", "person:c", "different")
    assert [line.split(" (")[0] for line in caught.value.because] == ["a = b", "b = c"]
    with pytest.raises(JudgementConflict) as caught:
        check([said("a", "b", "different")], "person:b", "person:a", "same")
    assert [line.split(" (")[0] for line in caught.value.because] == ["a ≠ b"]


names = st.sampled_from([f"person:{name}" for name in "abcdef"])
verdicts = st.sampled_from(["same", "different"])


@given(st.lists(st.tuples(names, names, verdicts), max_size=8), st.randoms(use_true_random=False))
def test_accepted_judgements_never_contradict_each_other(
    wanted: list[tuple[str, str, Verdict]], random_: "object"
) -> None:
    accepted: list[Judgement] = []
    for left, right, verdict in wanted:
        try:
            check(accepted, left, right, verdict)
        except JudgementConflict:
            continue
        accepted.append(Judgement(str(len(accepted)), left, right, verdict, "ann", "2023"))
    for order in (accepted, accepted[::-1]):
        now = ruling(order)
        for one in order:
            assert now.same(one.left, one.right) == (one.verdict == "same" or one.left == one.right)
            assert now.apart(one.left, one.right) == (one.verdict == "different")


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
