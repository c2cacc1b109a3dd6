"""Saved web pages."""

from collections.abc import Iterator

from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.options import ReadOptions


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a page, raising `TooLong`, `Malformed` or `Undecodable`."""
    from kg.articles.pages import main_text

    data = content.whole(most=options.most_bytes_of_page)
    fields, text = main_text(data, options)
    if text.strip():
        yield 0, RawArticle(text, fields)
    else:
        yield 0, "no article found in this page" if data.strip() else "empty"
