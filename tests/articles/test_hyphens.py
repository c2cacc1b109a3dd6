"""Words that were cut at the end of a line are whole again."""

import pytest
from shown import shown


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("The dele-\ngations left on Tues-\nday.", "The delegations left on Tuesday."),
        ("A state-\nowned bank joined.", "A state-owned bank joined."),
        ("He was re-\nelected in May.", "He was re-elected in May."),
        ("The Finnish-\nSwedish talks", "The Finnish-Swedish talks"),
        ("Dole-\nzal spoke. Dolezal left.", "Dolezal spoke. Dolezal left."),
        ("President Lee Myung-\nbak met them.", "President Lee Myung-bak met them."),
        ("Mr. Dole-\nzal, of the parlia-\nment", "Mr. Dolezal, of the parliament"),
        ("The dele\u00ad\ngations left.", "The delegations left."),
    ],
)  # fmt: skip
def test_words_that_are_cut_at_the_end_of_a_line(cut: str, whole: str) -> None:
    assert shown(cut) == whole
