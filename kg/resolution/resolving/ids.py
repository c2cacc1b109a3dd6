"""Ids that last: a cluster takes the old id with which it shares most, else one of its content."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import content_id

Shared = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Cluster:
    """What needs an id: `holds` are the names, chains or reports that are one, the first first.

    `shared` counts what it has in common with each old id, `fixed` is the id that a watchlist gives
    it, and `former` are those that its names had before people said that they are another one's.
    """

    holds: Sequence[str]
    shared: Shared = field(default_factory=dict)
    fixed: str | None = None
    former: Sequence[str] = ()


def nothing_in_use(ids: Collection[str]) -> Collection[str]:
    """Return which of some ids are in use where there is no knowledge yet: none."""
    return ()


def assign(
    clusters: Sequence[Cluster],
    *,
    table: str,
    in_use: Callable[[Collection[str]], Collection[str]] = nothing_in_use,
) -> list[str]:
    """Return an id for each cluster, no two the same.

    A fixed id is kept, an old one goes to the cluster that shares most with it. One that gets none
    of these has the first of its former ids that is not in use, else one made from what it holds.
    `in_use` returns those of some ids that the table has; it is asked once.
    """
    found = {number: one.fixed for number, one in enumerate(clusters) if one.fixed}
    taken = set(found.values())
    for number, old in _claims(clusters, table):
        if number not in found and old not in taken:
            found[number] = old
            taken.add(old)
    fresh = sorted(
        (number for number in range(len(clusters)) if number not in found),
        key=lambda number: clusters[number].holds[0],
    )
    made = {number: content_id(table, clusters[number].holds[0]) for number in fresh}
    taken |= set(in_use({*made.values(), *(old for n in fresh for old in clusters[n].former)}))
    for number in fresh:
        before = next((old for old in clusters[number].former if old not in taken), None)
        if before:
            found[number] = before
            taken.add(before)
    for number in fresh:
        if number not in found:
            found[number] = _unused(table, clusters[number].holds[0], made[number], taken)
            taken.add(found[number])
    return [found[number] for number in range(len(clusters))]


def given_back(shared: Sequence[Shared], had: Sequence[Collection[str]]) -> list[dict[str, int]]:
    """Return what clusters share with old ids, without those that are another cluster's again.

    An id that several clusters share is his who `had` it before people said that they are one:
    people open links that they saved, whatever was read in between.
    """
    sharing = Counter(old for one in shared for old in one)
    owners: dict[str, set[int]] = defaultdict(set)
    for number, ids in enumerate(had):
        for old in ids:
            owners[old].add(number)
    return [
        {
            old: n
            for old, n in one.items()
            if sharing[old] == 1 or old not in owners or number in owners[old]
        }
        for number, one in enumerate(shared)
    ]


def _claims(clusters: Sequence[Cluster], table: str) -> list[tuple[int, str]]:
    """Return which cluster (its number) shares something with which old id, the most first.

    Of clusters that share as much with an id, it is that one's of whose content it was made.
    """
    alike = Counter((old, n) for one in clusters for old, n in one.shared.items())

    def rank(claim: tuple[int, str]) -> tuple[int, bool, str, str]:
        number, old = claim
        one = clusters[number]
        n = one.shared[old]
        # Only equal shares need the content, which may be that of very many.
        made = alike[old, n] > 1 and any(content_id(table, each) == old for each in one.holds)
        return -n, not made, one.holds[0], old

    return sorted(
        ((number, old) for number, one in enumerate(clusters) for old in one.shared), key=rank
    )


def _unused(table: str, content: str, name: str, taken: Collection[str]) -> str:
    """Return the id of content, or another one made from it where that is taken."""
    again = 0
    while name in taken:
        again += 1
        name = content_id(table, content, again)
    return name
