"""What shares something stands in one group, by way of others too."""

from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.connected import connected

shared = st.dictionaries(st.integers(0, 9), st.frozensets(st.integers(0, 5), max_size=3))


def test_two_may_be_joined_by_a_third() -> None:
    assert connected({"b": {1}, "a": {1, 2}, "c": {2}, "d": set()}) == [["a", "b", "c"], ["d"]]
    assert connected({}) == []


@given(shared)
def test_groups_hold_each_item_once_and_share_nothing(shares: dict[int, frozenset[int]]) -> None:
    groups = connected(shares)
    assert sorted(item for group in groups for item in group) == sorted(shares)
    held = [frozenset[int]().union(*(shares[item] for item in group)) for group in groups]
    assert sum(map(len, held)) == len(frozenset[int]().union(*held))
    assert connected(dict(reversed(shares.items()))) == groups


@given(shared)
def test_of_a_group_no_part_stands_alone(shares: dict[int, frozenset[int]]) -> None:
    for group in connected(shares):
        for number in range(1, len(group)):
            left, right = ({s for item in part for s in shares[item]}
                           for part in (group[:number], group[number:]))  # fmt: skip
            assert left & right
