"""NewsML-G2 and NewsML 1, and the newsitem of Reuters' corpus (RCV1)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.markup import first, found, line, local, parsed
from kg.articles.formats.nitf import article as article_of_nitf
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.options import ReadOptions
from kg.articles.published import iso_date

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ITEMS = frozenset({"newsitem"})
TEXTS = ("inlineXML", "inlineData", "DataContent", "body.content", "text")
BLOCKS = ("p", "h2", "h3", "li")


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of each item, raising `Malformed` or `TooLong`."""
    root = parsed(content.whole(most=options.most_bytes_of_page), title="NewsML", repair=True)
    items = [each for each in root.iter() if local(each).lower() in ITEMS]
    yield from numbered(article(item) for item in items or [root])


def article(item: "Element") -> RawArticle | str:
    """Return the article of an item, or why it has none."""
    inner = found(item, "nitf")
    raw = article_of_nitf(inner[0]) if inner else None
    if isinstance(raw, RawArticle):
        return RawArticle(raw.text, fields_of_item(item).over(raw.fields))
    holders = next((each for name in TEXTS if (each := found(item, name))), [])
    paragraphs = [line(p) for holder in holders for p in found(holder, *BLOCKS)]
    text = "\n\n".join(filter(None, paragraphs or map(line, holders)))
    return RawArticle(text, fields_of_item(item)) if text else "NewsML without a text"


def fields_of_item(item: "Element") -> Fields:
    """Return what an item says of itself."""
    dates = [first(item, "contentCreated", "versionCreated", "FirstCreated", "DateAndTime")]
    dates += [str(item.get("date") or "")]
    providers = [line(each) or each.get("literal") for each in found(item, "provider")]
    for provider in found(item, "Provider"):
        providers += [str(each.get("FormalName") or "") for each in found(provider, "Party")]
    providers += [e.get("value") for e in found(item, "dc") if e.get("element") == "dc.publisher"]
    return Fields(
        title=clean(first(item, "headline", "HeadLine", "title")),
        published=next(filter(None, map(iso_date, dates)), None),
        url=clean(next((e.get("href") for e in found(item, "link") if e.get("href")), None)),
        publisher=next(filter(None, map(clean, providers)), None),
    )
