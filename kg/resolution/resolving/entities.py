"""What is known of each entity: kind, name, aliases, how often it is named; and what people say."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.model import Anchor, Chain, Entity, Kind
from kg.resolution.chains import DESCRIPTION
from kg.resolution.corrections import Judged, entity_meant, judged
from kg.resolution.linking import display, is_short, kind_of
from kg.resolution.names import qualifier, trimmed
from kg.resolution.resolving.decisions import Decisions, KnownEntity
from kg.resolution.resolving.full_names import Place
from kg.resolution.resolving.readings import ReadArticle
from kg.resolution.states import name_of

# Of which nobody says anything.
UNJUDGED = Judged()


def describe(
    chains_of: Mapping[str, Sequence[Chain]],
    texts: Mapping[str, str],
    decisions: Decisions,
    judged_of: Mapping[str, Judged],
) -> tuple[Entity, ...]:
    """Return the entities, each described by its chains; `texts` are those of mentions by id."""
    return tuple(
        _entity(one, chains_of[one], texts, decisions, judged_of.get(one, UNJUDGED))
        for one in sorted(chains_of)
    )


def _entity(
    name: str,
    chains: Sequence[Chain],
    texts: Mapping[str, str],
    decisions: Decisions,
    said: Judged,
) -> Entity:
    kind, shown, code = shown_as(described(chains), decisions.entries.get(name), said)
    if said.hidden:
        return Entity(name, kind, shown, (), code, 0, 0)
    counts = aliases(chains, texts)
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    if shown not in counts:
        ordered.append(shown)
    articles = len({chain.article_id for chain in chains})
    return Entity(name, kind, shown, tuple(ordered), code, sum(counts.values()), articles)


class Naming(NamedTuple):
    """A name that chains bear, how often, and whether it is too short to say who is meant."""

    kind: Kind
    name: str
    key: str
    code: str | None
    mentions: int
    short: bool


Shown = tuple[Kind, str, str | None]


def described(chains: Iterable[Chain]) -> Shown:
    """Return the kind, the name and the code of the one whom chains name."""
    return called(
        Naming(one.kind, one.name, one.key, one.code, sum(n for _, n in one.names),
               is_short(one.key))
        for one in sorted(chains, key=lambda one: one.id)
    )  # fmt: skip


def called(names: Iterable[Naming]) -> Shown:
    """Return the kind, the name and the code of the one who bears these names."""
    borne = list(names)
    full = [one for one in borne if not one.short] or borne
    votes: Counter[Kind] = Counter()
    printed: Counter[str] = Counter()
    for one in full:
        votes[one.kind] += one.mentions
        printed[one.name] += one.mentions
    kind = kind_of(votes)
    code = next((one.code for one in full if one.code), None) if kind == "state" else None
    name = name_of(code) if code else display(printed, kind)
    told_apart = {found for one in full if (found := qualifier(one.key))}
    if len(told_apart) == 1:
        name = f"{name} ({told_apart.pop()})"
    return kind, name, code


def still_called(shown: Shown, came: Iterable[Naming], *, has_full: bool) -> bool:
    """Return whether more chains of these names leave an entity the kind and the name it has.

    The name that is called anyway is only confirmed, and a short one does not count beside a full
    one. `has_full` says whether the entity bears one; nobody judged its kind or its name.
    """
    kind, name, _ = shown
    return all(
        has_full if one.short else (one.kind, one.name) == (kind, name) and not qualifier(one.key)
        for one in came
    )


def shown_as(found: Shown, entry: KnownEntity | None, said: Judged) -> Shown:
    """Return kind, name and code as people judged them, else as a watchlist has them."""
    kind, name, code = found
    kind = said.kind or (entry.kind if entry else kind)  # type: ignore[assignment]
    name = said.name or (entry.name if entry else name)
    return kind, name, code if kind == "state" else None


def aliases(chains: Iterable[Chain], texts: Mapping[str, str]) -> Counter[str]:
    """Return how often each name stands in chains."""
    found: Counter[str] = Counter()
    for chain in chains:
        for mention, rule in zip(chain.mentions, chain.rules, strict=True):
            if rule != DESCRIPTION:
                found[trimmed(texts[mention]) or texts[mention]] += 1
    return found


def judge(
    chains: Iterable[Chain],
    places: Mapping[str, Place],
    articles: Mapping[str, ReadArticle],
    decisions: Decisions,
) -> dict[str, Judged]:
    """Return what corrections say of entities, by id."""
    about = [one for one in decisions.corrections if one.verdict != "reject"]
    if not about:
        return {}
    bearing: dict[str, set[str]] = defaultdict(set)
    by_article: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        by_article[chain.article_id].append(chain)
        if not is_short(chain.key):
            bearing[chain.key].add(places[chain.id].entity)
    meant = {}
    for one in about:
        votes = _votes(one.evidence, by_article, places, articles)
        entity = entity_meant(bearing.get(one.target, ()), votes)
        if entity is not None:
            meant[one.id] = entity
    return judged(about, meant)


def _votes(
    evidence: Collection[Anchor],
    by_article: Mapping[str, Sequence[Chain]],
    places: Mapping[str, Place],
    articles: Mapping[str, ReadArticle],
) -> Mapping[str, int]:
    """Return in which entities the mentions lie that stand where evidence stood."""
    found: Counter[str] = Counter()
    for article_id in {one.article_id for one in evidence} & articles.keys():
        spans = [(one.start, one.end) for one in evidence if one.article_id == article_id]
        mentions = articles[article_id].reading.extraction.mentions
        there = {one.id for one in mentions if any(one.start < e and s < one.end for s, e in spans)}
        for chain in by_article[article_id]:
            number = len(there.intersection(chain.mentions))
            if number:
                found[places[chain.id].entity] += number
    return found
