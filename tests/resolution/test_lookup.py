"""Whom a name means that somebody types."""

import pytest

from kg.model import Entity, Kind
from kg.resolution.lookup import (
    Fit,
    acronym,
    borne,
    close,
    fit,
    is_short_for,
    meant,
    said,
    without_initials,
)


def entity(name: str, mentions: int, *aliases: str, kind: Kind = "person") -> Entity:
    return Entity(f"{kind}-{name}".ljust(16, "0"), kind, name, (name, *aliases), None, mentions, 1)


DORAN = entity("Donal Doran", 90, "Doran", "Donal")
MELIA = entity("Melia Doran", 12)
STUB = entity("Doran", 3)


def chosen(name: str, *bearers: Entity) -> tuple[str | None, list[str]]:
    found = meant(name, bearers)
    return found.entity and found.entity.name, [one.name for one in found.also]


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("Émile van der Hoeve", Fit.NAME),
        ("EMILE VAN DER HOEVE", Fit.NAME),
        ("President Emile van der Hoeve", Fit.NAME),
        ("Emile van der Hoeve's", Fit.NAME),
        ("The Baker", Fit.ALIAS),
        ("van der Hoeve", Fit.SHORT),
        ("Hoeve", Fit.SHORT),
        ("Dr. Hoeve", Fit.SHORT),
        ("Emile", Fit.PART),
        ("Emile Hoeve", Fit.PART),
        ("Hoeve Emile", None),
        ("Hoev", None),
        ("", None),
    ],
)
def test_a_name_fits_by_how_it_is_borne(name: str, how: Fit | None) -> None:
    assert fit(name, entity("Emile van der Hoeve", 4, "The Baker")) is how


@pytest.mark.parametrize("name", ["UNH", "unh", "U.N.H."])
def test_an_acronym_that_nobody_prints_is_known(name: str) -> None:
    harbours = entity("United Northern Harbours", 4, kind="group")
    assert fit(name, harbours) is Fit.SHORT


def test_a_whole_name_goes_before_an_alias_and_this_before_a_part() -> None:
    town = entity("Doran", 5, kind="place")
    firm = entity("Doran Steel", 80, "Doran", kind="group")
    bridge = entity("Doran Bridge", 70, kind="place")
    assert chosen("Doran", town, firm, bridge)[0] == "Doran"
    assert chosen("Doran", firm, bridge) == ("Doran Steel", [])


def test_a_surname_means_the_one_by_far_the_best_known() -> None:
    found = meant("doran", [MELIA, DORAN])
    assert said("doran", found) == "doran: Donal Doran (90 mentions); also Melia Doran"


def test_a_surname_of_two_who_are_known_alike_stays_open() -> None:
    brother = entity("Piet Doran", 60, "Doran")
    assert chosen("Doran", MELIA, brother, DORAN) == (
        None, ["Donal Doran", "Piet Doran", "Melia Doran"],
    )  # fmt: skip


def test_few_mentions_are_never_by_far_more() -> None:
    assert chosen("Orun", entity("Ada Orun", 3), entity("Ib Orun", 1))[0] is None


def test_a_stub_does_not_hide_the_person_of_whom_it_is_a_part() -> None:
    assert chosen("Doran", STUB, DORAN) == ("Donal Doran", ["Doran"])
    assert chosen("Doran", STUB, DORAN, MELIA)[0] == "Donal Doran"
    line = said("Doran", meant("Doran", [STUB, DORAN, MELIA]))
    assert line == (
        "Doran: Donal Doran (90 mentions); also Melia Doran, Doran (person, 3 mentions, person-D)"
    )


def test_what_is_named_thrice_hides_nobody_who_is_well_known_by_the_name() -> None:
    state = entity("United Provinces", 700, "Provinces", kind="state")
    assert chosen("Provinces", entity("Provinces", 1), state)[0] == "United Provinces"
    assert chosen("Provinces", entity("Provinces", 4), state)[0] == "Provinces"
    assert chosen("Provinces", entity("Provinces", 1, kind="place"), state)[0] == "Provinces"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Donal J. Doran", "Donal Doran"), ("donal j doran", "donal doran"),
        ("Ida M. N. Vell", "Ida Vell"), ("Donal Doran", None), ("J. Doran", None), ("", None),
    ],
)  # fmt: skip
def test_initials_within_a_name_may_be_left_out(name: str, plain: str | None) -> None:
    assert without_initials(name) == plain


def test_a_stub_of_several_who_are_known_alike_is_listed_with_them() -> None:
    brother = entity("Piet Doran", 60)
    assert chosen("Doran", STUB, brother, DORAN) == (None, ["Donal Doran", "Piet Doran", "Doran"])


def test_a_surname_printed_more_than_the_full_name_is_no_stub() -> None:
    assert chosen("Doran", entity("Doran", 30), entity("Donal Doran", 2))[0] == "Doran"


def test_a_name_without_its_initial_is_a_stub_and_one_of_another_family_is_none() -> None:
    longer = entity("Jon W. Marsh", 90)
    assert chosen("Jon Marsh", entity("Jon Marsh", 3), longer)[0] == "Jon W. Marsh"
    other = entity("Jon Marsh Velden", 90)
    assert chosen("Jon Marsh", entity("Jon Marsh", 3), other) == ("Jon Marsh", ["Jon Marsh Velden"])


def test_a_place_of_a_name_goes_before_a_person_who_is_not_known_by_far_more() -> None:
    town = entity("Doran", 40, kind="place")
    assert chosen("Doran", town, DORAN) == ("Doran", ["Donal Doran"])
    hamlet = entity("Doran", 2, kind="place")
    assert chosen("Doran", hamlet, DORAN)[0] == "Donal Doran"


def test_a_state_is_no_stub_and_a_town_is_no_part_of_another() -> None:
    state = entity("Doran", 2, kind="state")
    assert chosen("Doran", state, DORAN)[0] == "Doran"
    york = entity("Yark", 2, kind="place")
    assert chosen("Yark", york, entity("New Yark", 300, kind="place"))[0] == "Yark"


def test_an_institution_that_every_state_has_is_a_stub() -> None:
    guard = entity("Air Force", 2, kind="group")
    assert chosen("air force", guard, entity("Lavian Air Force", 30, kind="group"))[0] == (
        "Lavian Air Force"
    )


def test_of_two_names_alike_the_one_printed_exactly_so_is_meant() -> None:
    person, group = entity("al-Na’ima", 2), entity("al-Naima", 2, kind="group")
    assert chosen("al-Na’ima", person, group) == ("al-Na’ima", ["al-Naima"])
    assert chosen("al-Naima", person, group) == ("al-Naima", ["al-Na’ima"])
    assert chosen("Al Naima", person, group)[0] is None
    namesakes = entity("Ada Orun", 9), Entity("2", "person", "Ada Orun", ("Ada Orun",), None, 8, 1)
    assert chosen("Ada Orun", *namesakes)[0] is None


def test_a_decision_takes_nobody_for_being_larger() -> None:
    assert [one.name for one in borne("Doran", [DORAN, STUB])] == ["Doran"]
    assert [one.name for one in borne("Doran", [MELIA, DORAN])] == ["Donal Doran", "Melia Doran"]
    assert borne("Nobody", [DORAN]) == ()


NAMES = [
    ("tomas orun", "Tomas Orun"), ("orun", "Tomas Orun"), ("marta vell", "Marta Vell"),
    ("ban kimo on", "Ban Kimo-on"), ("velmar accords", "Velmar Accords"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Thomas Oron", ["Tomas Orun"]),
        ("Orum", ["Tomas Orun"]),
        ("Marta", ["Marta Vell"]),
        ("Ban Kimoon", ["Ban Kimo-on"]),
        ("Velmar", ["Velmar Accords"]),
        ("Fish and chips", []),
        ("Vex", []),
        ("Bon", []),
        ("", []),
    ],
)
def test_close_names_hardly_differ(typed: str, near: list[str]) -> None:
    assert close(typed, NAMES, most=5) == near


def test_nothing_is_said_of_a_name_that_only_one_bears() -> None:
    assert said("Doran", meant("Doran", [DORAN])) is None
    assert said("Nobody", meant("Nobody", [DORAN])) is None


@pytest.mark.parametrize(
    ("typed", "short"),
    [("N.A.T.O.", "nato"), ("IJ", "ij"), ("x", None), ("Tomas Orun", None), ("velmarians", None)],
)
def test_an_acronym_has_a_few_letters_in_one_word(typed: str, short: str | None) -> None:
    assert acronym(typed) == short


def test_an_acronym_is_short_for_a_name_with_its_letters() -> None:
    assert is_short_for("ij", "Islamic Jihad")
    assert not is_short_for("ij", "Islamic Party")
