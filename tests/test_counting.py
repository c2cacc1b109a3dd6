"""One is told as one, and a large number can be read."""

import pytest

from kg.counting import counted


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 articles"), (1, "1 article"), (2431, "2,431 articles")]
)
def test_a_number_is_told_with_its_noun(number: int, told: str) -> None:
    assert counted(number, "article") == told
