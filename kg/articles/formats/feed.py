"""RSS and Atom, by feedparser: one article for each entry."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.options import ReadOptions
from kg.articles.published import iso_date
from kg.articles.record_leads import lead_in, with_lead
from kg.articles.streams import Malformed, short
from kg.articles.stripped import stripped


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the entries, numbered from 1; raises `Malformed` or `TooLong`."""
    import feedparser

    data = content.whole(most=options.most_bytes_of_page)
    # A stream: a text would be taken for an address and fetched.
    found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and found.bozo:
        raise Malformed(f"malformed feed ({short(found.bozo_exception)})")
    feed = found.feed
    shared = Fields(publisher=clean(feed.get("title")), language=clean(feed.get("language")))
    for number, entry in enumerate(filter(is_article, found.entries), start=1):
        text = text_of(entry)
        yield number, RawArticle(text, fields_of_entry(entry).over(shared)) if text else "empty"


def is_article(entry: Mapping[str, Any]) -> bool:
    """Return whether an entry is no comment, setting or template, as Blogger exports them too."""
    kinds = [
        str(tag.get("term", ""))
        for tag in entry.get("tags") or ()
        if str(tag.get("scheme", "")).endswith("#kind")
    ]
    return not kinds or any(kind.endswith(("#post", "#page")) for kind in kinds)


def fields_of_entry(entry: Mapping[str, Any]) -> Fields:
    """Return what an entry says of itself; the source of a collected feed is its publisher."""
    source = entry.get("source") or {}
    return Fields(
        title=clean(stripped(str(entry.get("title", "")))),
        published=iso_date(entry.get("published") or entry.get("updated")),
        url=clean(entry.get("link")),
        publisher=clean(source.get("title")) if isinstance(source, Mapping) else None,
    )


def text_of(entry: Mapping[str, Any]) -> str:
    """Return the longest text of an entry without its markup: the content, else the summary.

    A summary that says something else is the lead above the content.
    """
    contents = [str(each.get("value", "")) for each in entry.get("content") or ()]
    *texts, summary = map(stripped, [*contents, str(entry.get("summary", ""))])
    longest = max([*texts, summary], key=len)
    return with_lead(longest, lead_in(summary))
