"""Text and Markdown, with or without front matter."""

from collections.abc import Iterator

from kg.articles import plain
from kg.articles.archives import split
from kg.articles.encodings import decode
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.options import ReadOptions


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a text, raising `TooLong` or `Undecodable`."""
    data = content.whole(most=options.most_bytes_of_page)
    fields, text = plain.split_front_matter(decode(data, encoding=options.encoding), options)
    yield from numbered(split(RawArticle(text, fields)))
