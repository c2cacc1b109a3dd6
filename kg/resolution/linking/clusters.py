"""Linked names become clusters, the best links first; what contradicts is never joined."""

from collections.abc import Callable, Collection, Iterable, Mapping

from kg.model import Kind
from kg.resolution.linking.links import Link, contradicts
from kg.resolution.names import normal, weak

# What people or articles say outweighs how names look.
SAID = frozenset({"judgement", "watchlist", "one in an article"})


def cluster(
    keys: Collection[str],
    links: Iterable[Link],
    *,
    apart: Callable[[str, str], bool] = lambda _left, _right: False,
    fixed: Callable[[str], str | None] = lambda _key: None,
) -> dict[str, tuple[str, ...]]:
    """Return each key's cluster, a sorted tuple of keys; the order of links changes nothing.

    `apart` says which keys were judged different, `fixed` which entry of a watchlist a key is:
    no cluster holds two of them.
    """
    members = {key: [key] for key in keys}
    said: set[frozenset[str]] = set()
    ordered = sorted(links, key=lambda one: (-one.score, one.left, one.right))
    for one in ordered:
        if one.rule in SAID:
            said.add(frozenset({one.left, one.right}))
    for one in ordered:
        if one.left not in members or one.right not in members:
            continue
        left, right = members[one.left], members[one.right]
        if left is right or not _joinable(left, right, said, apart, fixed, rule=one.rule):
            continue
        left.extend(right)
        for key in right:
            members[key] = left
    return {key: tuple(sorted(group)) for key, group in members.items()}


def _joinable(
    left: list[str],
    right: list[str],
    said: set[frozenset[str]],
    apart: Callable[[str, str], bool],
    fixed: Callable[[str], str | None],
    *,
    rule: str,
) -> bool:
    if len({entry for key in (*left, *right) if (entry := fixed(key))}) > 1:
        return False
    for one in left:
        for other in right:
            if apart(one, other):
                return False
            if rule in ("judgement", "watchlist") or frozenset({one, other}) in said:
                continue
            if fixed(one) is None and fixed(other) is None and contradicts(one, other):
                return False
    return True


def kind_of(votes: Mapping[Kind, int]) -> Kind:
    """Return the kind that most mentions have."""
    return max(votes, key=lambda kind: (votes[kind], kind))


def display(names: Mapping[str, int], kind: Kind) -> str:
    """Return the name to show: the fullest form that is used often, as printed.

    Often is at least half as often as the form that is used most. A surname, an acronym or a name
    in capitals is shown only where there is nothing else.
    """
    full = {name: n for name, n in names.items() if not weak(kind, normal(name, kind))} or names
    if kind != "group":
        full = {n: c for n, c in full.items() if " " in n or kind in ("place", "state")} or full
    full = {name: n for name, n in full.items() if not _shouted(name, kind)} or full
    often = max(full.values()) / 2
    if kind == "person":
        full = {name: n for name, n in full.items() if n >= often}
    return max(full, key=lambda name: (_fullness(name, kind), full[name], len(name), name))


def _fullness(name: str, kind: Kind) -> int:
    return len(normal(name, kind).split()) if kind == "person" else 0


def _shouted(name: str, kind: Kind) -> bool:
    return name.isupper() and (kind == "group" or len(name) > 4)
