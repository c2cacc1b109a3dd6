"""Chains of short names that found no full name: with whom they are one entity now."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.resolution.connected import connected
from kg.resolution.resolving.full_names import Place
from kg.resolution.resolving.ids import Cluster, Shared, given_back
from kg.resolution.resolving.short_names import place_open
from kg.resolution.updating.moves import OldPlace


class HeldChain(NamedTuple):
    """A chain that was left open: where it is until now, and how many mentions it has."""

    id: str
    old: OldPlace
    mentions: int


@dataclass(slots=True)
class Nil:
    """The chains of one short name that found no full name, and by what they find each other.

    `entities` are those in which chains of the name were until now. Where it is `judged`, they are
    chains of several names that people said are one.
    """

    entities: set[str]
    judged: bool = False
    chains: dict[str, HeldChain] = field(default_factory=dict)
    tokens: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, chain: HeldChain, tokens: frozenset[str]) -> None:
        """Take in a chain."""
        self.chains[chain.id] = chain
        self.tokens[chain.id] = tokens


class NilGroup(NamedTuple):
    """Chains of one short name that are one entity, the first first."""

    name: str
    chains: Sequence[str]
    judged: bool

    def places(self, entity: str) -> dict[str, Place]:
        """Return the place of each chain, now that they are this entity."""
        at = place_open(entity, together=len(self.chains) > 1, judged=self.judged)
        return dict.fromkeys(self.chains, at)


@dataclass(frozen=True, slots=True)
class Joined:
    """What chains that came do: `places` of those that join older ones, and the `fresh` groups.

    `again` are the names of which entities were apart until now that are one: their chains have no
    place before all of them are looked at.
    """

    places: Mapping[str, Place]
    fresh: Sequence[NilGroup]
    again: frozenset[str]


def join(left: Mapping[str, Nil], reached: Callable[[Iterable[str]], Collection[str]]) -> Joined:
    """Return what new chains do: join older ones of their name of the same co-mentions, or not.

    `reached` returns the entities to which the tokens of some chains lead.
    """
    places: dict[str, Place] = {}
    fresh: list[NilGroup] = []
    again: set[str] = set()
    for name, one in left.items():
        found = [(group, reached(group.chains)) for group in _groups(name, one)]
        if any(len(entities) > 1 for _, entities in found):
            again.add(name)
            continue
        fresh += [group for group, entities in found if not entities]
        for group, entities in found:
            for entity in entities:
                at = place_open(entity, together=True, judged=one.judged)
                places |= dict.fromkeys(group.chains, at)
    return Joined(places, fresh, frozenset(again))


def regroup(
    left: Mapping[str, Nil], full: Collection[str]
) -> tuple[list[NilGroup], dict[str, Shared]]:
    """Return all groups of chains, and by their first chain what they share with old entities.

    `full` are the old entities that have a full name: no short one may take their id.
    """
    groups = [group for name, one in left.items() for group in _groups(name, one)]
    chains = {chain: held for one in left.values() for chain, held in one.chains.items()}
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for group in groups:
        for held in map(chains.__getitem__, group.chains):
            if held.old.entity and held.old.entity not in full:
                shared[group.chains[0]][held.old.entity] += held.mentions
    return groups, dict(shared)


def clusters(
    groups: Sequence[NilGroup],
    shared: Mapping[str, Shared],
    *,
    kept: Collection[str],
    had: Mapping[str, Collection[str]],
) -> list[Cluster]:
    """Return what needs an id for each group.

    `kept` are the ids that full names had before people merged them, `had` those of short names.
    """
    claimed = given_back(
        [
            {old: n for old, n in shared.get(group.chains[0], {}).items() if old not in kept}
            for group in groups
        ],
        [had.get(group.name, ()) for group in groups],
    )
    return [Cluster(group.chains, one) for group, one in zip(groups, claimed, strict=True)]


def _groups(name: str, one: Nil) -> list[NilGroup]:
    return [NilGroup(name, group, one.judged) for group in connected(one.tokens)]
