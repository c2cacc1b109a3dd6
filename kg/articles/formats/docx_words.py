"""The words of a Word document as it reads with all changes accepted.

What python-docx leaves out is read too: words that were put in while changes were tracked, those
of content controls and of text boxes. What was deleted, moved away or hidden is not there.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.formats.markup import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Elements whose words are gone, hidden, or said once more for old programs.
GONE = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "sdtPr", "instrText", "delText"})
# Elements that hold blocks, and are none themselves.
HOLDERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
HEADINGS = frozenset({"Heading1", "Heading2", "Heading3", "Title"})
OFF = frozenset({"0", "false", "off"})
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def blocks(holder: "Element") -> Iterator["Element"]:
    """Yield the paragraphs and tables of a body or a text box in order."""
    for element in holder:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in HOLDERS:
            yield from blocks(element)


def words(paragraph: "Element") -> str:
    """Return the words of a paragraph, without those of its text boxes."""
    return "".join(pieces(paragraph))


def pieces(element: "Element") -> Iterator[str]:
    """Yield the words within an element, piece by piece."""
    for inner in element:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name in SIGNS:
            is_page = name == "br" and bool(inner.attrib)  # of a page or a column
            yield "" if is_page else SIGNS[name]
        elif name not in GONE and name != "txbxContent" and not (name == "r" and is_hidden(inner)):
            yield from pieces(inner)


def begins_anew(paragraph: "Element") -> bool:
    """Return whether a paragraph is a heading, all bold, or begins a page as its writer said."""
    if is_bold(paragraph):
        return True
    for inner in paragraph.iter():
        name = local(inner)
        values = set(map(str, inner.attrib.values()))
        if (name == "br" and "page" in values) or name == "pageBreakBefore":
            return True
        if name == "pStyle" and values & HEADINGS:
            return True
    return False


def is_bold(paragraph: "Element") -> bool:
    """Return whether all words of a paragraph are bold, as headlines are that have no style."""
    runs = [run for run in paragraph if local(run) == "r" and "".join(pieces(run)).strip()]
    return bool(runs) and all(
        any(local(mark) == "b" and not OFF & set(map(str, mark.attrib.values())) for mark in marks)
        for marks in (next((inner for inner in run if local(inner) == "rPr"), ()) for run in runs)
    )


def boxes(element: "Element") -> Iterator["Element"]:
    """Yield the text boxes within a paragraph, each once."""
    for inner in element:
        name = local(inner)
        if name == "txbxContent":
            yield inner
        elif name not in GONE:
            yield from boxes(inner)


def is_hidden(run: "Element") -> bool:
    """Return whether the words of a run are not shown."""
    return any(local(mark) == "vanish" for marks in run if local(marks) == "rPr" for mark in marks)
