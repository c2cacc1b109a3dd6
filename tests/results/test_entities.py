"""Entities, their spellings, and what was decided on them, as rows."""

from kg.model import Correction, Entity, Judgement
from kg.results.entities import Aliases, Entities, Judgements
from kg.results.records import Alias

VELL = Entity("e1", "person", "Marta Vell", ("Marta Vell", "Vell", "President Vell"), None, 14, 3)


def test_other_spellings_stand_beside_the_name() -> None:
    assert Entities([VELL]).rows() == [
        ("Marta Vell", "person", 14, 3, "Vell; President Vell", "e1")
    ]


def test_a_record_lists_every_spelling() -> None:
    (told,) = Entities([VELL]).records()
    assert told["aliases"] == ["Marta Vell", "Vell", "President Vell"]
    assert (told["name"], told["code"]) == ("Marta Vell", None)


def test_a_spelling_says_why_it_belongs() -> None:
    rows = Aliases([Alias("Vell", 9, ("surname", "same article"))]).rows()
    assert rows == [("Vell", 9, "surname; same article")]


def test_a_judgement_and_a_correction_are_told_in_one_list() -> None:
    same = Judgement("j1", "person:vell", "person:marta vell", "same", "anna", "2024-01-02")
    renamed = Correction(
        "j2", "rename", "person:vell", "Marta Vell", (), "ben", "2024-01-03", "2024-01-04", "typo"
    )
    assert Judgements([same, renamed]).rows() == [
        ("2024-01-02", "anna", "same", "vell = marta vell", None, None, "j1"),
        ("2024-01-03", "ben", "rename", "vell is called Marta Vell", "typo", "2024-01-04", "j2"),
    ]


def test_nothing_found_is_said_in_words() -> None:
    assert "no entities" in repr(Entities([]))
    assert "no judgements" in repr(Judgements([]))
