"""Saved web pages."""

from collections.abc import Iterator

from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.options import ReadOptions


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of a page, mostly one, raising `TooLong`, `Malformed` or `Undecodable`."""
    from kg.articles.pages import articles

    data = content.whole(most=options.most_bytes_of_page)
    found = [RawArticle(text, fields) for fields, text in articles(data, options) if text.strip()]
    if found:
        yield from numbered(found)
    else:
        yield 0, "no article found in this page" if data.strip() else "empty"
