"""Saved web pages."""

from collections.abc import Iterator

from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.formats.tables import records_of_table
from kg.articles.options import ReadOptions


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of a page, mostly one, raising `TooLong`, `Malformed` or `Undecodable`."""
    from kg.articles.pages import articles, tables

    data = content.whole(most=options.most_bytes_of_page)
    if tabled := [record for rows in tables(data, options) for record in records_of_table(rows)]:
        yield from numbered(tabled)
        return
    found = [RawArticle(text, fields) for fields, text in articles(data, options) if text.strip()]
    if found:
        yield from numbered(found)
    else:
        yield 0, "no article found in this page" if data.strip() else "empty"
