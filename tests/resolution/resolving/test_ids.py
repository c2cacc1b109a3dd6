"""Ids last: old ones go to whom they meant, new ones are made from content, no two are one."""

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from kg.model import content_id
from kg.resolution.resolving.ids import Cluster, assign, given_back

VELL, ORUN = "person:vell", "person:orun"


def ids(*clusters: Cluster, in_use: Collection[str] = ()) -> list[str]:
    """Return the ids of clusters where entities have some already."""
    return assign(clusters, table="entity", in_use=set(in_use).intersection)


def test_an_id_is_made_from_content_and_from_the_table() -> None:
    assert ids(Cluster([VELL])) == [content_id("entity", VELL)]
    assert assign([Cluster([VELL])], table="meeting") == [content_id("meeting", VELL)]


def test_two_clusters_of_one_content_have_two_ids() -> None:
    assert len(set(ids(Cluster(["x"]), Cluster(["x"])))) == 2


def test_a_fixed_id_is_kept_and_given_to_nobody_else() -> None:
    own = content_id("entity", "y")
    found = ids(Cluster(["x"], fixed=own), Cluster(["y"], shared={own: 3}))
    assert found[0] == own
    assert found[1] not in ("", own)


def test_an_old_id_goes_to_the_cluster_that_shares_most_with_it() -> None:
    few, many = Cluster([VELL], {"Q1": 1, "Q2": 3}), Cluster([ORUN], {"Q1": 2, "Q2": 4})
    assert ids(few, many) == ["Q1", "Q2"]


def test_of_equal_shares_the_id_stays_with_what_it_was_made_of() -> None:
    old = content_id("entity", VELL)
    assert ids(Cluster([ORUN], {old: 2}), Cluster([VELL], {old: 2}))[1] == old


def test_an_id_in_use_is_taken_by_no_new_cluster() -> None:
    taken = content_id("entity", VELL)
    assert ids(Cluster([VELL]), in_use=[taken]) != [taken]
    assert ids(Cluster([VELL], {taken: 1}), in_use=[taken]) == [taken]


def test_an_id_that_a_name_had_comes_back_unless_it_is_in_use() -> None:
    assert ids(Cluster([VELL], former=["Q1", "Q2"]), in_use=["Q1"]) == ["Q2"]
    had = Cluster([VELL], former=["Q1"]), Cluster([ORUN], former=["Q1"])
    assert ids(*had) == [content_id("entity", VELL), "Q1"]


def test_nothing_needs_no_id() -> None:
    assert ids() == []


few = st.integers(1, 3)
clusters = st.builds(
    Cluster,
    st.sampled_from("xyz").map(lambda name: [name]),
    st.dictionaries(st.sampled_from(["Q1", "Q2", content_id("entity", "x")]), few, max_size=2),
    former=st.lists(st.sampled_from(["Q2", "Q3"]), max_size=2),
)


@given(st.lists(clusters, max_size=6), st.sets(st.sampled_from(["Q3", content_id("entity", "y")])))
def test_no_two_clusters_have_one_id(clusters: list[Cluster], in_use: set[str]) -> None:
    found = ids(*clusters, in_use=in_use)
    assert len(set(found)) == len(found) == len(clusters)
    assert in_use.isdisjoint(found)


def test_an_id_that_only_one_has_is_his_whatever_was_before() -> None:
    shared = [{"x": 3}, {"x": 5, "y": 1}, {"z": 1}]
    assert given_back(shared, [["x"], ["y"], ["x"]]) == [{"x": 3}, {"y": 1}, {"z": 1}]
    assert given_back(shared, [[], [], []]) == shared
