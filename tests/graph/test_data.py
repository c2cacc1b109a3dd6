"""The id of a tie is made of what it ties."""

from dataclasses import replace

from kg.graph.data import tie_id
from kg.model import Tie

ROLE = Tie("role", "e-vell", "e-lavia", 2, 2, 2, None, "President")


def test_counts_do_not_change_the_id_of_a_tie() -> None:
    assert tie_id(ROLE) == tie_id(replace(ROLE, sentences=9, articles=7))


def test_another_office_is_another_tie() -> None:
    assert tie_id(ROLE) != tie_id(replace(ROLE, title="Foreign Minister"))
    assert tie_id(ROLE) != tie_id(replace(ROLE, kind="co-mention"))
