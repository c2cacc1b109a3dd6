"""MHTML, in which Chrome and Edge save a page: a message whose first part is the page."""

from collections.abc import Iterator
from email import message_from_bytes, policy

from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.options import ReadOptions


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of a saved page, raising `TooLong`, `Malformed` or `Undecodable`."""
    from kg.articles.pages import articles

    message = message_from_bytes(
        content.whole(most=options.most_bytes_of_file), policy=policy.compat32
    )
    page = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    data = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(data, bytes):
        yield 0, "no page in this file"
        return
    place = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    saved = Fields(url=clean(str(place)) if place else None)
    found = [
        RawArticle(text, fields.over(saved))
        for fields, text in articles(data, options)
        if text.strip()
    ]
    yield from numbered(found or ["no article found in this page"])
