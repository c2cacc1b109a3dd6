"""Spellings of one name in several romanizations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.spelling import alike, skeleton


def test_skeletons_are_what_romanizations_share() -> None:
    for words in ("nakhalah nakhaleh", "ziad ziyad", "qaddafi gadhafi", "mohammed muhamad"):
        assert len({skeleton(word) for word in words.split()}) == 1


words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@given(words, words)
def test_alike_is_a_number_that_does_not_depend_on_the_order(left: str, right: str) -> None:
    assert 0.0 <= alike(left, right) <= 1.0
    assert alike(left, right) == pytest.approx(alike(right, left))
    assert alike(left, left) == 1.0
