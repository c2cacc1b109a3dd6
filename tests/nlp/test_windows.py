"""A text is read in windows that answer for every word once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from windowed import nlp

from kg.nlp.windows import BATCH, OVERLAP, REACH, RUN, Window, case_of, cut, groups, lines


def texts_of(text: str) -> list[list[str]]:
    doc = nlp(text)
    return [[doc[index].text for index in line] for line in lines(doc)]


def test_a_line_break_parts_paragraphs() -> None:
    assert texts_of("They met.\nHe left.\n\nShe stayed") == [
        ["They", "met", "."],
        ["He", "left", "."],
        ["She", "stayed"],
    ]


def test_a_wrapped_line_goes_on() -> None:
    assert texts_of("The minister\nmet her.") == [["The", "minister", "met", "her", "."]]
    assert texts_of("The minister\n\nmet her.") == [["The", "minister"], ["met", "her", "."]]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\n \n"])
def test_whitespace_has_no_lines(text: str) -> None:
    assert texts_of(text) == []


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="ab \n\t.A", max_size=60))
def test_every_word_stands_in_one_line(text: str) -> None:
    doc = nlp(text)
    words = [index for line in lines(doc) for index in line]
    assert words == [token.i for token in doc if not token.is_space]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 8), min_size=1, max_size=400))
def test_windows_answer_for_every_word_once(sizes: list[int]) -> None:
    line = np.arange(len(sizes)) + 7
    windows = list(cut(0, line, sizes))
    answered = [index for w in windows for index in w.tokens[w.begin : w.end].tolist()]
    assert answered == line.tolist()
    assert all(window.size <= REACH for window in windows)


def test_a_long_line_is_read_in_windows_that_overlap() -> None:
    first, second = cut(0, np.arange(300), [1] * 300)
    shared = len(set(first.tokens.tolist()) & set(second.tokens.tolist()))
    assert shared == OVERLAP
    assert first.end == REACH - OVERLAP // 2


def padded(group: list[Window]) -> int:
    """Return the pieces of a run, padding counted."""
    return len(group) * max(window.size + 2 for window in group)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, REACH), max_size=60))
def test_runs_hold_all_windows_and_cost_no_more_than_full_ones(sizes: list[int]) -> None:
    windows = [Window(0, np.arange(1), 0, 1, size) for size in sorted(sizes)]
    found = groups(windows)
    assert [window for group in found for window in group] == windows
    assert all(padded(group) <= BATCH for group in found)
    full: list[list[Window]] = []
    for window in windows:
        if not full or padded([*full[-1], window]) > BATCH:
            full.append([])
        full[-1].append(window)
    costs = [sum(padded(group) + RUN for group in some) for some in (found, full)]
    assert costs[0] <= costs[1]


@pytest.mark.parametrize(
    ("word", "case"),
    [("met", 1), ("Raisi", 2), ("NATO", 3), ("McCain", 4), ("2023", 5), ("—", 6), ("J.", 7)],
)
def test_the_letter_case_of_a_word(word: str, case: int) -> None:
    assert case_of(word) == case
