"""Names that can be one share a block, so that no others need be compared."""

import pytest

from kg.resolution.linking.blocks import blocks, fits, is_short, lookups, own_block


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person:mohammed karimi", "person:mohammad karimi"),
        ("person:william hart", "person:bill hart"),
        ("person:karel tomas vrabel", "person:tomas vrabel"),
        ("group:ministry of defence", "group:ministry of defense"),
        ("group:palestine islamic jihad", "group:islamic jihad"),
        ("place:karsk", "place:karsk"),
    ],
)
def test_what_may_be_one_shares_a_block(one: str, other: str) -> None:
    assert blocks(one) & blocks(other)


@pytest.mark.parametrize("kind", ["person", "group", "state", "place"])
def test_a_name_of_no_letter_has_its_own_block_alone(kind: str) -> None:
    assert own_block(f"{kind}:") in blocks(f"{kind}:")


def test_strangers_share_none() -> None:
    assert not blocks("person:marta vell") & blocks("person:tomas orun")


def test_a_surname_looks_where_full_names_are() -> None:
    assert is_short("person:vell")
    assert not is_short("person:marta vell")
    assert lookups("person:vell") & blocks("person:marta vell")
    assert fits("person:vell", "person:marta vell")
    assert not fits("person:vell", "person:tomas orun")


def test_an_institution_alone_may_be_that_of_any_state() -> None:
    assert lookups("group:air force") & blocks("group:united states air force")
    assert fits("group:air force", "group:united states air force")


@pytest.mark.parametrize(
    "name", ["person:marta vell", "group:ministry of defence", "place:karsk", "state:IR"]
)
def test_a_full_name_is_in_the_block_of_its_form(name: str) -> None:
    assert own_block(name) in blocks(name)


def test_a_short_name_looks_in_the_block_of_its_form() -> None:
    assert own_block("person:vell") in lookups("person:vell")
    assert own_block("group:air force") in lookups("group:air force")
