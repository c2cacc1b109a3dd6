"""Ids are made from content, and no two clusters have one."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import content_id
from kg.resolution.resolving.ids import assign


def test_an_id_is_made_from_content_and_from_the_table() -> None:
    assert assign({0: "person:vell"}, table="entity") == {0: content_id("entity", "person:vell")}
    assert assign({0: "x"}, table="entity") != assign({0: "x"}, table="meeting")


def test_two_clusters_of_one_content_have_two_ids() -> None:
    assert len(set(assign({0: "x", 1: "x"}, table="entity").values())) == 2


def test_a_fixed_id_is_kept_and_given_to_nobody_else() -> None:
    own = content_id("entity", "y")
    found = assign({0: "x", 1: "y"}, table="entity", fixed={0: own})
    assert found[0] == own
    assert found[1] not in ("", own)


def test_nothing_needs_no_id() -> None:
    assert assign({}, table="entity") == {}


@given(st.dictionaries(st.integers(0, 9), st.sampled_from("xyz")), st.sets(st.integers(0, 9)))
def test_no_two_clusters_have_one_id(wanted: dict[int, str], known: set[int]) -> None:
    fixed = {number: f"Q{number}" for number in known & wanted.keys()}
    found = assign(wanted, table="entity", fixed=fixed)
    assert found.keys() == wanted.keys()
    assert len(set(found.values())) == len(found)
