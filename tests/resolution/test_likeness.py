"""Spellings, pet names, acronyms and short forms of one name are alike; two names are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import KINDS, Kind
from kg.resolution import likeness as room
from kg.resolution.likeness import acronyms, is_acronym
from kg.resolution.names import normal

ONE = [
    ("Ziyad al-Nakhalah", "Ziad Al-Nakhaleh", "person"),
    ("Isma'il Haniya", "Ismail Haniyeh", "person"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "person"),
    ("Muammar Gaddafi", "Moammar Qadhafi", "person"),
    ("Hossein Salami", "Hussein Salami", "person"),
    ("Bill Clinton", "William Clinton", "person"),
    ("Joe Biden", "Joseph R. Biden", "person"),
    ("Moon Jae-in", "Moon Jaein", "person"),
    ("Shinzo Abe", "Abe Shinzo", "person"),
    ("Abdel Fattah el-Sissi", "Abdul Fatah al-Sisi", "person"),
    ("Quds Force", "Qods Force", "group"),
    ("Hezbollah", "Hizbullah", "group"),
    ("Israel Defense Forces", "Israeli Defence Forces", "group"),
    ("Ministry of Labor", "Labor Ministry", "group"),
]  # fmt: skip


TWO = [
    ("Joe Biden", "Hunter Biden", "person"),
    ("Ali Hussein", "Ali Hassan", "person"),
    ("Michael Brown", "Michelle Brown", "person"),
    ("Daniel Ortega", "Daniela Ortega", "person"),
    ("George W. Bush", "George H.W. Bush", "person"),
    ("Lee Jae-yong", "Lee Jae-myung", "person"),
    ("Mary Jones", "Mark Jones", "person"),
    ("China Eastern", "China Southern", "group"),
    ("Apple", "Opel", "group"),
    ("iPod", "iPad", "group"),
    ("IS", "ISS", "group"),
    ("J. R. Myers", "Jess Mears", "person"),
    ("US Air Force", "Indian Air Force", "group"),
]  # fmt: skip


def likeness(left: str, right: str, kind: Kind) -> float:
    return room.likeness(normal(left, kind), normal(right, kind), kind)


@pytest.mark.parametrize(("left", "right", "kind"), ONE)
def test_one_name_in_two_spellings(left: str, right: str, kind: Kind) -> None:
    assert likeness(left, right, kind) >= 0.85


@pytest.mark.parametrize(("left", "right", "kind"), TWO)
def test_two_names(left: str, right: str, kind: Kind) -> None:
    assert likeness(left, right, kind) < 0.85


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Palestinian Islamic Jihad", "pij"),
        ("Islamic Revolutionary Guard Corps", "irgc"),
        ("UN High Commissioner for Refugees", "unhcr"),
        ("United States Air Force", "usaf"),
        ("Popular Front for the Liberation of Palestine", "pflp"),
        ("General Motors Corp.", "gm"),
    ],
)
def test_an_acronym_follows_from_a_long_name(long: str, short: str) -> None:
    assert short in acronyms(long)


def test_acronyms_are_written_in_capitals() -> None:
    assert all(map(is_acronym, ("PIJ", "U.N.", "UNHCR", "DoD")))
    assert not any(map(is_acronym, ("Hamas", "Islamic Jihad", "X")))


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(KINDS))
def test_likeness_is_a_number_that_does_not_depend_on_the_order(
    left: str, right: str, kind: Kind
) -> None:
    assert 0.0 <= likeness(left, right, kind) <= 1.0
    assert likeness(left, right, kind) == pytest.approx(likeness(right, left, kind))


GIVEN = ("bill", "william", "wilhelm", "hunter", "daniel", "daniela", "joe", "jo", "j", "shinzo")


FAMILY = ("biden", "bayden", "haniya", "haniyeh", "abe", "lee", "li", "de", "van", "shinzou")


parts = st.sampled_from(GIVEN + FAMILY)


@given(st.tuples(parts, parts), st.tuples(parts, parts))
def test_what_is_seen_at_once_to_be_unlike_is_unlike(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    left, right = room.person(" ".join(one)), room.person(" ".join(other))
    if room._sound_apart(left, right):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(room, "_sound_apart", lambda *_: False)
            assert room._people(" ".join(one), " ".join(other)) < 0.7
