"""Knowledge is a pure function of evidence and judgements: `resolve`, read from top to bottom.

What was read in articles comes in, and the decisions of people; entities, meetings and groups of
copies come out. The same evidence gives the same knowledge, in whatever order it came. The store
(`kg.store.knowledge`) keeps its tables equal to this without computing everything anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Chain, Entity, Meeting
from kg.parts import Run, in_turn
from kg.resolution.linking import is_short
from kg.resolution.resolving.co_mentions import CoMentionIndex
from kg.resolution.resolving.copies import find_copies
from kg.resolution.resolving.decisions import Decisions, decide
from kg.resolution.resolving.entities import describe, judge
from kg.resolution.resolving.full_names import Place, full_entities, full_names
from kg.resolution.resolving.meetings import find_meetings
from kg.resolution.resolving.namesakes import tell_apart
from kg.resolution.resolving.readings import ReadArticle, Reading, read_articles
from kg.resolution.resolving.short_names import place_short_names

__all__ = ["Decisions", "Place", "Reading", "Resolution", "decide", "resolve"]

UNDECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is believed: entities and meetings, sorted by id, and the original of each copy.

    `chains` are the mentions of one entity within one article, `places` says of each of them, by
    id, in which entity it is and why; `entity_of` knows the entity of each mention, those of
    hidden entities aside. `rejected` are the ids of evidence that people rejected.
    """

    entities: tuple[Entity, ...]
    meetings: tuple[Meeting, ...]
    copies: Mapping[str, str]
    chains: tuple[Chain, ...]
    places: Mapping[str, Place]
    entity_of: Mapping[str, str]
    rejected: frozenset[str]


def resolve(
    evidence: Iterable[Reading], decisions: Decisions = UNDECIDED, run: Run = in_turn
) -> Resolution:
    """Return what evidence and the decisions of people say together.

    `run` has parts of the work done, here or elsewhere: joining the names of articles, finding the
    blocks of names and comparing names within them, and the fingerprints of texts.
    """
    # Within an article: forms of names become chains, a surname goes to the full name before it.
    read_ones = read_articles(
        list(evidence), decisions.corrections, apart=decisions.pairs_apart, run=run
    )
    articles = {one.id: one for one in read_ones}
    # Across articles: a full name says who is meant, unless several people bear it.
    chains = sorted(tell_apart(articles.values()), key=lambda chain: chain.id)
    full = [chain for chain in chains if not is_short(chain.key)]
    other_names = {
        one: keys for read in articles.values() for one, keys in read.other_names.items()
    }
    names = full_names(full, other_names, decisions)
    co_mentions = CoMentionIndex(
        {one: read.co_mentions for one, read in articles.items()}, names.articles_of
    )
    entities = full_entities(names, co_mentions, decisions, run)
    places = {chain.id: entities.place_of[chain.key] for chain in full}
    # A surname alone goes where its co-mentions point, or stays open.
    short = [chain for chain in chains if is_short(chain.key)]
    places |= place_short_names(short, entities, co_mentions, decisions)
    return _resolution(articles, chains, places, decisions, run)


def _resolution(
    articles: Mapping[str, ReadArticle],
    chains: Iterable[Chain],
    places: Mapping[str, Place],
    decisions: Decisions,
    run: Run,
) -> Resolution:
    """Return what follows once each chain has its entity."""
    chains_of: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        chains_of[places[chain.id].entity].append(chain)
    judged = judge(chains, places, articles, decisions)
    entity_of = {
        mention: entity
        for entity, its_chains in chains_of.items()
        for chain in its_chains
        for mention in chain.mentions
        if entity not in judged or not judged[entity].hidden
    }
    texts = {m.id: m.text for read in articles.values() for m in read.reading.extraction.mentions}
    return Resolution(
        entities=describe(chains_of, texts, decisions, judged),
        meetings=find_meetings(articles.values(), entity_of),
        copies=find_copies((read.reading.article for read in articles.values()), run),
        chains=tuple(chains),
        places=places,
        entity_of=entity_of,
        rejected=frozenset().union(*(read.rejected for read in articles.values())),
    )
