"""Articles -> extractions, in batches; an error in one article is a value and stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from kg.articles import ReadingText, reading_text
from kg.extraction.claims import in_order
from kg.extraction.component import MentionIndex, with_ids
from kg.extraction.coreference.aliases import find_aliases
from kg.extraction.coreference.nominals import find_descriptions
from kg.extraction.coreference.references import find_references
from kg.extraction.dates.calendar import Calendar
from kg.extraction.meetings.reports import CERTAIN, find_reports
from kg.extraction.roles.offices import find_roles
from kg.extraction.version import extractor_name
from kg.model import Article, Claim, Extraction, Mention, Report, Sentence
from kg.nlp.pipeline import identify

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

    `name` is what extractions record of it (`kg.extraction.version`). Trees are not asked for.
    """

    def __init__(self, nlp: Language, *, batch: int = BATCH, least: float = CERTAIN) -> None:
        self.nlp = nlp
        self.name = extractor_name(identify(nlp))
        self.batch, self.least = batch, least
        if nlp.has_pipe("kg_parser"):
            nlp.disable_pipe("kg_parser")

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
        docs: Sequence[Doc | None]
        try:
            docs = list(self.nlp.pipe(texts, batch_size=self.batch))
        except Exception:  # whatever one article does to the pipeline, the others are read singly
            docs = [None] * len(texts)
        for article, reading, doc in zip(articles, readings, docs, strict=True):
            yield self._read(article, reading, doc)

    def _read(self, article: Article, reading: ReadingText, doc: Doc | None) -> Extraction | Failed:
        try:
            doc = self.nlp(reading.text) if doc is None else doc
            read = extraction(article, doc, extractor=self.name, least=self.least)
            return in_article(read, reading)
        except Exception as error:  # a value, whatever it is
            return article, error


def extraction(article: Article, doc: Doc, *, extractor: str, least: float = CERTAIN) -> Extraction:
    """Return what a Doc says of an article, all offsets those of the Doc.

    Reports of meetings of which less than the share `least` is true are left out.
    """
    read: MentionIndex = doc._.mention_index
    index = with_ids(read, article.id)
    calendar = Calendar.of(doc.text, article.published)
    reports = find_reports(
        doc, index, calendar, article_id=article.id, least=least, publisher=article.publisher
    )
    nominal, descriptions = find_descriptions(doc, index, article_id=article.id)
    said = (find(doc, index, article_id=article.id)
            for find in (find_roles, find_aliases, find_references))  # fmt: skip
    return Extraction(
        article_id=article.id,
        extractor=extractor,
        sentences=tuple(
            Sentence(line.index, line.paragraph, line.start_char, line.end_char)
            for line in index.lines
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
            for one in (*index.named, *nominal)
        ),
        claims=(*in_order(chain.from_iterable(said)), *descriptions),
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
