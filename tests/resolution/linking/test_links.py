"""How likely two full names are one entity."""

import pytest

from kg.resolution.linking.links import CERTAIN, DOUBTFUL, contradicts, is_respelled, link


def test_two_spellings_are_linked_whichever_comes_first() -> None:
    one = link("person:mohammed karimi", "person:mohammad karimi")
    assert one == link("person:mohammad karimi", "person:mohammed karimi")
    assert one is not None
    assert one.left < one.right


def test_who_may_be_known_by_the_second_given_name_is_doubtful() -> None:
    one = link("person:karel tomas vrabel", "person:tomas vrabel")
    assert one is not None
    assert DOUBTFUL <= one.score < CERTAIN


def test_only_full_names_of_one_spelling_are_surely_respelled() -> None:
    assert is_respelled("person:mohammed karimi", "person:mohammad karimi")
    assert not is_respelled("person:karel tomas vrabel", "person:tomas vrabel")
    assert not is_respelled("person:mohammed", "person:mohammad")
    assert not is_respelled("person:mohammed karimi", "group:mohammed karimi")


def test_a_group_may_be_named_with_its_state_or_without_if_the_rest_is_a_name() -> None:
    one = link("group:palestine islamic jihad", "group:islamic jihad")
    assert one is not None
    assert DOUBTFUL <= one.score < CERTAIN
    assert one == link("group:islamic jihad", "group:palestine islamic jihad")
    assert link("group:palestine islamic jihad", "group:egypt islamic jihad") is None
    assert link("group:india air force", "group:air force") is None
    assert link("group:united states democratic party", "group:democratic party") is None


def test_an_article_that_uses_both_for_one_outweighs_how_they_look() -> None:
    one = link("group:river commission", "group:rc", together=3)
    assert one is not None
    assert (one.rule, one.score > CERTAIN) == ("one in an article", True)
    rarely = link("group:apple", "group:apple corps", together=1, alone=100)
    assert rarely is None or rarely.rule != "one in an article"


def test_states_are_their_codes_and_never_linked() -> None:
    assert link("state:NO", "state:SE") is None
    assert contradicts("state:NO", "state:SE")


@pytest.mark.parametrize(
    ("left", "right"),
    [("person:marta vell", "person:tomas orun"), ("group:harbour guard", "group:river commission")],
)
def test_names_that_are_unlike_contradict(left: str, right: str) -> None:
    assert contradicts(left, right)
    assert link(left, right) is None


def test_an_acronym_does_not_contradict_what_it_is_short_for() -> None:
    assert not contradicts("group:rc", "group:river commission")
