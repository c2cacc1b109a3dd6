"""Title, date, address and publisher of an article, from whatever a file calls them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from kg.articles.options import ReadOptions
from kg.articles.orders import Order, order_of_address
from kg.articles.published import iso_date

# Names of columns and keys, best first, as `folded` writes them.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "contentencoded", "text", "body", "content", "articlebody", "articletext", "fulltext",
        "maintext", "bodytext", "article", "story",
    ),
    "title": ("title", "headline", "articletitle", "heading"),
    "published": (
        "published", "publishedat", "date", "datepublished", "publishedon", "publicationdate",
        "publisheddate", "publishdate", "datepublish", "pubdate", "issued", "datetime",
    ),
    "url": ("url", "link", "webpage", "sourceurl", "articleurl", "weburl", "canonicalurl", "uri"),
    "publisher": (
        "publisher", "source", "sitename", "sourcename", "publication", "outlet", "newspaper",
        "site", "sourcedomain",
    ),
    "language": ("language", "lang"),
}  # fmt: skip
LONGEST = 1_000  # characters of a title or address; what is longer is no title


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of an article beside its text."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None

    def over(self, other: "Fields") -> "Fields":
        """Return these fields, those of `other` where one is missing here."""
        return Fields(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(Fields)))


def folded(name: object) -> str:
    """Return a column's name without case, spaces and punctuation: "Published At" and
    "published_at" are one."""
    return re.sub(r"[\W_]+", "", str(name)[:100]).casefold()


def clean(value: object) -> str | None:
    """Return a value on one line without control characters, None if nothing is left."""
    if isinstance(value, Mapping):  # "source": {"id": "bbc-news", "name": "BBC News"}
        value = value.get("name")
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    line = "".join(c if c.isprintable() else " " for c in str(value)[: 2 * LONGEST])
    return storable(" ".join(line.split()))[:LONGEST] or None


def storable(text: str) -> str:
    """Return the text with U+FFFD for what no database stores: U+0000 and lone surrogates."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def columns(names: Mapping[str, object] | list[str], options: ReadOptions) -> dict[str, str]:
    """Return which of the names holds what: {"text": "Body", "published": "Date"}.

    A column that `options` name is taken as it is; where it is missing, nothing takes its place.
    """
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(folded(name), name)
    found: dict[str, str] = {}
    for field, usual in NAMES.items():
        asked = getattr(options, field, None)
        wanted = (folded(asked),) if asked else usual
        if asked and asked in names:
            found[field] = asked
            continue
        for fold in wanted:
            if fold in by_fold and by_fold[fold] not in found.values():
                found[field] = by_fold[fold]
                break
    return found


def fields_of(
    record: Mapping[str, object], columns: Mapping[str, str], *, order: Order | None = None
) -> Fields:
    """Return the fields of a record whose columns are known.

    `order` is that of its date if it is 07/03/2023; else the country of the address tells it.
    """

    def value(field: str) -> str | None:
        column = columns.get(field)
        return clean(record.get(column)) if column is not None else None

    url, language = value("url"), value("language")
    return Fields(
        title=value("title"),
        published=iso_date(value("published"), order=order or order_of_address(url)),
        url=url if url and re.match(r"(?i)https?://\S+$|[\w.-]+\.\w+/\S*$", url) else None,
        publisher=value("publisher"),
        language=language.lower()
        if language and re.fullmatch(r"[A-Za-z-]{2,8}", language)
        else None,
    )
