"""DOCX, by python-docx: paragraphs, tables and text boxes in their order."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from kg.articles.date_lines import date_of_text
from kg.articles.fields import Fields
from kg.articles.formats.breaks import BREAK, LEAST_BLANK, articles
from kg.articles.formats.content import Content
from kg.articles.formats.docx_words import begins_anew, blocks, boxes, words
from kg.articles.formats.markup import line, local, parsed
from kg.articles.formats.properties import fields_of_properties
from kg.articles.formats.raw import Numbered, Record, numbered
from kg.articles.formats.tables import records_of_table, with_tables
from kg.articles.formats.zipped import check_size, entry, unzipped, whole
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed, short

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from lxml.etree import _Element as Element

LONGEST_CELL = 200  # characters of a paragraph in a table that lists something
CUSTOM = "docProps/custom.xml"


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a document, or those put together in it.

    Raises `Malformed` or `TooLong`.
    """
    with unzipped(content, title="DOCX") as opened:
        check_size(opened, most=options.most_bytes_of_page)
        custom = custom_properties(opened, options)
        document = loaded(whole(opened))
    fields = fields_of_properties(custom, options, title=document.core_properties.title)
    fields = fields.over(Fields(dated=date_of_header(document)))
    body = document.element.body
    tabled = records_of_tables(document, body)
    beside = list(articles(texts(document, body), fields, options))
    yield from numbered(with_tables(tabled, beside))


def records_of_tables(document: "Document", body: "Element") -> list[Record]:
    """Return the articles of the tables that hold some, and take these tables out of a body."""
    from docx.table import Table

    tabled: list[Record] = []
    for block in [each for each in blocks(body) if local(each) == "tbl"]:
        if found := records_of_table(grid(Table(block, document))):
            tabled += found
            block.getparent().remove(block)
    return tabled


def grid(table: "Table") -> list[list[str]]:
    """Return the rows of a table, a blank line between the paragraphs of a cell."""
    return [
        ["\n\n".join(filter(str.strip, map(words, blocks(cell._tc)))) for cell in row.cells]
        for row in table.rows
    ]


def date_of_header(document: "Document") -> str | None:
    """Return the date that stands above the pages of a document, None where none does."""
    lines = (each.text for part in document.sections for each in part.header.paragraphs)
    return date_of_text("\n".join(lines))


def loaded(data: bytes) -> "Document":
    """Return the document, raising `Malformed`."""
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # what the library raises for broken parts is not its to promise
        raise Malformed(f"a broken DOCX file ({short(error)})") from None


def texts(document: "Document", holder: "Element") -> Iterator[str]:
    """Yield the paragraphs that are not blank, and each table with a line for each row."""
    from docx.table import Table

    blank = 0
    for block in blocks(holder):
        if local(block) == "tbl":
            table = Table(block, document)
            if lays_out(table):
                for cell in cells(table):
                    yield from texts(document, cell)
            else:
                yield rows(table)
            continue
        text = words(block).strip()
        blank = 0 if text else blank + 1
        if begins_anew(block) or blank == LEAST_BLANK:
            yield BREAK
        yield text
        for box in boxes(block):
            yield from texts(document, box)


def cells(table: "Table") -> Iterator["Element"]:
    """Yield the cells of a table, one over several columns or rows once."""
    seen: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                yield cell._tc


def lays_out(table: "Table") -> bool:
    """Return whether a table lays out a page: a cell holds paragraphs, of which one is long."""
    for cell in cells(table):
        said = [words(each) for each in blocks(cell)]
        if max(map(len, said), default=0) > LONGEST_CELL:
            return True
    return False


def rows(table: "Table") -> str:
    """Return a table with a line for each row; a cell over several columns stands once."""
    lines = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            text = " ".join(" ".join(map(words, blocks(cell._tc))).split())
            if text and (not cells or cells[-1] != text):
                cells.append(text)
        lines.append(" | ".join(cells))
    return "\n".join(filter(None, lines))


def custom_properties(opened: ZipFile, options: ReadOptions) -> dict[str, object]:
    """Return the properties that the writer named, which python-docx does not know."""
    if CUSTOM not in opened.namelist():
        return {}
    root = parsed(entry(opened, CUSTOM, most=options.most_bytes), title="DOCX properties")
    return {str(each.get("name")): line(each) for each in root if local(each) == "property"}
