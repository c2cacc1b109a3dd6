"""Safari's web archives: a property list that holds the page."""

import plistlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of a saved page, raising `TooLong`, `Malformed` or `Undecodable`."""
    from kg.articles.pages import articles

    data = content.whole(most=options.most_bytes_of_file)
    try:
        main = plistlib.loads(data)["WebMainResource"]
        page, place = main["WebResourceData"], main.get("WebResourceURL")
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError,
            AttributeError, OverflowError, IndexError, RecursionError):  # fmt: skip
        raise Malformed("a broken web archive") from None
    if not isinstance(page, bytes):
        raise Malformed("a broken web archive")
    saved = Fields(url=clean(place))
    found = [
        RawArticle(text, fields.over(saved))
        for fields, text in articles(page, options)
        if text.strip()
    ]
    yield from numbered(found or ["no article found in this page"])
