"""EPUB, by its XML: one article for each chapter."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from zipfile import ZipFile

from kg.articles.fields import Fields
from kg.articles.formats.content import Content
from kg.articles.formats.markup import first, found, line, parsed
from kg.articles.formats.properties import fields_of_properties
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.formats.zipped import entry, unzipped
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed
from kg.articles.stripped import stripped

CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
MOST_LINKED = 0.5  # of the characters of a chapter
LEAST = 40  # characters of a chapter; covers and title pages have fewer


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the chapters of a book in their order, raising `Malformed` or `TooLong`."""
    with unzipped(content, title="EPUB") as opened:
        names = opened.namelist()
        if ENCRYPTION in names and b".html" in entry(opened, ENCRYPTION, most=options.most_bytes):
            raise Malformed("encrypted by its seller; kg cannot read it")
        container = parsed(entry(opened, CONTAINER, most=options.most_bytes), title="EPUB")
        package = next((str(e.get("full-path")) for e in found(container, "rootfile")), "")
        yield from numbered(chapters(opened, package, options))


def chapters(opened: ZipFile, package: str, options: ReadOptions) -> Iterator[RawArticle]:
    """Yield each chapter of the package as an article, with the date of the book."""
    root = parsed(entry(opened, package, most=options.most_bytes), title="EPUB")
    named: dict[str, object] = {
        "title": first(root, "title"), "published": first(root, "date"),
        "publisher": first(root, "publisher"), "url": first(root, "source"),
        "language": first(root, "language"),
    }  # fmt: skip
    book = fields_of_properties(named, options)
    places = {str(e.get("id")): str(e.get("href") or "") for e in found(root, "item")}
    order = [places.get(str(each.get("idref")), "") for each in found(root, "itemref")]
    known = set(opened.namelist())
    several = len(order) > 1
    for place in order:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(place)))
        if name not in known:
            continue
        page = entry(opened, name, most=options.most_bytes_of_page).decode("utf-8", "replace")
        text = stripped(page)
        if len(text) < LEAST or is_contents(page):
            continue
        head = Fields(title=heading(page)) if several else Fields()
        yield RawArticle(text, head.over(book))


def is_contents(page: str) -> bool:
    """Return whether a chapter is a list of contents: hardly more than links to others."""
    root = parsed(page.encode(), title="EPUB chapter", repair=True)
    linked = [line(each) for each in found(root, "a")]
    body = next(iter(found(root, "body")), root)
    return len(linked) > 1 and sum(map(len, linked)) > MOST_LINKED * len(line(body))


def heading(page: str) -> str | None:
    """Return the first heading of a chapter, else its title."""
    root = parsed(page.encode(), title="EPUB chapter", repair=True)
    titles = [line(each) for name in ("h1", "h2", "title") for each in found(root, name)]
    return next(filter(None, titles), None)
