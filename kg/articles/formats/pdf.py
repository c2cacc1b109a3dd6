"""PDF with a text layer, by pypdfium2; `pdf_layout` puts its pieces of text in order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.fields import Fields
from kg.articles.formats.breaks import articles
from kg.articles.formats.content import Content
from kg.articles.formats.pdf_layout import Run, laid_out
from kg.articles.formats.properties import fields_of_properties
from kg.articles.formats.raw import Numbered, numbered
from kg.articles.formats.sniffing import HEAD, mismatch
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed, short

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 2_000
PROPERTIES = ("Publisher", "Published", "URL", "Language")
LEAST = 20  # characters of all pages together; a scanner writes a few of its own


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a PDF, or those put together in it; raises `Malformed`."""
    with content.seekable() as stream:
        if wrong := mismatch(stream.read(HEAD), "pdf"):
            raise Malformed(wrong)
        stream.seek(0)
        document = opened(stream.read())
        try:
            pages = [runs(document, number) for number in range(min(len(document), MOST_PAGES))]
            title = document.get_metadata_value("Title")
            named: dict[str, object] = {
                name: document.get_metadata_value(name) for name in PROPERTIES
            }
        finally:
            document.close()
    texts, dated = laid_out(pages)
    if len("".join(texts).strip()) < LEAST:
        yield 0, "no text layer; run OCR first (ocrmypdf does)"
        return
    fields = fields_of_properties(named, options, title=title)
    fields = fields.over(Fields(dated=dated))
    yield from numbered(articles(texts, fields, options))


def opened(data: bytes) -> "PdfDocument":
    """Return the document, raising `Malformed` where it is encrypted or broken."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Malformed("encrypted; save it without a password") from None
        raise Malformed(f"a broken PDF file ({short(error)})") from None


def runs(document: "PdfDocument", number: int) -> list[Run]:
    """Return the pieces of text of a page with their places, none of a page that is broken."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        return runs_of_page(page)
    finally:
        page.close()


def runs_of_page(page: "PdfPage") -> list[Run]:
    """Return the pieces of text of a page, y counted from its top."""
    text_page = page.get_textpage()
    height = page.get_height()
    try:
        found = []
        for index in range(text_page.count_rects()):
            left, bottom, right, top = text_page.get_rect(index)
            text = text_page.get_text_bounded(left, bottom, right, top).strip("\r\n")
            if text.strip():
                found.append(Run(left, height - top, right, height - bottom, text))
        return found
    finally:
        text_page.close()
