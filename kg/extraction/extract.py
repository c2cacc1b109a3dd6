"""Articles -> extractions, in batches; an error in one article is a value and stops no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from kg.articles import prose
from kg.extraction import meetings
from kg.extraction.descriptions import find_descriptions
from kg.extraction.mentions import find_mentions
from kg.extraction.pipeline import identify, load
from kg.extraction.roles import find_claims
from kg.extraction.sentences import sentences
from kg.model import Article, Extraction, Mention, Sentence

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
        texts = [analysed(article.text) for article in articles]
        self.nlp.max_length = max(self.nlp.max_length, *map(len, texts))
        try:
            docs = list(self.nlp.pipe(texts, batch_size=self.batch))
        except Exception:  # whatever one article does to the pipeline, the others are read singly
            for article, text in zip(articles, texts, strict=True):
                yield self._alone(article, text)
            return
        for article, doc in zip(articles, docs, strict=True):
            yield self._read(article, doc)

    def _alone(self, article: Article, text: str) -> Extraction | Failed:
        try:
            doc = self.nlp(text)
        except Exception as error:  # a value, whatever it is
            return article, error
        return self._read(article, doc)

    def _read(self, article: Article, doc: Doc) -> Extraction | Failed:
        try:
            return extraction(article, doc, extractor=self.name)
        except Exception as error:  # a value, whatever it is
            return article, error


def extraction(article: Article, doc: Doc, *, extractor: str) -> Extraction:
    """Return what a Doc over an article's text says, all offsets those of the article."""
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


def analysed(text: str) -> str:
    """Return a text of the same length, its clutter blank and its line breaks kept."""
    parts: list[str] = []
    position = 0
    for start, end in prose(text):
        parts += [_blank(text[position:start]), text[start:end]]
        position = end
    parts.append(_blank(text[position:]))
    return bounded("".join(parts))


# No word of a language is so long, and the time of a tokenizer grows with the square of it.
LONG_WORD = re.compile(r"\S{500,}")
STRETCH = re.compile(r"[^.!?\r\n\u2028\u2029]+")
# Characters without an end of a sentence or line after which there is one all the same: the time
# of whatever looks at a sentence as a whole grows faster than its length.
LONGEST = 4_000


def bounded(text: str) -> str:
    """Return a text of the same length in which no word and no sentence is without bound."""
    text = LONG_WORD.sub(lambda word: " " * len(word[0]), text)
    parts: list[str] = []
    position = 0
    for stretch in STRETCH.finditer(text):
        start, end = stretch.span()
        while end - start > LONGEST:
            space = text.find(" ", start + LONGEST, end)
            if space < 0:
                break
            parts += [text[position:space], "\u2028"]
            start = position = space + 1
    parts.append(text[position:])
    return "".join(parts)


def extract_batch(
    articles: Sequence[Article], *, model: str | None = None, threads: int | None = 1
) -> list[Extraction | Failed]:
    """Return the extractions of some articles; for worker processes, each with its pipeline."""
    return list(_extractor(model, threads).extract(articles))


@cache
def _extractor(model: str | None, threads: int | None) -> Extractor:
    return Extractor(load(model, threads=threads))


def _blank(clutter: str) -> str:
    if not clutter or clutter.isspace():
        return clutter
    return "".join(mark if mark in "\r\n" else " " for mark in clutter)
