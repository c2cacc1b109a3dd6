"""Full names to entities: compared within their blocks, linked, clustered."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Chain
from kg.resolution.linking import (
    CERTAIN,
    SAID,
    Link,
    agreement,
    blocks,
    cluster,
    is_short,
    link,
)
from kg.resolution.names import parse_key, qualifier
from kg.resolution.resolving.co_mentions import CoMentionIndex
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.ids import assign

# Blocks by which only short names look for full ones.
ONE_WAY = ("family:", "tail:")
# A link in doubt counts where its names share one person or group, or as much of other names.
AGREED = 1.0
# Why a name is where it is that no link joins with another, and how surely.
SAME_NAME = ("same name", 1.0)
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
    names: FullNames, companies: CoMentionIndex, decisions: Decisions
) -> FullEntities:
    """Return the entities of full names: linked names, the best links first."""
    links = sorted(find_links(names, companies), key=lambda one: (one.left, one.right))
    partners = {one for name in names.keys for one in decisions.partners(name)}
    keys = names.keys | {one for one in partners if not is_short(one)}
    links += decisions.links(keys)
    cluster_of = cluster(keys, links, apart=decisions.ruling.apart, fixed=decisions.fixed)
    # A name that only a watchlist or a judgement has is nobody's in these articles.
    groups = sorted({group for name, group in cluster_of.items() if name in names.articles_of})
    fixed = {n: entry for n, group in enumerate(groups)
             if (entry := next(filter(None, map(decisions.fixed, group)), None))}  # fmt: skip
    ids = assign({n: group[0] for n, group in enumerate(groups)}, table="entity", fixed=fixed)
    best = best_links(one for one in links if cluster_of[one.left] == cluster_of[one.right])
    place_of: dict[str, Place] = {}
    names_of: dict[str, tuple[str, ...]] = {}
    for number, group in enumerate(groups):
        borne = tuple(name for name in group if name in names.articles_of)
        names_of[ids[number]] = borne
        for name in borne:
            place_of[name] = Place(ids[number], *best.get(name, SAME_NAME))
    return FullEntities(place_of, names_of)


def find_links(
    names: FullNames, companies: CoMentionIndex, pairs: Iterable[Pair] | None = None
) -> Iterator[Link]:
    """Yield the links of names (of these pairs of them) that join, were nothing to contradict."""
    for left, right in block_pairs(names.keys) | names.together.keys() if pairs is None else pairs:
        alone = len(names.articles_of.get(min(left, right, key=len), ()))
        one = link(left, right, together=names.together.get((left, right), 0), alone=alone)
        if one is None:
            continue
        said = one.rule in SAID
        if said or not (_are_two(one, names) or _disagree(one, companies)):
            yield one


def _disagree(one: Link, companies: CoMentionIndex) -> bool:
    """Return whether a link is in doubt and the company of its names does not speak for it."""
    if not is_unsure(one):
        return False
    return agreement(companies.of_name(one.left), companies.of_name(one.right)) < AGREED


def is_unsure(one: Link) -> bool:
    """Return whether a link counts only where the company of its names agrees.

    How names are spelt does not say which of several namesakes is meant.
    """
    return one.score < CERTAIN or bool(qualifier(one.left) or qualifier(one.right))


def of_two_kinds(left: str, right: str) -> bool:
    """Return whether two names have the same words and another kind, as a person and a firm."""
    (kind, form), (other_kind, other) = parse_key(left), parse_key(right)
    return form == other and kind != other_kind and "state" not in (kind, other_kind)


def _are_two(one: Link, names: FullNames) -> bool:
    """Return whether an article names a person and a firm of one name, which says they are two."""
    if not of_two_kinds(one.left, one.right):
        return False
    left, right = (names.articles_of.get(name, ()) for name in (one.left, one.right))
    return not set(left).isdisjoint(right)


def block_pairs(keys: Collection[str]) -> set[Pair]:
    """Return the pairs of names that stand in one block."""
    return {pair for block in names_in_blocks(keys).values() for pair in pairs_of(block)}


def names_in_blocks(keys: Collection[str]) -> dict[str, list[str]]:
    """Return the names of each block in which full names look for each other."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(keys):
        for block in blocks(name):
            if not block.startswith(ONE_WAY):
                found[block].append(name)
    return found


def pairs_of(names: Sequence[str]) -> Iterator[Pair]:
    """Yield each two of some sorted names."""
    for number, left in enumerate(names):
        for right in names[number + 1 :]:
            yield left, right


def best_links(links: Iterable[Link]) -> dict[str, tuple[str, float]]:
    """Return for each name why it belongs where it is: the rule and score of its best link."""
    found: dict[str, tuple[str, float]] = {}
    for one in sorted(links, key=lambda link: (link.score, link.rule)):
        for name in (one.left, one.right):
            found[name] = (one.rule, min(1.0, one.score))
    return found


def ordered(one: str, other: str) -> Pair:
    """Return two names as a pair, the first by the alphabet first."""
    return (one, other) if one < other else (other, one)
