"""Acronyms and short names of bodies go to the full name of their article."""

from dataclasses import replace

from chained import groups, read

from kg.resolution.chains.forms import Joined, forms_of
from kg.resolution.chains.organisations import join_groups, join_places


def test_an_acronym_stands_for_the_long_name() -> None:
    assert len(groups("Supreme National Security Council", "SNSC")) == 1
    assert len(groups("Palestinian Islamic Jihad", "Islamic Jihad", "PIJ")) == 1


def test_an_acronym_that_cannot_be_derived_is_believed_where_it_is_defined() -> None:
    names = ("State Property Agency", "AVAS")
    assert len(groups(*names)) == 2
    assert len(groups(*names, aliases=((0, 1),))) == 1


def test_an_organisation_is_called_by_the_beginning_of_its_name() -> None:
    assert len(groups("Lockheed Martin", "Lockheed")) == 1
    assert len(groups("US Air Force", "Air Force")) == 1


def test_what_was_named_before_is_no_short_form_of_what_comes_later() -> None:
    assert len(groups("Airbus", "Boeing", "Boeing Widgets")) == 3


def test_a_branch_in_a_state_is_not_the_body_whose_branch_it_is() -> None:
    assert len(groups("Boeing Australia", "Boeing")) == 2
    assert len(groups("Boeing Ireland Ltd.", "Boeing")) == 2


def test_organisations_of_one_beginning_stay_apart() -> None:
    assert len(groups("China Eastern Airlines", "China Southern Airlines")) == 2


def test_a_union_of_states_is_not_one_of_its_bodies() -> None:
    assert len(groups("United Nations Security Council", "United Nations")) == 2
    assert len(groups("Lockheed Martin", "Lockheed")) == 1


def test_the_house_is_the_house_of_representatives_introduced_before() -> None:
    assert len(groups("House of Representatives", "House")) == 1


def joined_groups(*names: str, apart: frozenset[frozenset[str]] = frozenset()) -> list[str]:
    """Return by which rule each of these names is where it is, in their order."""
    extraction = read(*((name, "group") for name in names))
    joined = Joined(apart)
    join_groups(forms_of(extraction.mentions)["group"], set(), joined)
    return [joined.rules[mention.id] for mention in extraction.mentions]


def test_each_name_says_by_which_rule_it_is_where_it_is() -> None:
    assert joined_groups("Palestinian Islamic Jihad", "PIJ", "Islamic Jihad") == [
        "full name", "acronym", "short form",
    ]  # fmt: skip
    assert joined_groups("PIJ") == ["only name"]


def test_an_acronym_of_two_bodies_is_that_of_the_one_named_last_before() -> None:
    rules = joined_groups("Northern River Council", "National Road Company", "NRC")
    assert rules[2] == "acronym, the nearest before"
    found = groups("Northern River Council", "National Road Company", "NRC")
    assert found["National Road Company"] == ["National Road Company", "NRC"]


def test_a_body_that_people_keep_apart_is_not_found_by_its_acronym() -> None:
    apart = frozenset({frozenset({"group:pij", "group:palestine islamic jihad"})})
    rules = joined_groups("Palestinian Islamic Jihad", "PIJ", apart=apart)
    assert rules == ["full name", "only name"]


def test_spellings_of_one_body_are_one() -> None:
    assert len(groups("Hezbollah", "Hizbollah")) == 1


def test_a_name_shortened_in_the_headline_counts_as_introduced_later() -> None:
    extraction = read(("Lockheed", "group"), ("Lockheed Martin", "group"))
    headline = [replace(one, sentence=number) for number, one in enumerate(extraction.mentions)]
    joined = Joined(frozenset())
    join_groups(forms_of(headline)["group"], set(), joined)
    assert len(joined.members) == 1
    assert len(groups("Lockheed", "Lockheed Martin")) == 2


def test_places_of_unlike_words_are_places_by_themselves() -> None:
    places = ("Kharkiv", "Kharkov", "New Kharkiv", "Kharkiv")
    joined = Joined(frozenset())
    join_places(forms_of(read(*((name, "place") for name in places)).mentions)["place"], joined)
    assert sorted(len(members) for members in joined.members.values()) == [1, 1, 2]
    assert set(joined.rules.values()) == {"full name"}
