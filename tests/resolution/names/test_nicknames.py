"""Pet names stand for formal ones, and a name that is neither stands for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.names.nicknames import formal_names


@pytest.mark.parametrize(
    ("pet", "formal"),
    [("bill", "william"), ("bob", "robert"), ("joe", "joseph"), ("william", "william")],
)
def test_a_pet_name_stands_for_its_formal_one(pet: str, formal: str) -> None:
    assert formal in formal_names(pet)


def test_two_pet_names_of_one_name_share_it() -> None:
    assert formal_names("bill") & formal_names("will")
    assert not formal_names("bill") & formal_names("bob")


@given(st.text(alphabet="xyz", min_size=4, max_size=9))
def test_a_name_that_no_list_knows_stands_for_itself(name: str) -> None:
    assert formal_names(name) == {name}
