"""Names that can be one share a block, so that no others need be compared."""

import pytest

from kg.resolution.linking.blocks import blocks, fits, is_short, lookups


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person:mohammed karimi", "person:mohammad karimi"),
        ("person:william hart", "person:bill hart"),
        ("group:ministry of defence", "group:ministry of defense"),
        ("place:karsk", "place:karsk"),
    ],
)
def test_what_may_be_one_shares_a_block(one: str, other: str) -> None:
    assert blocks(one) & blocks(other)


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
