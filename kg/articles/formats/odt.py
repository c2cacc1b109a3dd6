"""ODT, by its XML."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.formats.breaks import BREAK, LEAST_BLANK, articles
from kg.articles.formats.content import Content
from kg.articles.formats.markup import first, found, line, local, parsed
from kg.articles.formats.properties import fields_of_properties
from kg.articles.formats.raw import Numbered, Record, numbered
from kg.articles.formats.tables import records_of_table, with_tables
from kg.articles.formats.zipped import entry, unzipped
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BLOCKS = frozenset({"p", "h"})
LEFT_OUT = frozenset({"note", "annotation", "tracked-changes", "sequence-decls", "forms"})


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a document, or those put together in it.

    Raises `Malformed` or `TooLong`.
    """
    with content.seekable() as stream:
        flat = stream.read(64).lstrip().startswith(b"<")
        stream.seek(0)
        whole = Content(stream, path=content.path, size=content.size)
        if flat:  # FODT: all of it is one XML file
            body = parsed(whole.whole(most=options.most_bytes_of_page), title="ODT")
            meta = next(iter(found(body, "meta")), body)
        else:
            body, meta = parts(whole, options)
    properties: dict[str, object] = {
        attribute: line(each)
        for each in found(meta, "user-defined")
        for name, attribute in each.attrib.items()
        if str(name).endswith("}name")
    }
    fields = fields_of_properties(properties, options, title=first(meta, "title"))
    tabled = records_of_tables(body)
    beside = list(articles(paragraphs(body, paging(body)), fields, options))
    yield from numbered(with_tables(tabled, beside))


def parts(content: Content, options: ReadOptions) -> tuple["Element", "Element"]:
    """Return the text and the properties of a zipped document, raising `Malformed`."""
    most = options.most_bytes_of_page
    with unzipped(content, title="ODT") as opened:
        names = opened.namelist()
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in entry(opened, manifest, most=most):
            raise Malformed("encrypted; save it without a password")
        body = parsed(entry(opened, "content.xml", most=most), title="ODT")
        data = entry(opened, "meta.xml", most=most) if "meta.xml" in names else b"<meta/>"
    return body, parsed(data, title="ODT")


def records_of_tables(body: "Element") -> list[Record]:
    """Return the articles of the tables that hold some, and take these tables out of a body."""
    tabled: list[Record] = []
    for table in found(body, "table"):
        rows = [
            ["\n\n".join(filter(None, paragraphs(cell))) for cell in row]
            for row in found(table, "table-row")
        ]
        if records := records_of_table(rows):
            tabled += records
            table.getparent().remove(table)
    return tabled


def paging(body: "Element") -> frozenset[str]:
    """Return the names of the styles of paragraphs that begin a page."""
    styles = {attribute(each, "name"): [each, *each] for each in found(body, "style") if len(each)}
    return frozenset(
        name
        for name, elements in styles.items()
        if any(
            attribute(each, "break-before") == "page" or attribute(each, "master-page-name")
            for each in elements
        )
    )


def attribute(element: "Element", name: str) -> str:
    """Return an attribute of an element by its local name, "" where it has none."""
    found = (value for key, value in element.attrib.items() if str(key).endswith(f"}}{name}"))
    return str(next(found, ""))


def paragraphs(element: "Element", paging: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the text of each paragraph, and of each row of a table; a break before what may begin
    an article: a page, a heading, what stands below blank paragraphs."""
    blank = 0
    for child in element:
        name = local(child)
        if name in BLOCKS:
            text = "".join(pieces(child)).strip()
            blank = 0 if text else blank + 1
            main = name == "h" and attribute(child, "outline-level") in ("1", "2", "3")
            if main or blank == LEAST_BLANK or attribute(child, "style-name") in paging:
                yield BREAK
            yield text
        elif name == "table-row":
            cells = [" ".join(filter(None, paragraphs(cell))) for cell in child]
            yield " | ".join(filter(None, cells))
        elif name not in LEFT_OUT:
            yield from paragraphs(child, paging)


def pieces(element: "Element") -> Iterator[str]:
    """Yield the text of a paragraph, with spaces, tabs and breaks that are elements of it."""
    yield element.text or ""
    for child in element:
        name = local(child)
        if name == "s":
            yield " "
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name not in LEFT_OUT:
            yield from pieces(child)
        yield child.tail or ""
