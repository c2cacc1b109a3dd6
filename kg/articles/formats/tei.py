"""TEI, in which editions and corpora of newspapers are marked up: one article for each TEI element.

<TEI><teiHeader><fileDesc><titleStmt><title>…</title></titleStmt>…</teiHeader><text>…</text></TEI>
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.markup import first, found, line, local, parsed
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.options import ReadOptions
from kg.articles.published import iso_date

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TEXTS = frozenset({"tei", "tei.2"})
BLOCKS = frozenset({"p", "ab", "head", "l", "item", "row", "sp", "label"})
BREAKS = frozenset({"lb", "pb", "cb"})
LEFT_OUT = frozenset({"note", "fw", "figDesc", "graphic", "del", "sic", "orig", "abbr"})
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of each text of a corpus, raising `Malformed` or `TooLong`."""
    root = parsed(content.whole(most=options.most_bytes_of_page), title="TEI", repair=True)
    texts = [each for each in root.iter() if local(each).lower() in TEXTS]
    yield from numbered(article(each) for each in texts or [root])


def article(element: "Element") -> RawArticle | str:
    """Return the article of a text, or why it has none."""
    body = next(iter(found(element, "body") or found(element, "text")), None)
    paragraphs = [] if body is None else list(blocks(body))
    text = "\n\n".join(filter(None, paragraphs))
    return RawArticle(text, fields_of_header(element)) if text else "TEI without a text"


def blocks(element: "Element") -> Iterator[str]:
    """Yield the innermost paragraphs, headings and lines within an element in order."""
    for child in element:
        name = local(child)
        if name in BLOCKS:
            yield " ".join("".join(pieces(child)).split())
        elif name not in LEFT_OUT:
            yield from blocks(child)


def pieces(element: "Element") -> Iterator[str]:
    """Yield the words within an element; a break is a space where it does not cut a word."""
    yield str(element.text or "")
    for child in element:
        name = local(child)
        if name in BREAKS:
            yield "" if child.get("break") == "no" else " "
        elif name not in LEFT_OUT:
            yield from pieces(child)
        yield str(child.tail or "")


def fields_of_header(element: "Element") -> Fields:
    """Return what the header of a text says; of what it was made from before what it is in."""
    header = next(iter(found(element, "teiHeader")), element)
    places = [*found(header, "sourceDesc"), *found(header, "publicationStmt"), header]
    dated = (each for place in places for each in found(place, "date") if not is_of_change(each))
    dates = (iso_date(each.get("when") or line(each)) for each in dated)
    titles = next(iter(found(header, "titleStmt")), header)
    return Fields(
        title=clean(first(titles, "title")),
        published=next(filter(None, dates), None),
        publisher=clean(next(filter(None, (first(place, "publisher") for place in places)), "")),
        language=clean(element.get(LANGUAGE)),
    )


def is_of_change(date: "Element") -> bool:
    """Return whether a date is that of a change of the edition."""
    return any(local(each) in ("revisionDesc", "change") for each in date.iterancestors())
