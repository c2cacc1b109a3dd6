"""Short names whose chains may have to move: which of them are looked at now, and which wait."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from kg.resolution.linking import AMBIGUOUS, blocks, fits, lookups
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.short_names import Candidates
from kg.resolution.updating.changes import Changes


class ShortNames(NamedTuple):
    """Names of which all chains are placed anew, those that wait for it, and that wait no more."""

    anew: frozenset[str]
    wait: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()


def to_place(
    candidates_of: Mapping[str, Candidates],
    decisions: Decisions,
    changes: Changes,
    *,
    waiting: Collection[str],
    whole: bool,
) -> ShortNames:
    """Return of which of some names older chains are looked at; of the others only new ones are.

    `waiting` are those whose older chains were not looked at since a full name changed. Where names
    are not taken as a `whole`, more of them wait.
    """

    def may_move(name: str, candidates: Candidates) -> bool:
        if changes.anew or name in waiting or is_open(candidates, changes.changed):
            return True
        return any(one in changes.changed for one in decisions.ruling.with_same(name))

    moving = frozenset(name for name, found in candidates_of.items() if may_move(name, found))
    if whole or changes.anew:
        return ShortNames(moving)
    # To those that are ambiguous by now more names make no difference: they are done.
    done = frozenset(name for name in moving if is_ambiguous(candidates_of[name]))
    return ShortNames(done, moving - done - frozenset(waiting), done & frozenset(waiting))


def is_ambiguous(candidates: Candidates) -> bool:
    """Return whether so many bear a short name that it means none of them."""
    return len(candidates) > AMBIGUOUS


def is_open(candidates: Candidates, changed: Collection[str]) -> bool:
    """Return whether older chains of a short name may have to move: its candidates changed.

    `changed` are full names. Where others enough are left to make it ambiguous, it was before.
    """
    new = [one for one, keys in candidates.items() if any(key in changed for key in keys)]
    return bool(new) and len(candidates) - len(new) <= AMBIGUOUS


def fitting_some(names: Collection[str], full_names: Collection[str]) -> list[str]:
    """Return those of some short names that can stand for one of the full names, in order."""
    in_block: dict[str, list[str]] = defaultdict(list)
    for full in full_names:
        for block in blocks(full):
            in_block[block].append(full)
    return [
        name
        for name in sorted(names)
        if any(fits(name, full) for block in lookups(name) for full in in_block.get(block, ()))
    ]
