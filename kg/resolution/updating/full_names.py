"""Clusters of full names that changed: what ids they claim, who moves, whose names are others."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.resolution.resolving.full_names import Pair, Place
from kg.resolution.resolving.ids import Shared
from kg.resolution.updating.changes import Changes
from kg.resolution.updating.moves import UNPLACED, OldPlace

Group = tuple[str, ...]


@dataclass(frozen=True)
class Regrouped:
    """Clusters of full names as they are now, and all the places of each name's chains until now.

    Each group has a name that chains bear; `places` hold no name that none bears.
    """

    groups: Sequence[Group]
    places: Mapping[str, Collection[OldPlace]]

    @cached_property
    def entities(self) -> list[dict[str, set[str]]]:
        """For each group by name the entities in which its chains were."""
        return [
            {
                name: {place.entity for place in self.places[name] if place.entity}
                for name in group
                if name in self.places
            }
            for group in self.groups
        ]

    @cached_property
    def contested(self) -> set[str]:
        """The names of groups with several old entities, or with one of another group's.

        Who has which of these ids is decided by mentions, which are counted for no others.
        """
        olds = [set[str]().union(*of.values()) for of in self.entities]
        claims = Counter(entity for of in olds for entity in of)
        return {
            name
            for group, of in zip(self.groups, olds, strict=True)
            if len(of) > 1 or any(claims[entity] > 1 for entity in of)
            for name in group
        }

    def shared(self, mentions: Mapping[Pair, int]) -> list[Shared]:
        """Return what each group shares with old entities.

        `mentions` counts those of each contested name in each old entity.
        """
        counts_of: dict[str, Counter[str]] = defaultdict(Counter)
        for (name, entity), number in mentions.items():
            counts_of[name][entity] += number
        found: list[Shared] = []
        for group, of in zip(self.groups, self.entities, strict=True):
            if group[0] in self.contested:
                counts = Counter[str]()
                for name in group:
                    counts.update(counts_of.get(name, {}))
                found.append(counts)
            else:
                found.append(dict.fromkeys(set[str]().union(*of.values()), 1))
        return found

    def changed(self, ids: Sequence[str]) -> Changes:
        """Return whose clusters are not what they were, now that the groups have these ids."""
        number_of = {entity: number for number, entity in enumerate(ids)}
        changed: set[int] = set()
        moved: set[int] = set()
        for number, (entity, of) in enumerate(zip(ids, self.entities, strict=True)):
            for olds in of.values():
                if olds != {entity}:
                    both = {number} | {number_of[one] for one in olds if one in number_of}
                    changed |= both
                    # A name that had no entity came, and did not move.
                    moved |= both if olds else set()
        return Changes(
            changed={name for number in changed for name in self.groups[number]},
            moved={name for number in moved for name in self.groups[number]},
        )

    def to_place(self, new: Mapping[str, Place]) -> "NamesToPlace":
        """Return the names of which some chains are not where they should be now."""
        moved = {name for name, old in self.places.items() if set(old) - {new[name], UNPLACED}}
        came = {name for name, old in self.places.items() if UNPLACED in old} - moved
        return NamesToPlace(frozenset(moved), frozenset(came))


class NamesToPlace(NamedTuple):
    """Names some of whose older chains have another place, and those of which only new ones do."""

    moved: frozenset[str]
    came: frozenset[str]


def sharing(shared: Sequence[Shared]) -> list[int]:
    """Return the numbers of the groups that share an old id with another group."""
    claims = Counter(entity for of in shared for entity in of)
    return [n for n, of in enumerate(shared) if any(claims[entity] > 1 for entity in of)]
