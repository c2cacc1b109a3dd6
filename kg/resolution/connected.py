"""What belongs together because it shares something, directly or by way of others."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Item = TypeVar("Item", str, int)


def connected(shares: Mapping[Item, Iterable[Hashable]]) -> list[list[Item]]:
    """Return items in groups, so that those of two groups share nothing; by disjoint sets.

    `shares` are what each item may share with others. Groups are sorted, and so is each of them.

    >>> connected({"a": "xy", "b": "z", "c": "y"})
    [['a', 'c'], ['b']]
    """
    first: dict[Hashable, Item] = {}
    parent = {item: item for item in shares}

    def root(item: Item) -> Item:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for item in sorted(shares):
        for share in shares[item]:
            one, other = sorted((root(first.setdefault(share, item)), root(item)))
            parent[other] = one
    found: dict[Item, list[Item]] = defaultdict(list)
    for item in sorted(shares):
        found[root(item)].append(item)
    return sorted(found.values())
