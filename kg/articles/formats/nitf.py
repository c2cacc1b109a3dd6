"""NITF, the XML of wire services."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.markup import first, found, line, parsed
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.options import ReadOptions
from kg.articles.published import iso_date

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BLOCKS = ("p", "hl2", "li", "caption")


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a document, raising `Malformed` or `TooLong`."""
    root = parsed(content.whole(most=options.most_bytes_of_page), title="NITF", repair=True)
    yield 0, article(root)


def article(root: "Element") -> RawArticle | str:
    """Return the article of a nitf element, or why it has none."""
    bodies = found(root, "body.content") or found(root, "body")
    text = "\n\n".join(filter(None, (line(p) for body in bodies for p in found(body, *BLOCKS))))
    if not text:
        text = "\n\n".join(filter(None, map(line, bodies)))
    fields = Fields(
        title=clean(first(root, "hl1", "title")),
        published=date_of(root),
        url=clean(next((e.get("ex-ref") for e in found(root, "pubdata") if e.get("ex-ref")), None)),
        publisher=publisher_of(root),
    )
    return RawArticle(text, fields) if text else "NITF without a text"


def date_of(root: "Element") -> str | None:
    """Return the date of publication, else of issue."""
    for name, attribute in (
        ("pubdata", "date.publication"), ("date.issue", "norm"), ("date.release", "norm"),
        ("story.date", "norm"),
    ):  # fmt: skip
        for element in found(root, name):
            if date := iso_date(element.get(attribute)):
                return date
    return None


def publisher_of(root: "Element") -> str | None:
    """Return the newspaper, else who distributes the article."""
    names = [each.get("name") for each in found(root, "pubdata")]
    names += [line(each) for each in found(root, "distributor", "doc.copyright")]
    return next(filter(None, map(clean, names)), None)
