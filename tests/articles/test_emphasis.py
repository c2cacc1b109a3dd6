"""Marks of emphasis are found in pairs, one within another; what stands alone is no mark."""

import time

import pytest

from kg.articles.emphasis import emphasis


def without(text: str) -> str:
    cuts = {at for start, end in emphasis(text) for at in range(start, end)}
    return "".join(mark for at, mark in enumerate(text) if at not in cuts)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("*a* **b** ***c*** _d_ __e__", "a b c d e"),
        ("**a *b***", "a b"),
        ("***a* b**", "a b"),
        ("*a **b** c*", "a b c"),
        ("* item with *stress*\n* item", "* item with stress\n* item"),
        ("a_b_c 5* hotel **", "a_b_c 5* hotel **"),
        ("*one paragraph\n\nanother*", "*one paragraph\n\nanother*"),
        ("****four**** _____", "****four**** _____"),
        ("*" + "a" * 600 + "*", "*" + "a" * 600 + "*"),
    ],
)
def test_marks_in_pairs_are_found(text: str, read: str) -> None:
    assert without(text) == read


@pytest.mark.parametrize("marks", ["*a _b ", "_a b* ", "_a *b* "])
def test_marks_without_number_take_no_time(marks: str) -> None:
    started = time.process_time()
    assert len(list(emphasis(marks * 20_000))) % 2 == 0
    assert time.process_time() - started < 2
