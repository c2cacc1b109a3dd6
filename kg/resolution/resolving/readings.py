"""What one article says: its chains, its reports, its offices, without what people rejected."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kg.model import Anchor, Article, Chain, Correction, Extraction
from kg.parts import Run, divided
from kg.resolution.chains import Meant, chains
from kg.resolution.linking import is_short
from kg.resolution.names import key, person_words
from kg.resolution.rejections import rejected, without_rejected
from kg.resolution.resolving.co_mentions import ArticleCoMentions, article_co_mentions

# So many articles are a part of the work of joining names to chains.
PART = 250
# What is found in an article: see `ReadArticle`.
Findings = tuple[tuple[Chain, ...], dict[str, frozenset[str]], ArticleCoMentions, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and what was read in it: the evidence."""

    article: Article
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A reading with its names joined into chains.

    `other_names` are, by chain, the keys of its full names beside its own; `rejected` are the ids
    of evidence that people rejected.
    """

    reading: Reading
    chains: tuple[Chain, ...]
    other_names: dict[str, frozenset[str]]
    co_mentions: ArticleCoMentions
    rejected: frozenset[str]

    @property
    def id(self) -> str:
        """Return the id of the article."""
        return self.reading.article.id


class Rejections:
    """What people rejected, by article and by quotation."""

    def __init__(self, standing: Iterable[Correction]) -> None:
        self._here: dict[str, list[Anchor]] = defaultdict(list)
        self._printed: list[Anchor] = []
        self._meant: dict[str, list[Meant]] = defaultdict(list)
        for one in standing:
            for anchor in one.evidence if one.verdict == "reject" else ():
                if one.value is not None:
                    self._meant[anchor.article_id].append((anchor, one.value))
                    continue
                self._here[anchor.article_id].append(anchor)
                if anchor.kind != "mention" and anchor.quote:
                    self._printed.append(anchor)

    def __bool__(self) -> bool:
        return bool(self._here)

    def meant(self, article_id: str) -> tuple[Meant, ...]:
        """Return whom names mean in an article, as people said: where they stand, and the keys."""
        return tuple(self._meant.get(article_id, ()))

    def of(self, article_id: str, text: str) -> tuple[Anchor, ...]:
        """Return what was rejected in an article, or is printed as it is there."""
        others = (one for one in self._printed if one.article_id != article_id)
        here = self._here.get(article_id, ())
        return (*here, *(one for one in others if one.quote in text))


def read_article(
    reading: Reading, rejections: Rejections, *, apart: frozenset[frozenset[str]]
) -> ReadArticle:
    """Return what an article says; `apart` holds pairs of name keys that were judged different."""
    article = reading.article
    found, gone = chains_and_rejected(reading.extraction, article.text, rejections, apart=apart)
    return ReadArticle(
        reading,
        found,
        {chain.id: other_names(chain) for chain in found},
        article_co_mentions(found, article.published),
        gone,
    )


def chains_and_rejected(
    extraction: Extraction, text: str, rejections: Rejections, *, apart: frozenset[frozenset[str]]
) -> tuple[tuple[Chain, ...], frozenset[str]]:
    """Return the chains of an article of this text, and the ids of what people rejected in it."""
    anchors = rejections.of(extraction.article_id, text)
    kept, meant = without_rejected(extraction, anchors), rejections.meant(extraction.article_id)
    found = chains(kept, text, apart=apart, meant=meant)
    return found, rejected(extraction, found, anchors, text) if anchors else frozenset()


def read_articles(
    readings: Sequence[Reading],
    corrections: Sequence[Correction],
    *,
    apart: frozenset[frozenset[str]],
    run: Run,
) -> Iterator[ReadArticle]:
    """Yield what each article says, in order, read a part at a time."""
    work = partial(_findings, rejections=Rejections(corrections), apart=apart)
    found = divided(run, work, readings, size=PART)
    return (ReadArticle(one, *each) for one, each in zip(readings, found, strict=True))


def _findings(
    readings: list[Reading], *, rejections: Rejections, apart: frozenset[frozenset[str]]
) -> list[Findings]:
    """Return what articles say, without the articles, which whoever asks has."""
    read = (read_article(one, rejections, apart=apart) for one in readings)
    return [(one.chains, one.other_names, one.co_mentions, one.rejected) for one in read]


def other_names(chain: Chain) -> frozenset[str]:
    """Return the keys of the full names of a chain beside its own."""
    if chain.kind == "state" or is_short(chain.key):
        return frozenset()
    named = (name for name, _ in chain.names if chain.kind != "person" or person_words(name))
    keys = {key(chain.kind, name) for name in named}
    return frozenset(name for name in keys if name != chain.key and not is_short(name))
