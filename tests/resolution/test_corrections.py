"""Which entity a correction means, and what several of them say of it."""

import pytest

from kg.model import Correction, CorrectionVerdict
from kg.resolution.corrections import Judged, entity_meant, judged


@pytest.mark.parametrize(
    ("bearing", "votes", "meant"),
    [
        ({"a"}, {}, "a"),
        ({"a"}, {"a": 1, "b": 5}, "a"),
        # All of the evidence is a namesake's by now.
        ({"a"}, {"b": 2}, "b"),
        ({"a", "b"}, {"b": 2, "a": 1}, "b"),
        (set(), {"b": 2}, "b"),
        ({"a", "b"}, {"a": 1, "b": 1}, None),
        ({"a", "b"}, {}, None),
        (set(), {}, None),
    ],
)
def test_the_name_and_then_the_evidence_say_who_is_meant(
    bearing: set[str], votes: dict[str, int], meant: str | None
) -> None:
    assert entity_meant(bearing, votes) == meant


def said(id_: str, verdict: CorrectionVerdict, value: str | None = None) -> Correction:
    return Correction(id_, verdict, "person:vell", value, (), "ann", "2023-06-14")


def test_the_newest_name_and_kind_hold() -> None:
    words = [said("1", "rename", "Vell"), said("2", "retype", "group"), said("3", "rename", "Orlo")]
    meant = dict.fromkeys("123", "a")
    assert judged(words, meant) == {"a": Judged("Orlo", "group")}
    assert judged([*words, said("4", "hide")], meant | {"4": "b"})["b"] == Judged(hidden=True)
    assert judged(words, {}) == {}


def test_a_correction_says_in_a_line_what_was_judged() -> None:
    assert said("1", "rename", "Marta Orlo").what == "vell is called Marta Orlo"
    assert said("2", "retype", "group").what == "vell is a group"
    assert said("3", "hide").what == "vell is hidden"
