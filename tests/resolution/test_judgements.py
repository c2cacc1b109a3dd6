"""What follows from judgements, and that they never contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import JudgementConflict
from kg.model import Judgement, Verdict, content_id
from kg.resolution.judgements import check, ruling


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
