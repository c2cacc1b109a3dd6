"""Names without what differs from newspaper to newspaper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.names.letters import fold, tidy, trimmed


@pytest.mark.parametrize(
    ("printed", "folded"),
    [("Çavuşoğlu", "cavusoglu"), ("Łukasz Ørsted", "lukasz orsted"), ("al-Sisi", "al sisi"),
     ("O’Leary", "oleary"), ("STRASSE", "strasse"), ("Straße", "strasse")],
)  # fmt: skip
def test_accents_case_and_marks_tell_nothing(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Iran's", "Iran"), ("“Hamas”,", "Hamas"), ("Apple Inc.", "Apple Inc."), ("U.S.", "U.S."),
     ("Islamic Jihad (PIJ)", "Islamic Jihad")],
)  # fmt: skip
def test_what_stands_around_a_name_is_taken_off(printed: str, name: str) -> None:
    assert trimmed(printed) == name


def test_initials_are_written_in_one_way() -> None:
    assert tidy("U.S. Navy") == "US Navy"
    assert tidy("Marks & Spencer").split() == ["Marks", "and", "Spencer"]


@given(st.text())
def test_what_is_folded_once_is_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)
