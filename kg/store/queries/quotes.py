"""Quotations: what the offsets of a report, a claim or a sentence cut out of its article."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from kg.model import Quote
from kg.store.queries.batches import rows_of
from kg.store.schema import article, article_copy, article_path


class Cut(NamedTuple):
    """Where to cut a quotation, and what to mark in it: spans in the text of the article."""

    article_id: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


# An article may lie in several files: the first by name speaks for all.
PATH = (
    select(func.min(article_path.c.path))
    .where(article_path.c.article_id == article.c.id)
    .scalar_subquery()
)
# Copies of one article bear the id of its first.
ORIGINAL: ColumnElement[str] = func.coalesce(article_copy.c.original_id, article.c.id)


def cut(start: ColumnElement[int], end: ColumnElement[int]) -> ColumnElement[str]:
    """Return the text of an article from `start` to `end`, in SQL."""
    return func.substr(article.c.text, start + 1, end - start)


def quotation(start: ColumnElement[int], end: ColumnElement[int]) -> list[ColumnElement[Any]]:
    """Return the columns of which `quote` makes a quotation."""
    return [
        article.c.id.label("article_id"),
        PATH.label("path"),
        start.label("quote_start"),
        end.label("quote_end"),
        cut(start, end).label("quote_text"),
        article.c.title.label("headline"),
        article.c.publisher,
        article.c.published,
        article.c.url,
    ]


def quote(row: Row[Any], marks: Iterable[tuple[int, int]] = ()) -> Quote:
    """Return the quotation in a row; `marks` are spans in the text of the article."""
    return Quote(
        article_id=row.article_id,
        path=row.path or "",
        start=row.quote_start,
        end=row.quote_end,
        text=row.quote_text,
        title=row.headline,
        publisher=row.publisher,
        published=row.published,
        url=row.url,
        marks=tuple(
            (start - row.quote_start, end - row.quote_start)
            for start, end in sorted(set(marks))
            if row.quote_start <= start and end <= row.quote_end
        ),
    )


def quotes(connection: Connection, cuts: Iterable[Cut]) -> list[Quote]:
    """Return the quotations in the order of the cuts."""
    wanted = list(cuts)
    query: Select[Any] = select(
        article.c.id,
        PATH.label("path"),
        article.c.text,
        article.c.title,
        article.c.publisher,
        article.c.published,
        article.c.url,
    )
    places = defaultdict(list)
    for number, each in enumerate(wanted):
        places[each.article_id].append(number)
    found: dict[int, Quote] = {}
    for row in rows_of(connection, query, article.c.id, sorted(places)):
        for number in places[row.id]:
            _, start, end, marks = wanted[number]
            found[number] = Quote(
                article_id=row.id,
                path=row.path or "",
                start=start,
                end=end,
                text=row.text[start:end],
                title=row.title,
                publisher=row.publisher,
                published=row.published,
                url=row.url,
                marks=tuple(
                    (left - start, right - start)
                    for left, right in sorted(set(marks))
                    if start <= left and right <= end
                ),
            )
    return [found[number] for number in sorted(found)]
