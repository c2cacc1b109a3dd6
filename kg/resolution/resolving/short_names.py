"""Surnames and institutions by themselves: each chain finds its entity by its co-mentions.

A chain that finds none is left open: it is an entity by itself, with those of its name that keep
the same co-mentions.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.model import Chain
from kg.resolution.connected import connected
from kg.resolution.linking import (
    AMBIGUOUS,
    Attached,
    CoMentions,
    attach,
    blocks,
    fits,
    is_short,
    lookups,
    tokens,
)
from kg.resolution.names import parse_key, person_words
from kg.resolution.resolving.co_mentions import CoMentionIndex
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.full_names import FullEntities, Place
from kg.resolution.resolving.ids import Cluster, assign

# The rules of chains that found no entity: one by itself, several of the same co-mentions.
ALONE = "short name"
ALONE_TOGETHER = "short name and company"
# By what chains find each other whose short names people said are one.
JUDGED = frozenset({"judgement"})
# The entities that a short name can stand for, each with its full names.
Candidates = Mapping[str, tuple[str, ...]]
# The chains that found no entity, by their name, each with the tokens by which they find others.
LeftOpen = dict[str, dict[str, frozenset[str]]]


class CoMentionsOfNames(Protocol):
    """What knows the co-mentions of names."""

    def of_names(self, keys: Collection[str]) -> CoMentions:
        """Return the co-mentions of some names together."""


def place_short_names(
    chains: Iterable[Chain],
    entities: FullEntities,
    co_mentions: CoMentionIndex,
    decisions: Decisions,
) -> dict[str, Place]:
    """Return the place of each chain of a short name."""
    of_name: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        of_name[chain.key].append(chain)
    index = CandidateIndex(entities, decisions)
    found: dict[str, Place] = {}
    left: LeftOpen = defaultdict(dict)
    for name in sorted(of_name):
        bearers = Bearers.of(name, index.of(name), co_mentions, decisions)
        for chain in of_name[name]:
            beside = co_mentions.of_article(chain.article_id)
            at = bearers.place(beside)
            if at:
                found[chain.id] = at
            else:
                left[bearers.left_as][chain.id] = bearers.tokens(beside)
    return found | place_left_open(left)


@dataclass(frozen=True, slots=True)
class Bearers:
    """For which `entities` the chains of a short name can stand, in order.

    `said` is the one that people said it is; `joined` as what the name is known of which they said
    only that other short ones are it; `among` are the candidates with their co-mentions, none where
    the name is ambiguous.
    """

    name: str
    entities: Sequence[str]
    said: Attached | None
    joined: str | None
    among: Mapping[int, tuple[tuple[str, ...], CoMentions]]

    @classmethod
    def of(
        cls, name: str, candidates: Candidates, co_mentions: CoMentionsOfNames, decisions: Decisions
    ) -> "Bearers":
        """Return the bearers of a name among its candidates."""
        ordered = sorted(candidates, key=lambda entity: candidates[entity])
        said = judged_as(name, [candidates[one] for one in ordered], decisions)
        joined = None if said else judged_alone(name, decisions)
        among = {} if said or joined else _among(ordered, candidates, co_mentions, decisions)
        return cls(name, ordered, said, joined, among)

    def place(self, beside: CoMentions) -> Place | None:
        """Return the place of a chain of these co-mentions, None where it is left open."""
        found = self.said or (None if self.joined else attach(self.name, beside, self.among))
        return Place(self.entities[found.cluster], found.rule, found.score) if found else None

    @property
    def left_as(self) -> str:
        """The name as which chains are left open."""
        return self.joined or self.name

    def tokens(self, beside: CoMentions) -> frozenset[str]:
        """Return by what a chain that is left open finds others."""
        return JUDGED if self.joined else tokens_of(self.name, beside)


class CandidateIndex:
    """For whom short names can stand, looked up in the blocks of full names."""

    def __init__(self, entities: FullEntities, decisions: Decisions) -> None:
        self._entities = entities
        self._decisions = decisions
        self._in_block: dict[str, list[str]] = defaultdict(list)
        for name in entities.place_of:
            for block in blocks(name):
                self._in_block[block].append(name)

    def of(self, name: str) -> Candidates:
        """Return the entities that a short name can stand for, each with all its full names."""
        near = {full for block in lookups(name) for full in self._in_block.get(block, ())}
        keys = {full for full in near if fits(name, full)}
        ruling, place_of = self._decisions.ruling, self._entities.place_of
        keys |= {one for one in ruling.with_same(name) if one in place_of}
        entities = {place_of[key].entity for key in keys}
        return not_apart(name, entities, self._entities.names_of, self._decisions)


def not_apart(
    name: str,
    entities: Iterable[str],
    names_of: Mapping[str, tuple[str, ...]],
    decisions: Decisions,
) -> Candidates:
    """Return the entities that people did not keep a short name from, each with its full names."""
    return {
        entity: names_of[entity]
        for entity in entities
        if not any(decisions.ruling.apart(name, full) for full in names_of[entity])
    }


def place_left_open(left: Mapping[str, Mapping[str, frozenset[str]]]) -> dict[str, Place]:
    """Return the places of chains that found no entity: one for those of the same co-mentions."""
    found: dict[str, Place] = {}
    numbered = [
        (group, chains is not None and set(chains.values()) == {JUDGED})
        for _, chains in sorted(left.items())
        for group in connected(chains)
    ]
    ids = assign([Cluster(group) for group, _ in numbered], table="entity")
    for number, (group, judged) in enumerate(numbered):
        at = place_open(ids[number], together=len(group) > 1, judged=judged)
        found |= dict.fromkeys(group, at)
    return found


def place_open(entity: str, *, together: bool, judged: bool) -> Place:
    """Return the place of a chain that found nobody: alone, with others, or as people joined it."""
    if judged:
        return Place(entity, "judgement", 1.0)
    return Place(entity, ALONE_TOGETHER if together else ALONE, 0.7)


def judged_alone(name: str, decisions: Decisions) -> str | None:
    """Return as what a short name is known of which people said only that other short ones are it.

    None where they did not.
    """
    others = decisions.ruling.with_same(name)
    return decisions.ruling.one(name) if sum(map(is_short, others)) > 1 else None


def judged_as(
    name: str, candidates: Sequence[tuple[str, ...]], decisions: Decisions
) -> Attached | None:
    """Return the entity that people said a short name is."""
    for number, names in enumerate(candidates):
        if any(decisions.ruling.same(name, key) for key in names):
            return Attached(number, "judgement", 1.0)
    return None


def _among(
    ordered: Sequence[str],
    candidates: Candidates,
    co_mentions: CoMentionsOfNames,
    decisions: Decisions,
) -> dict[int, tuple[tuple[str, ...], CoMentions]]:
    """Return the candidates with their co-mentions, none where there are too many."""
    if len(ordered) > AMBIGUOUS:
        return {}
    return {
        number: (candidates[entity], co_mentions_of(candidates[entity], co_mentions, decisions))
        for number, entity in enumerate(ordered)
    }


def co_mentions_of(
    names: tuple[str, ...], co_mentions: CoMentionsOfNames, decisions: Decisions
) -> CoMentions:
    """Return the co-mentions of an entity of these names, with the country of its watchlist."""
    beside = co_mentions.of_names(names[:AMBIGUOUS])
    countries = {
        f"state:{decisions.entries[entry].country}"
        for name in names
        if (entry := decisions.fixed(name)) and decisions.entries[entry].country
    }
    return CoMentions(beside.keys | countries, beside.days, beside.main)


def tokens_of(name: str, beside: CoMentions) -> frozenset[str]:
    """Return by what a chain that found no entity finds others of its short name."""
    kind, form = parse_key(name)
    # Titles alone are nobody's name.
    if kind == "person" and not person_words(form):
        return frozenset()
    return tokens(name, beside)
