"""Text and Markdown, with or without front matter."""

from collections.abc import Iterator

from kg.articles.archives import split
from kg.articles.encodings import decode
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.options import ReadOptions


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a text, or those in it, raising `TooLong` or `Undecodable`."""
    data = content.whole(most=options.most_bytes_of_page)
    yield from numbered(split(RawArticle(decode(data, encoding=options.encoding)), options))
