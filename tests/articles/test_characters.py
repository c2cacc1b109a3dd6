"""Characters are those that a reader sees."""

import pytest
from shown import shown


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("the ﬁnance oﬃce", "the finance office"),
        ("in\u00a0Geneva on\u202fMonday", "in Geneva on Monday"),
        ("\u202bMarek \u200eDolezal\u200f\u202c", "Marek Dolezal"),
        ("Sa\u200bari\ufeffnen", "Saarinen"),
        ("Dolez\u030cal", "Doležal"),
        ("D o l e z a l   m e t   h e r", "Dolezal met her"),
        ("G E N E V A", "GENEVA"),
        ("grades A B C", "grades A B C"),
        ("Marek DoleÅ¾al â€“ a â€œfriendâ€\x9d", "Marek Doležal – a “friend”"),
        ("the café of São Tomé", "the café of São Tomé"),
        ("G20\u2011summit", "G20-summit"),
    ],
)
def test_characters_are_those_that_a_reader_sees(kept: str, read: str) -> None:
    assert shown(kept) == read
