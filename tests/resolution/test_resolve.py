"""Entities and meetings are what articles and people say together, in whatever order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parted import elsewhere
from readings import reading

from kg.model import Article, Extraction, Judgement
from kg.resolution.resolve import Reading, decide, resolve
from kg.resolution.resolving import copies, full_names, links, readings

A = reading("a", "Marta Vell", "Tomas Orun", "group:River Council", met=(0, 1))
B = reading("b", "Marta Vell", "Orun", "Tomas Orun", "group:River Council", met=(0, 1))
C = reading("c", "Vell", "group:River Council")
D = reading("d", "Vell", "group:Harbour Guard")
E = reading("e", "Lena Vell", "group:Harbour Guard")


def names(*evidence: Reading) -> list[tuple[str, int]]:
    """Return the people with the number of their mentions."""
    found = resolve(evidence).entities
    return sorted((one.name, one.mentions) for one in found if one.kind == "person")


def test_two_articles_on_one_meeting_tell_of_one_meeting() -> None:
    found = resolve([A, B])
    assert [len(one.reports) for one in found.meetings] == [2]
    names_of = {one.id: one.name for one in found.entities}
    assert {names_of[one] for one in found.meetings[0].participants} == {"Marta Vell", "Tomas Orun"}


def test_a_surname_goes_where_its_company_points_and_else_stays_open() -> None:
    assert names(A, C) == [("Marta Vell", 2), ("Tomas Orun", 1)]
    assert names(A, D) == [("Marta Vell", 1), ("Tomas Orun", 1), ("Vell", 1)]


def test_people_decide_who_is_one_and_who_is_not() -> None:
    said = Judgement("j", "person:lena vell", "person:marta vell", "same", "ann", "2024")
    one = resolve([A, E], decide([said]))
    assert sum(each.kind == "person" for each in one.entities) == 2
    assert {place.rule for place in one.places.values()} == {"judgement", "same name"}
    assert sum(each.kind == "person" for each in resolve([A, E]).entities) == 3


@settings(deadline=None, max_examples=20)
@given(order=st.permutations([A, B, C, D, E]))
def test_the_order_of_articles_changes_nothing(order: list[Reading]) -> None:
    found, expected = resolve(order), resolve([A, B, C, D, E])
    assert found.entities == expected.entities
    assert found.meetings == expected.meetings
    assert found.chains == expected.chains
    assert found.places == expected.places


@settings(deadline=None, max_examples=10)
@given(size=st.integers(1, 5))
def test_the_size_of_parts_and_where_they_are_done_change_nothing(size: int) -> None:
    said = Judgement("j", "person:lena vell", "person:marta vell", "same", "ann", "2024")
    with pytest.MonkeyPatch.context() as patch:
        for divided in (readings, links, full_names, copies):
            patch.setattr(divided, "PART", size)
        assert resolve([A, B, C, D, E], decide([said]), elsewhere) == resolve(
            [A, B, C, D, E], decide([said])
        )


def test_nothing_follows_from_nothing() -> None:
    found = resolve([])
    assert (found.entities, found.meetings, found.copies) == ((), (), {})


def test_articles_of_the_same_words_are_copies_of_the_first() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    one, other = (
        Reading(Article(name, name, text, published=day), Extraction(name, "test"))
        for name, day in (("y", "2023-06-15"), ("x", "2023-06-16"))
    )
    assert resolve([one, other]).copies == {"x": "y", "y": "y"}
