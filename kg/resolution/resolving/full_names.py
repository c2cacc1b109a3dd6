"""Full names to entities: compared within their blocks, linked, clustered."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Chain
from kg.parts import Run, divided, in_turn
from kg.resolution.linking import Link, blocks, cluster, is_short
from kg.resolution.resolving.co_mentions import CoMentionIndex
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.ids import Cluster, assign
from kg.resolution.resolving.links import DOUBT, Compared, best_links, compare, of_two_kinds, weigh

# Blocks by which only short names look for full ones.
ONE_WAY = ("family:", "tail:")
# Why a name is where it is that no link joins with another, and how surely.
SAME_NAME = ("same name", 1.0)
# So many names are a part of the work of finding their blocks.
PART = 2_000
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FullNames:
    """The full names of all articles.

    `keys` are all of them, `together` counts the articles in which two are one, `articles_of` are
    the articles in which a name is the fullest one of somebody.
    """

    keys: frozenset[str]
    together: Mapping[Pair, int]
    articles_of: Mapping[str, Sequence[str]]


class Place(NamedTuple):
    """The entity of a chain, by which rule and how certainly."""

    entity: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class FullEntities:
    """The entities of full names: `place_of` each name, `names_of` each entity, sorted."""

    place_of: Mapping[str, Place] = field(default_factory=dict)
    names_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def full_names(
    chains: Iterable[Chain], other_names: Mapping[str, Collection[str]], decisions: Decisions
) -> FullNames:
    """Return the full names of chains, with their other names and those that people decided on."""
    keys = set(decisions.entry_of)
    together: Counter[Pair] = Counter()
    articles_of: dict[str, list[str]] = defaultdict(list)
    for chain in chains:
        keys |= {chain.key, *other_names[chain.id]}
        together.update(ordered(chain.key, other) for other in other_names[chain.id])
        articles_of[chain.key].append(chain.article_id)
    return FullNames(
        frozenset(keys), together, {name: sorted(ids) for name, ids in articles_of.items()}
    )


def full_entities(
    names: FullNames, co_mentions: CoMentionIndex, decisions: Decisions, run: Run = in_turn
) -> FullEntities:
    """Return the entities of full names: linked names, the best links first."""
    links = list(find_links(names, co_mentions, run))
    partners = {one for name in names.keys for one in decisions.partners(name)}
    keys = names.keys | {one for one in partners if not is_short(one)}
    links += decisions.links(keys)
    cluster_of = cluster(keys, links, apart=decisions.ruling.apart, fixed=decisions.fixed)
    # A name that only a watchlist or a judgement has is nobody's in these articles.
    groups = sorted({group for name, group in cluster_of.items() if name in names.articles_of})
    ids = assign(
        [Cluster(group, fixed=decisions.entry_among(group)) for group in groups], table="entity"
    )
    borne = [tuple(name for name in group if name in names.articles_of) for group in groups]
    place_of = places_of(groups, ids, links)
    return FullEntities(
        {name: place_of[name] for group in borne for name in group},
        dict(zip(ids, borne, strict=True)),
    )


def places_of(
    groups: Iterable[Sequence[str]], ids: Iterable[str], links: Iterable[Link]
) -> dict[str, Place]:
    """Return the place of each name: the id of its group, and why its links say it is in there."""
    id_of = {name: one for group, one in zip(groups, ids, strict=True) for name in group}
    best = best_links(
        one for one in links if one.left in id_of and id_of[one.left] == id_of.get(one.right)
    )
    return {name: Place(one, *best.get(name, SAME_NAME)) for name, one in id_of.items()}


def find_links(names: FullNames, co_mentions: CoMentionIndex, run: Run = in_turn) -> Iterator[Link]:
    """Yield the links of names that join, were nothing to contradict; in order."""
    pairs = (
        Compared(
            left,
            right,
            names.together.get((left, right), 0),
            len(names.articles_of.get(min(left, right, key=len), ())),
            _are_two(left, right, names),
        )
        for left, right in pairs_to_compare(names.keys, names.together, run)
    )
    return (one for one in compare(pairs, run) if weigh(one, co_mentions).rule != DOUBT)


def _are_two(left: str, right: str, names: FullNames) -> bool:
    """Return whether an article names a person and a firm of one name, which says they are two."""
    if not of_two_kinds(left, right):
        return False
    articles, others = (names.articles_of.get(name, ()) for name in (left, right))
    return not set(articles).isdisjoint(others)


def pairs_to_compare(
    keys: Collection[str], together: Collection[Pair], run: Run = in_turn
) -> Iterator[Pair]:
    """Yield each two names that stand in one block or are one in an article, once and in order.

    No more than the partners of one name are held at a time, however many names a block has.
    """
    names = sorted(keys)
    blocks_of = dict(zip(names, divided(run, _blocks, names, size=PART), strict=True))
    in_block: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for block in blocks_of[name]:
            in_block[block].append(name)
    one_with: dict[str, set[str]] = defaultdict(set)
    for left, right in together:
        one_with[left].add(right)
    for left in names:
        others = set(one_with.get(left, ()))
        for block in blocks_of[left]:
            others.update(in_block[block][bisect_right(in_block[block], left) :])
        for right in sorted(others):
            yield left, right


def _blocks(names: list[str]) -> list[list[str]]:
    """Return the blocks in which full names look for each other; a part of the work."""
    return [[one for one in blocks(name) if not one.startswith(ONE_WAY)] for name in names]


def pairs_of(names: Sequence[str]) -> Iterator[Pair]:
    """Yield each two of some sorted names."""
    for number, left in enumerate(names):
        for right in names[number + 1 :]:
            yield left, right


def ordered(one: str, other: str) -> Pair:
    """Return two names as a pair, the first by the alphabet first."""
    return (one, other) if one < other else (other, one)
