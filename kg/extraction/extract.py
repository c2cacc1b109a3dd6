"""Articles -> extractions, in batches; an error in one article is a value and stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from kg.articles import ReadingText, reading_text
from kg.extraction import meetings
from kg.extraction.descriptions import find_descriptions
from kg.extraction.mentions import find_mentions
from kg.extraction.pipeline import identify, load
from kg.extraction.roles import find_claims
from kg.extraction.sentences import sentences
from kg.model import Article, Claim, Extraction, Mention, Report, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Failed = tuple[Article, Exception]

BATCH = 32  # articles that are read together, so that long and short ones fill the pipeline
# A pipeline remembers every word that it meets: so many of the first articles; those that are new
# in later ones are forgotten with them, so that an archive of any size needs the same memory.
WORDS = 100_000


class Extractor:
    """Reads articles with one spaCy pipeline.

    `name` is the pipeline's name and version, as extractions record it. A parser that can be
    asked for single sentences parses only those that could tell of a meeting.
    """

    def __init__(self, nlp: Language, *, batch: int = BATCH) -> None:
        self.nlp = nlp
        self.name = identify(nlp)
        self.batch = batch
        for _, component in nlp.pipeline:
            if hasattr(component, "wanted"):
                component.wanted = meetings.wanted

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction | Failed]:
        """Yield for each article, in order, its extraction, or the article and what went wrong."""
        waiting = iter(articles)
        while some := list(islice(waiting, self.batch)):
            with self._forgetting():
                found = list(self._together(some))
            yield from found

    def _forgetting(self) -> AbstractContextManager[object]:
        """Let the pipeline forget the words that are new in a block, if it knows enough."""
        return self.nlp.memory_zone() if len(self.nlp.vocab) > WORDS else nullcontext()

    def _together(self, articles: Sequence[Article]) -> Iterator[Extraction | Failed]:
        readings = [reading_text(article.text) for article in articles]
        texts = [reading.text for reading in readings]
        self.nlp.max_length = max(self.nlp.max_length, *map(len, texts))
        try:
            docs = list(self.nlp.pipe(texts, batch_size=self.batch))
        except Exception:  # whatever one article does to the pipeline, the others are read singly
            for article, reading in zip(articles, readings, strict=True):
                yield self._alone(article, reading)
            return
        for article, reading, doc in zip(articles, readings, docs, strict=True):
            yield self._read(article, reading, doc)

    def _alone(self, article: Article, reading: ReadingText) -> Extraction | Failed:
        try:
            doc = self.nlp(reading.text)
        except Exception as error:  # a value, whatever it is
            return article, error
        return self._read(article, reading, doc)

    def _read(self, article: Article, reading: ReadingText, doc: Doc) -> Extraction | Failed:
        try:
            return in_article(extraction(article, doc, extractor=self.name), reading)
        except Exception as error:  # a value, whatever it is
            return article, error


def extraction(article: Article, doc: Doc, *, extractor: str) -> Extraction:
    """Return what a Doc says of an article, all offsets those of the Doc."""
    lines = sentences(doc)
    found = find_mentions(doc, article_id=article.id, lines=lines)
    claims = find_claims(doc, found, article_id=article.id, lines=lines)
    reports = meetings.find_reports(
        doc, found, claims, published=article.published, article_id=article.id, lines=lines
    )
    nominal, descriptions = find_descriptions(
        doc, found, claims, article_id=article.id, lines=lines
    )
    return Extraction(
        article_id=article.id,
        extractor=extractor,
        sentences=tuple(
            Sentence(line.index, line.paragraph, line.start_char, line.end_char) for line in lines
        ),
        mentions=tuple(
            Mention(
                one.id,
                article.id,
                one.sentence,
                one.start_char,
                one.end_char,
                one.text,
                one.kind,
                one.code,
            )
            for one in (*found, *nominal)
        ),
        claims=(*claims, *descriptions),
        reports=tuple(reports),
    )


def in_article(read: Extraction, reading: ReadingText) -> Extraction:
    """Return what was read in a reading text, all offsets those of the article's own text."""
    if reading.is_whole:
        return read
    return replace(
        read,
        sentences=tuple(_placed(one, reading) for one in read.sentences),
        mentions=tuple(_placed(one, reading) for one in read.mentions),
        claims=tuple(_placed(one, reading) for one in read.claims),
        reports=tuple(_placed(one, reading) for one in read.reports),
    )


Part = TypeVar("Part", Sentence, Mention, Claim, Report)


def _placed(part: Part, reading: ReadingText) -> Part:
    start, end = reading.span(part.start, part.end)
    return replace(part, start=start, end=end)


def extract_batch(
    articles: Sequence[Article], *, model: str | None = None, threads: int | None = 1
) -> list[Extraction | Failed]:
    """Return the extractions of some articles; for worker processes, each with its pipeline."""
    return list(_extractor(model, threads).extract(articles))


@cache
def _extractor(model: str | None, threads: int | None) -> Extractor:
    return Extractor(load(model, threads=threads))
