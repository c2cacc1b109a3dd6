"""ProQuest and EBSCO: "Document 1 of 2" or "Record: 1", then labels; "Full text" is the article."""

import re

from kg.articles.archives.labels import cut, joined, values
from kg.articles.date_lines import first_date
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle
from kg.articles.published import iso_date

OPENS = re.compile(r"^[ \t]*(?:Document \d+ of \d+|Record: \d+|_{40,})[ \t]*\r?$", re.MULTILINE)
IS = re.compile(r"^[ \t]*Full [tT]ext:", re.MULTILINE)
LABELS = frozenset(
    """abstract|accession number|author|author affiliations|authors|classification|company/entity
    |company / organization|copyright|correspondence author|country of publication|credit|database
    |document feature|document type|document url|edition|full text word count|geographic terms
    |persistent link to this record|subject terms
    |first page|full text|identifier / keyword|illustration|isbn|issn|issue|last updated|links
    |language of publication|location|number of pages|pages|people|place of publication
    |proquest document id|publication date|publication info|publication subject|publication title
    |publication year|publisher|section|source|source type|subject|title|volume""".replace(
        "\n    ", ""
    ).split("|")
)
SOURCE = re.compile(r"[.,;]\s|\s(?=\d)")
NONE = re.compile(r"(?i)not available|none available")


def articles(text: str) -> list[RawArticle]:
    """Return the articles of an export of ProQuest, none of any other text."""
    if not IS.search(text):
        return []
    blocks = [block for block in cut(text, OPENS, before=False) if IS.search(block)]
    return [each for block in blocks or [text] if (each := article(block)) is not None]


def headed(block: str) -> str | None:
    """Return the line above the labels of a block, which is its title."""
    line = next(filter(None, map(str.strip, block.splitlines())), "")
    return line[:500] if line and not re.match(r"[A-Za-z /]{2,40}:", line) else None


def article(block: str) -> RawArticle | None:
    """Return the article of a block, None where it has no text."""
    found = values(block, LABELS)

    def said(*labels: str) -> str | None:
        texts = (joined(found[label]) for label in labels if label in found)
        return next((text.split("\n")[0] for text in texts if text), None)

    text = joined(found.get("full text", []))
    if not text or NONE.match(text):
        text = joined(found.get("abstract", []))
    info = said("publication info") or ""
    source = said("source") or ""  # of EBSCO: "Baltic Courier. 03/06/2024, p4"
    publisher = re.split(r"[;,]", said("publication title") or info)[0].strip()
    publisher = publisher or SOURCE.split(source)[0].strip(" .,")
    date = iso_date(said("publication date")) or first_date(info) or said("publication year")
    date = date or first_date(source, order="month")
    fields = Fields(
        title=said("title") or headed(block),
        published=date,
        url=said("document url"),
        publisher=publisher or None,
        language=(said("language of publication") or "").lower() or None,
    )
    return RawArticle(text, fields) if text else None
