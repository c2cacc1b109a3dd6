"""Ids are made from content, and an entity keeps the one that most of it had before."""

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
    found = assign({0: "x", 1: "y"}, table="entity", fixed={0: "Q1"}, votes={(1, "Q1"): 9})
    assert found == {0: "Q1", 1: content_id("entity", "y")}


def test_a_cluster_keeps_the_older_id_with_which_it_shares_most() -> None:
    votes = {(0, "old"): 2, (1, "old"): 5, (0, "older"): 1}
    assert assign({0: "x", 1: "y"}, table="entity", votes=votes) == {1: "old", 0: "older"}


def test_of_two_that_share_alike_the_first_by_content_keeps_the_id() -> None:
    found = assign({0: "y", 1: "x"}, table="entity", votes={(0, "old"): 2, (1, "old"): 2})
    assert found[1] == "old"


def test_a_fresh_id_is_none_that_others_use() -> None:
    own = content_id("entity", "x")
    assert assign({0: "x"}, table="entity", used=[own])[0] not in ("", own)


def test_nothing_needs_no_id() -> None:
    assert assign({}, table="entity") == {}


@given(
    st.dictionaries(st.integers(0, 9), st.sampled_from("xyz")),
    st.dictionaries(st.tuples(st.integers(0, 9), st.sampled_from("abc")), st.integers(1, 3)),
)
def test_no_two_clusters_have_one_id(
    wanted: dict[int, str], votes: dict[tuple[int, str], int]
) -> None:
    votes = {key: number for key, number in votes.items() if key[0] in wanted}
    found = assign(wanted, table="entity", votes=votes)
    assert found.keys() == wanted.keys()
    assert len(set(found.values())) == len(found)
