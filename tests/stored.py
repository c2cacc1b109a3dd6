"""Invented articles with what was read in them, and all that a store holds."""

import random
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import literal, select

from kg.articles import Read
from kg.model import Article, Claim, Extraction, Mention, Report, Sentence, content_id
from kg.store.schema import metadata
from kg.store.store import Store

NAMES = ("Marta Vell", "Tomas Orun", "Ilya Sade", "Nora Quist", "Ada Lone", "Karsk", "Amber Bay")
STORY = """
    river talks harbour border treaty grain winter council envoy bridge paper water school market
    station report law plan vote union farm rain coast ship road price island judge minister
    letter budget court forest train hospital teacher doctor engine signal valley
"""
WORDS = STORY.split()
TIMES = {"added_at", "extracted_at", "since"}


def told(number: int, *, sentences: int = 8) -> str:
    """Return an invented article; each number tells another story."""
    random_ = random.Random(number)
    paragraphs = []
    for index in range(sentences):
        one, other = random_.sample(NAMES, 2)
        words = " ".join(random_.choices(WORDS, k=12))
        paragraphs.append(f"{one} met {other} about the {words} of story {number}, part {index}.")
    return "\n\n".join(paragraphs)


def read_of(
    number: int,
    *,
    path: str | None = None,
    source: str | None = None,
    text: str | None = None,
    published: str | None = "2023-06-14",
) -> Read:
    """Return an article as it was read from a file."""
    text = told(number) if text is None else text
    path = path or f"news/{number:04}.txt"
    title = f"Story {number}"
    key = content_id("article", text, title, None, "The Harbour", published)
    made = Article(key, path, text, title, None, "The Harbour", published)
    return Read(made, source or path, content_id("bytes", text))


def extraction_of(article: Article, *, extractor: str = "invented 1") -> Extraction:
    """Return what a simple reader finds: names, who met whom, and an office in each sentence."""
    sentences, mentions, claims, reports = [], [], [], []
    for index, match in enumerate(re.finditer(r"[^\n]+", article.text)):
        start, end = match.span()
        sentences.append(Sentence(index, index, start, end))
        found = list(mentions_of(article, index, start, match.group()))
        mentions += found
        if len(found) > 1:
            parts = tuple(sorted(mention.id for mention in found[:2]))
            key = content_id("report", article.id, start, end)
            reports.append(Report(key, article.id, start, end, "held", parts, "2023-06-14"))
            key = content_id("claim", article.id, start, end)
            who, where = found[0].id, found[1].id
            claims.append(Claim(key, article.id, start, end, "role", who, where, "envoy"))
    return Extraction(
        article.id, extractor, tuple(sentences), tuple(mentions), tuple(claims), tuple(reports)
    )


def mentions_of(article: Article, sentence: int, at: int, text: str) -> Iterator[Mention]:
    """Yield the invented names in a sentence that starts at offset `at`."""
    for match in re.finditer("|".join(NAMES), text):
        start, end = at + match.start(), at + match.end()
        key = content_id("mention", article.id, start, end)
        kind = "place" if match.group() in NAMES[5:] else "person"
        yield Mention(key, article.id, sentence, start, end, match.group(), kind)


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, without the times at which they were written."""
    with store.reading() as connection:
        return {
            name: sorted(
                (
                    tuple(row)
                    for row in connection.execute(
                        select(
                            *(c for c in table.c if c.name not in TIMES), literal(1)
                        ).select_from(table)
                    )
                ),
                key=repr,
            )
            for name, table in metadata.tables.items()
        }
