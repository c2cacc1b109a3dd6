"""What stands beside a quotation: the sentence before it and the sentence after it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, type_coerce

from kg.store.queries.batches import bare_rows, rows_of, strung
from kg.store.schema import article, sentence
from kg.store.schema.types import RAW, to_hex

# Article, start and end.
Span = tuple[str, int, int]


def contexts(connection: Connection, spans: Iterable[Span]) -> dict[Span, tuple[str, str]]:
    """Return the sentence before each span and the one after it; empty where there is none."""
    wanted: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        wanted[span[0]].append(span)
    bounds = _bounds(connection, sorted(wanted))
    found: dict[Span, tuple[str, str]] = {}
    texts = select(article.c.id, article.c.text)
    for row in rows_of(connection, texts, article.c.id, sorted(wanted)):
        near = sorted(bounds.get(row.id, ()))
        for span in wanted[row.id]:
            found[span] = _beside(span, near, row.text)
    return found


def _bounds(
    connection: Connection, articles: Iterable[str]
) -> dict[str | None, list[tuple[int, int]]]:
    """Return start and end of the sentences of each article."""
    of = sentence.c
    # Strung together by the database: a page quotes articles of a hundred thousand sentences.
    parts: list[ColumnElement[Any]] = [strung(of.start), strung(of.end)]
    query = select(type_coerce(of.article_id, RAW), *parts).group_by(of.article_id)
    rows = bare_rows(connection, query, of.article_id, articles)
    return {
        to_hex(article_id): list(zip(_numbers(starts), _numbers(ends), strict=True))
        for article_id, starts, ends in rows
    }


def _numbers(strung_: str) -> list[int]:
    return list(map(int, strung_.split(",")))


def _beside(span: Span, near: list[tuple[int, int]], text: str) -> tuple[str, str]:
    _, start, end = span
    before = bisect_right(near, start, key=itemgetter(1)) - 1
    after = bisect_left(near, end, key=itemgetter(0))
    return (
        text[slice(*near[before])].strip() if before >= 0 else "",
        text[slice(*near[after])].strip() if after < len(near) else "",
    )
