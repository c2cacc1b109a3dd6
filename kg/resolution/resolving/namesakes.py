"""Chains of a name that several people bear get keys that tell these people apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Chain
from kg.resolution.linking import is_short
from kg.resolution.names import is_regnal, parse_key, qualified
from kg.resolution.namesakes import (
    HeldTitle,
    Setting,
    monarchs,
    namesakes,
    nearest_monarch,
    nearest_namesake,
)
from kg.resolution.resolving.readings import ReadArticle

# Whether a name is that of several people is told by its first so many articles, by id.
ARTICLES = 40


def tell_apart(articles: Iterable[ReadArticle]) -> list[Chain]:
    """Return the chains of all articles, each with the key of the one whom it means."""
    found: list[Chain] = []
    of_name: dict[str, list[tuple[Chain, ReadArticle]]] = defaultdict(list)
    for article in articles:
        for chain in article.chains:
            if chain.kind == "person" and not is_short(chain.key):
                of_name[chain.key].append((chain, article))
            else:
                found.append(chain)
    for name, bearing in of_name.items():
        if len(bearing) == 1:
            found.append(bearing[0][0])
            continue
        bearing.sort(key=lambda one: (one[0].article_id, one[0].id))
        settings = [setting(chain, article) for chain, article in bearing[:ARTICLES]]
        qualifier_of = qualifiers(name, settings)
        if any(qualifier_of.values()):
            # Of several people further articles mean the nearest; of one, all mean that one.
            settings += [setting(chain, article) for chain, article in bearing[ARTICLES:]]
            qualifier_of = qualifiers(name, settings)
        for chain, _ in bearing:
            told = qualifier_of.get(chain.id)
            found.append(replace(chain, key=qualified(name, told)) if told else chain)
    return found


def qualifiers(name: str, settings: Sequence[Setting]) -> dict[str, str | None]:
    """Return by chain which of several people of one name is meant, None where it is one person.

    The settings are those of all chains of the name, in the order of their articles' ids.
    """
    regnal = is_regnal(parse_key(name)[1])
    people = (monarchs if regnal else namesakes)(settings[:ARTICLES])
    nearest = nearest_monarch if regnal else nearest_namesake
    found = {chain: person.qualifier for person in people for chain in person.chains}
    told = {one.chain: one for one in settings}
    known = {
        person.qualifier: [told[chain] for chain in sorted(person.chains)]
        for person in people
        if person.qualifier
    }
    for one in settings[ARTICLES:]:
        found[one.chain] = nearest(one, known) if known else None
    return found


def setting(chain: Chain, article: ReadArticle) -> Setting:
    """Return where an article places a person of it."""
    return Setting.of(
        chain.id,
        chain.name,
        (HeldTitle(who in chain.mentions, title, state) for who, title, state in _titles(article)),
        beside=article.co_mentions.beside.keys - {chain.key},
        published=article.reading.article.published,
    )


def _titles(article: ReadArticle) -> Iterator[tuple[str, str, str | None]]:
    """Yield the titles of an article: whose (a mention), the title, and of which state."""
    mentions = {one.id: one for one in article.reading.extraction.mentions}
    for claim in article.reading.extraction.claims:
        # A title whose holder was rejected is nobody's.
        gone = {claim.id, claim.subject} & article.rejected
        if claim.kind == "role" and claim.title is not None and not gone:
            body = mentions.get(claim.object or "")
            state = f"state:{body.code}" if body and body.kind == "state" and body.code else None
            yield claim.subject, claim.title, state
