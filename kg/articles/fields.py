"""Title, date, address and publisher of an article, from whatever a file calls them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from kg.articles.options import ReadOptions
from kg.articles.orders import Order, order_of_address
from kg.articles.published import iso_date
from kg.articles.reading_text import plain_line

# Names of columns and keys, best first, as `folded` writes them.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "contentencoded", "text", "body", "content", "articlebody", "articletext", "fulltext",
        "maintext", "bodytext", "article", "story", "contenttext", "contenthtml", "bodyhtml",
        "paragraphs", "contentelements", "contents", "sections", "blocks", "html", "extract",
        "transcript", "selftext", "tweet", "tweettext", "openingtext", "hitsentence",
        "volltext", "artikeltext", "inhalt", "texte", "contenu", "texto", "contenido", "cuerpo",
        "conteúdo", "testo",
        "contenuto", "tekst", "treść", "текст",
    ),
    "title": ("title", "headline", "articletitle", "heading", "webtitle", "headlines", "head",
        "titel", "überschrift",
        "schlagzeile", "titre", "título", "titulo", "titular", "titolo", "tytuł", "заголовок"),
    "published": (
        "published", "publishedat", "date", "datepublished", "publishedon", "publicationdate",
        "publisheddate", "publishdate", "datepublish", "pubdate", "issued", "datetime",
        "webpublicationdate", "firstpublished", "firstpublishedat", "firstpublicationdate",
        "firstpublishdate", "displaydate",
        "publishedtime", "publishtime", "articlepublishedtime", "dateissued", "dcdate",
        "versioncreated", "posted", "postedon", "postedat", "postdate", "time", "timestamp",
        "created", "createdat", "datecreated", "createdutc", "seendate", "ts", "datum",
        "erscheinungsdatum", "veröffentlicht", "veröffentlichungsdatum", "datedepublication",
        "fechadepublicación", "fecha", "data", "дата",
    ),
    "url": (
        "url", "link", "webpage", "sourceurl", "articleurl", "weburl", "canonicalurl", "pageurl",
        "uri",
    ),
    "publisher": (
        "publisher", "source", "sitename", "sourcename", "publication", "outlet", "newspaper",
        "publicationtitle", "publicationname", "newspapername",
        "site", "sourcedomain", "domain", "mediaoutlet", "medianame", "medium", "quelle",
        "zeitung", "journal", "fuente", "medio", "fonte", "testata", "krant", "gazeta", "источник",
    ),
    "language": ("language", "lang"),
}  # fmt: skip
# Names of the sentences between the headline and the text, best first.
LEADS = (
    "standfirst", "lead", "lede", "leadtext", "leadparagraph", "dek", "deck", "subtitle",
    "subheadline", "subheading", "intro", "introduction", "teaser", "trailtext", "summary",
    "abstract", "abstractnote", "excerpt", "description", "snippet", "vorspann", "chapeau",
    "entradilla",
)  # fmt: skip
IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")  # "Article text (plain)"
FULL = re.compile(r"(?i)^(?:full|complete|original|plain)[\s_-]+")
OF_ARTICLE = re.compile(r"(?i)^(?:article|story|news|post|document|doc|item)[\s_-]+")
LEAST_PROSE, MOST_LOOKED_AT = 80, 2_000  # characters of a text that nothing names as one
PROSE_STOP = re.compile(r"[a-z][\"”’)]*[.!?][\"”’)]*(?:\s|$)")
LONGEST = 1_000  # characters of a title or address; what is longer is no title


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of an article beside its text."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    dated: str | None = None  # a date that may be another one than that of publication

    def over(self, other: "Fields") -> "Fields":
        """Return these fields, those of `other` where one is missing here."""
        return Fields(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(Fields)))


def folded(name: object) -> str:
    """Return a column's name without case, spaces and punctuation: "Published At" and
    "published_at" are one."""
    return re.sub(r"[\W_]+", "", str(name)[:100]).casefold()


# What an object that stands for a name or a title calls it, best first.
NAMED = ("name", "title", "main", "basic", "default", "rendered", "value", "text")


def clean(value: object) -> str | None:
    """Return a value on one line without control characters, None if nothing is left."""
    if isinstance(value, list) and value:  # "publisher": ["BBC News"]
        value = value[0]
    if isinstance(value, Mapping):  # "source": {"id": "bbc-news", "name": "BBC News"}
        by_fold = {folded(key): inner for key, inner in value.items()}
        value = next(filter(None, map(by_fold.get, NAMED)), None)
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    line = "".join(c if c.isprintable() else " " for c in str(value)[: 2 * LONGEST])
    return storable(" ".join(line.split()))[:LONGEST] or None


# Keys of a date that is an object, best first; when it was changed is no date of publication.
DATES_WITHIN = (
    "published", "datepublished", "publishedat", "pubdate", "firstpublished", "issued", "date",
    "datetime", "iso", "iso8601", "utc", "value", "numberlong", "seconds", "timestamp", "raw",
    "start", "created",
)  # fmt: skip


def date_within(value: object) -> str | None:
    """Return what a date says that is a text, a number, a list or an object.

    `{"$date": {"$numberLong": "1709712000000"}}` and `{"published": …, "modified": …}` are such.
    """
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, Mapping):
            by_fold = {folded(key): inner for key, inner in value.items()}
            value = next((by_fold[key] for key in DATES_WITHIN if key in by_fold), None)
    return clean(value)


def host_of(name: str) -> str:
    """Return the host of an address that stands in place of a name, else the name."""
    address = re.match(r"(?i)https?://(?:www\.)?([^/\s:?#]+)", name)
    return address[1].lower() if address else name


def storable(text: str) -> str:
    """Return the text with U+FFFD for what no database stores: U+0000 and lone surrogates."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


# Objects that say more of the article beside them: {"text": …, "meta": {"title": …}}.
HOLDERS = frozenset({"meta", "metadata", "attributes", "properties", "info", "header", "fields",
                     "params"})  # fmt: skip


def flat(record: Mapping[str, object]) -> Mapping[str, object]:
    """Return a record with the keys of objects within it, where it has no text of its own.

    `{"webTitle": …, "fields": {"bodyText": …}}` has the text of its `fields`. What is said of the
    article in an object like `meta` is taken in any case.
    """
    if not has_text(record):
        found: dict[str, object] = {}
        for value in record.values():
            if isinstance(value, Mapping):
                found.update({key: inner for key, inner in value.items() if isinstance(key, str)})
        if has_text(found) or any(folded(name) in NAMES["text"] for name in found):
            own = {key: value for key, value in record.items() if is_said(key, value)}
            record = {**found, **own}
    held = [record[name] for name in record if folded(name) in HOLDERS]
    more = [item for value in held if isinstance(value, Mapping) for item in value.items()]
    return {**{key: value for key, value in more if isinstance(key, str)}, **record}


def is_said(key: str, value: object) -> bool:
    """Return whether a value says something by itself; "source": {"name": …} does."""
    return not isinstance(value, Mapping) or folded(key) in NAMES["publisher"]


def has_text(record: Mapping[str, object]) -> bool:
    """Return whether a record has a text that is no object."""
    return any(
        folded(name) in NAMES["text"] and not isinstance(value, Mapping)
        for name, value in record.items()
        if value
    )


def columns(names: Mapping[str, object] | list[str], options: ReadOptions) -> dict[str, str]:
    """Return which of the names holds what: {"text": "Body", "published": "Date"}.

    A column that `options` name is taken as it is; where it is missing, nothing takes its place.
    """
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(folded(name), name)
    for pattern in (IN_BRACKETS, OF_ARTICLE, FULL):
        for name in names:
            by_fold.setdefault(folded(pattern.sub("", str(name)[:100])), name)
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
    if "title" in found and found.keys() & {"published", "url"} and not options.text:
        lead = next((by_fold[name] for name in LEADS if name in by_fold), None)
        if lead is not None:  # all that is there of the article
            found.setdefault("text", lead)
    return found


def fields_of(
    record: Mapping[str, object], columns: Mapping[str, str], *, order: Order | None = None
) -> Fields:
    """Return the fields of a record whose columns are known.

    `order` is that of its date if it is 07/03/2023; else the country of the address tells it.
    """

    def value(field: str) -> str | None:
        column = columns.get(field)
        said = clean(record.get(column)) if column is not None else None
        return said or (clean(other_value(record, field)) if column is not None else None)

    url, language, publisher = value("url"), value("language"), value("publisher")
    if url is None and publisher and host_of(publisher) != publisher:
        url = publisher  # "source: https://courier.example/talks"
    dated = record.get(columns.get("published", "")) or other_value(record, "published")
    return Fields(
        title=clean(plain_line(value("title") or "")),
        published=iso_date(
            date_within(dated),
            order=order or order_of_address(url),
        )
        or date_of_parts(record),
        url=url if url and re.match(r"(?i)https?://\S+$|[\w.-]+\.\w+/\S*$", url) else None,
        publisher=clean(plain_line(host_of(publisher or ""))),
        language=language.lower()
        if language and re.fullmatch(r"[A-Za-z-]{2,8}", language)
        else None,
    )


def other_value(record: Mapping[str, object], field: str) -> object:
    """Return what stands under another usual name of a field, where the first is empty in a row."""
    by_fold = {folded(name): value for name, value in record.items() if value}
    return next((by_fold[name] for name in NAMES[field] if name in by_fold), None)


def prose_of(
    record: Mapping[str, object], known: Mapping[str, str], options: ReadOptions
) -> str | None:
    """Return the text of a record under a name that nobody knows: its one value that is prose.

    Numbered columns ("paragraph_1", "paragraph_2") make one text. None where no column is known,
    or where the user named that of the text.
    """
    if not known or options.text:
        return None
    stems = {stem_of(name) for name, value in record.items() if is_prose(value)}
    if len(stems) != 1:
        return None
    parts = [value for name, value in record.items() if stem_of(name) in stems]
    return "\n\n".join(part for part in parts if isinstance(part, str) and part.strip())


def stem_of(name: object) -> str:
    """Return the name of a column without the number at its end."""
    return re.sub(r"\d+$", "", folded(name))


def is_prose(value: object) -> bool:
    """Return whether a value is a sentence or several, and no address, code or list."""
    if not isinstance(value, str) or len(value) < LEAST_PROSE:
        return False
    words = value[:MOST_LOOKED_AT].split()
    small = sum(word.isalpha() and word.islower() for word in words)
    return len(words) >= 12 and small > 0.2 * len(words) and PROSE_STOP.search(value) is not None


def date_of_parts(record: Mapping[str, object]) -> str | None:
    """Return the date of the columns Year, Month and Day, as far as they go; None without them."""
    parts = []
    for name in ("year", "month", "day"):
        value = next((value for key, value in record.items() if folded(key) == name), None)
        number = re.fullmatch(r"(\d{1,4})(?:\.0)?", str(value).strip())
        if number is None:
            break
        parts.append(f"{int(number[1]):02}")
    return iso_date("-".join(parts)) if parts and len(parts[0]) == 4 else None
