"""Which names of an article are one, as far as their letters say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.contexts import MarkedSpan
from kg.nlp.names import Names, names_of, plain


def named(*printed: str, kind: str = "person") -> Names:
    """Return the entities of an article that names these, in order."""
    return names_of([MarkedSpan(n, n + 1, kind, text) for n, text in enumerate(printed)])


ONE = [
    ("Ebrahim Raisi", "Raisi"),
    ("Raisi", "Ebrahim Raisi"),
    ("Ebrahim Raisi", "Ebrahim"),
    ("Ebrahim Raisi", "Raisi’s"),
    ("Ebrahim Raisi", "EBRAHIM RAISI"),
    ("Nicolás Maduro", "Nicolas Maduro"),
    ("John Fitzgerald Kennedy", "John Kennedy"),
    ("John Fitzgerald Kennedy", "J. Kennedy"),
    ("Mohammed bin Salman", "bin Salman"),
    ("Ziyad al-Nakhalah", "al-Nakhalah"),
]


@pytest.mark.parametrize("names", ONE)
def test_a_shorter_form_names_the_same_person(names: tuple[str, str]) -> None:
    assert len(set(named(*names).of)) == 1
    assert named(*names).open == {}


TWO = [
    ("Ebrahim Raisi", "Ali Khamenei"),
    ("Ebrahim Raisi", "Hossein Raisi"),
    ("Mohammed bin Salman", "bin"),
    ("Raisi", "Putin"),
    ("John Kennedy", "R. Kennedy"),
]


@pytest.mark.parametrize("names", TWO)
def test_names_that_do_not_shorten_one_another_are_two_people(names: tuple[str, str]) -> None:
    assert len(set(named(*names).of)) == 2


def test_a_surname_that_two_bear_is_open_and_could_mean_either() -> None:
    found = named("Bill Clinton", "Hillary Clinton", "Clinton")
    bill, hillary, clinton = found.of
    assert len({bill, hillary, clinton}) == 3
    assert {mention: set(bearers) for mention, bearers in found.open.items()} == {
        2: {bill, hillary}
    }


def test_who_is_named_more_often_is_the_first_that_an_open_name_could_mean() -> None:
    found = named("Bill Clinton", "Hillary Clinton", "Clinton", "Hillary Clinton")
    assert found.open[2] == (found.of[1], found.of[0])


def test_a_longer_form_of_one_name_is_no_second_bearer() -> None:
    found = named("John Kennedy", "John Fitzgerald Kennedy", "Kennedy")
    assert found.open == {}
    assert len(set(found.of)) == 1


def test_states_are_one_by_their_code() -> None:
    mentions = [
        MarkedSpan(0, 1, "state", "Iran", "IR"),
        MarkedSpan(1, 2, "state", "Iranian", "IR"),
        MarkedSpan(2, 3, "state", "Iraq", "IQ"),
    ]
    iran, iranian, iraq = names_of(mentions).of
    assert iran == iranian != iraq


def test_an_acronym_is_the_group_whose_initials_it_is() -> None:
    assert len(set(named("Supreme Court of Justice", "SCJ", kind="group").of)) == 1
    assert len(set(named("Supreme Court of Justice", "SC", kind="group").of)) == 2


def test_an_acronym_of_two_groups_is_none_of_them() -> None:
    names = ("African Union", "Arab Union", "AU")
    assert len(set(named(*names, kind="group").of)) == 3


def test_times_name_no_entity() -> None:
    assert named("Friday", "Friday", kind="date").of == (-1, -1)


def test_a_person_is_no_place_of_the_same_name() -> None:
    mentions = [MarkedSpan(0, 1, "person", "Paris"), MarkedSpan(1, 2, "place", "Paris")]
    assert len(set(names_of(mentions).of)) == 2


@pytest.mark.parametrize(
    ("printed", "letters"),
    [
        ("Nicolás Maduro’s", "nicolas maduro"),
        ("Al-Nakhalah", "al nakhalah"),
        ("J. Kennedy", "j kennedy"),
        ("O'Neil", "oneil"),
        ("Williams'", "williams"),
        ("…", ""),
    ],
)
def test_what_letters_a_name_has(printed: str, letters: str) -> None:
    assert plain(printed) == letters


NAMES = ("Bill Clinton", "Hillary Clinton", "Clinton", "Bill", "Bill J. Clinton", "Raisi", "?", "")


@given(st.lists(st.sampled_from(NAMES), max_size=8))
def test_every_name_is_of_one_entity_and_like_names_of_the_same(printed: list[str]) -> None:
    found = named(*printed)
    assert len(found.of) == len(printed)
    assert {*found.of, *(e for some in found.open.values() for e in some)} == set(range(found.size))
    by_text = dict(zip(printed, found.of, strict=True))
    assert [by_text[text] for text in printed] == list(found.of)
    assert all(len(bearers) > 1 and found.of[n] not in bearers for n, bearers in found.open.items())
