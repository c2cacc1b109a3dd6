"""Who met whom, from the news: a knowledge graph whose every edge opens to its sentence.

>>> import kg
>>> news = kg.open("kg.db")
>>> news.add("articles/")
>>> news.met("Ali Khamenei")
"""

import os
from typing import TYPE_CHECKING

from kg.errors import (
    AmbiguousName,
    ArticleError,
    BadOption,
    JudgementConflict,
    KgError,
    NotFound,
    PipelineMissing,
    SchemaMismatch,
    StoreBusy,
    StoreError,
    StoreMissing,
    UnknownOption,
)
from kg.model import Article, Correction, Entity, Judgement, Meeting, Mention, Quote, Report, Tie
from kg.selection import Selection
from kg.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from kg.knowledge import KnowledgeGraph
    from kg.results import Formats

__version__ = VERSION
__all__ = [
    "AmbiguousName",
    "Article",
    "ArticleError",
    "BadOption",
    "Correction",
    "Entity",
    "Judgement",
    "JudgementConflict",
    "KgError",
    "KnowledgeGraph",
    "Meeting",
    "Mention",
    "NotFound",
    "PipelineMissing",
    "Quote",
    "Report",
    "SchemaMismatch",
    "Selection",
    "StoreBusy",
    "StoreError",
    "StoreMissing",
    "Tie",
    "UnknownOption",
    "formats",
    "open",
]


def open(  # noqa: A001
    db: "str | Path | None" = None, *, model: str | None = None, create: bool | None = None
) -> "KnowledgeGraph":
    """Open the knowledge graph in a file, or at a database URL.

    Without `db` it is that which the environment variable KG_DB names, else `kg.db` in the folder.
    Where there is none, one is made, and it is said that it is new, since a path may be misspelt:
    `create=True` makes one without a word, and with `create=False` it raises `StoreMissing`.
    `model` names a spaCy pipeline for reading articles, instead of the bundled one. Raises
    `StoreError` where the database cannot be opened.
    """
    from kg.garbage import rarely_collecting

    with rarely_collecting():
        from kg.knowledge import KnowledgeGraph

    place = db or os.environ.get("KG_DB") or "kg.db"
    try:
        return KnowledgeGraph.open(place, model=model, create=bool(create))
    except StoreMissing as missing:
        if create is not None:
            raise
        news = KnowledgeGraph.open(place, model=model)
        news.notify(
            f"{str(missing).partition(';')[0]}; an empty one was made, "
            "as create=True does without a word"
        )
        return news


def formats() -> "Formats":
    """Return the formats of files that are read, and what to install for those that are not."""
    from kg.articles.formats.registry import EXTRA, FORMATS
    from kg.results import Formats
    from kg.results.records import FormatRow

    return Formats(
        FormatRow(
            each.title,
            tuple(suffix for suffix in each.suffixes if suffix),
            each.library,
            None if each.installed else EXTRA,
        )
        for each in FORMATS
    )


def __getattr__(name: str) -> object:
    if name == "KnowledgeGraph":
        from kg.knowledge import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
