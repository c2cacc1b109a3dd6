"""SGML of Reuters-21578 and of TREC, AQUAINT and Gigaword: documents one after another."""

import html
import re
from collections.abc import Iterator
from functools import cache

from kg.articles.date_lines import first_date
from kg.articles.encodings import decode
from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.options import ReadOptions
from kg.articles.published import iso_date
from kg.articles.stripped import without

OPENS = re.compile(rb"<(REUTERS|DOC)[\s>]", re.IGNORECASE)
CLOSES = re.compile(rb"</(?:REUTERS|DOC)>", re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
# Gigaword's ids, "APW_ENG_20240306.0012", and those of TREC, "AP880212-0001", hold the date.
IDS = re.compile(r"(?:^|[_A-Z])((?:19|20)\d{6}|\d{6})[.-]\d")
PUBLISHERS = {"AFP": "AFP", "APW": "AP", "AP": "AP", "NYT": "The New York Times", "XIN": "Xinhua",
              "XIE": "Xinhua", "CNA": "CNA"}  # fmt: skip


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of the documents, numbered from 1."""
    for number, data in enumerate(documents(content, most=options.most_bytes), start=1):
        if data is None:
            yield number, f"a document over {options.most_bytes:,} bytes"
        else:
            text = decode(data, encoding=options.encoding)
            yield number, article(text) or "a document without a text"


def documents(content: Content, *, most: int) -> Iterator[bytes | None]:
    """Yield the bytes of each document, None for one over `most`."""
    buffer, too_long = b"", False
    for piece in content.pieces():
        buffer += piece
        while end := CLOSES.search(buffer):
            start = OPENS.search(buffer, 0, end.start())
            if start or too_long:
                yield None if too_long or start is None else buffer[start.start() : end.end()]
            buffer, too_long = buffer[end.end() :], False
        if len(buffer) > most:
            too_long, buffer = too_long or OPENS.search(buffer) is not None, buffer[-20:]


def article(document: str) -> RawArticle | None:
    """Return the article of a document, None where it has no text."""
    attributes = document.partition(">")[0]
    id_match = re.search(r"\bid=\"([^\"]{1,60})\"", attributes)
    name = id_match[1] if id_match else inside(document, "DOCNO")
    text = body(document)
    date = inside(document, "DATE", "DATE_TIME")
    fields = Fields(
        title=clean(inside(document, "TITLE", "HEADLINE", "HL", "HEAD")),
        published=iso_date(date) or first_date(date) or date_of_id(name),
        publisher="Reuters" if attributes[:8].upper() == "<REUTERS" else publisher_of_id(name),
    )
    return RawArticle(text, fields) if text else None


def body(document: str) -> str:
    """Return the text of a document, a blank line between paragraphs."""
    holder = section(document, "BODY") or section(document, "TEXT") or ""
    for name in ("TITLE", "DATELINE", "AUTHOR", "HEADLINE"):
        holder = without(holder, *ends(name))
    marked = re.split(r"(?i)</?P>", holder)
    paragraphs = marked if len(marked) > 1 else re.split(r"\n(?=[ \t]{3,})", holder)
    text = "\n\n".join(filter(None, map(plain, paragraphs)))
    return re.sub(r"(?i)\s*\breuter$", "", text)


def section(document: str, name: str) -> str | None:
    """Return the markup within the first element of a name, None where there is none."""
    opens, closes = ends(name)
    start = opens.search(document)
    end = closes.search(document, start.end()) if start else None
    return document[start.end() : end.start()] if start and end else None


@cache
def ends(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of the tags that open and close an element."""
    return (
        re.compile(rf"<{name}(?:\s[^<>]{{0,500}})?>", re.IGNORECASE),
        re.compile(rf"</{name}>", re.IGNORECASE),
    )


def inside(document: str, *names: str) -> str:
    """Return the text within the first of these elements that has one."""
    return next(filter(None, (plain(section(document, name) or "") for name in names)), "")


def plain(markup: str) -> str:
    """Return markup as one line of text; Reuters' control characters go."""
    text = html.unescape(re.sub(r"&#\d{1,2};", "", TAG.sub(" ", markup)))
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def date_of_id(name: str) -> str | None:
    """Return the date in the id of a document."""
    match = IDS.search(name)
    digits = f"19{match[1]}" if match and len(match[1]) == 6 else match[1] if match else ""
    return iso_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if digits else None


def publisher_of_id(name: str) -> str | None:
    """Return the wire service whose letters begin the id of a document."""
    match = re.match(r"[A-Z]+", name)
    return PUBLISHERS.get(match[0]) if match else None
