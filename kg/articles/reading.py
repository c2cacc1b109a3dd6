"""Sources -> articles, each record of a file a value: an article, or the error in its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from kg.articles.addresses import day_of_name, saved_address
from kg.articles.date_lines import date_of_note, date_of_text, date_of_title
from kg.articles.fields import (
    Fields,
    clean,
    columns,
    date_within,
    fields_of,
    flat,
    prose_of,
    storable,
)
from kg.articles.formats.blocks import text_of_blocks
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.formats.registry import by_name
from kg.articles.headlines import headline
from kg.articles.languages import language_of
from kg.articles.options import ReadOptions
from kg.articles.orders import Order, order_of, order_of_address
from kg.articles.published import date_of_url, is_ambiguous, surest
from kg.articles.reading_text import plain_line
from kg.articles.record_leads import with_lead_of
from kg.articles.sources import TOLD, Source, printable, reason, sources, too_long
from kg.articles.streams import short
from kg.errors import ArticleError
from kg.model import Article, content_id

MOST_FAILURES = 100
SAVED = ("page", "mhtml", "webarchive")  # formats in which browsers save a page


@dataclass(frozen=True, slots=True)
class Read:
    """An article with the file that it was read from and the digest of that.

    `notes` are lines for the user, such as names of attachments that were not read.
    """

    article: Article
    source: str
    digest: str
    notes: tuple[str, ...] = ()


def read(
    paths: Iterable[str | Path] | str | Path, *, options: ReadOptions | None = None
) -> Iterator[Read | ArticleError]:
    """Yield the articles of files and folders, and an error for each that cannot be read."""
    for source in sources(paths, options=options):
        yield from records(source, options=options)


def records(source: Source, *, options: ReadOptions | None = None) -> Iterator[Read | ArticleError]:
    """Yield the articles of a source in order, and an error for each record that is none."""
    options = options or ReadOptions()
    if source.error is not None:
        yield source.error
        return
    try:
        with source.open() as stream:
            yield from several(content_of(stream, source), source, options)
    except (*TOLD, OSError, RecursionError, MemoryError) as error:
        yield failure(source.path, reason(error))
    except Exception as error:  # whatever a file does to the libraries that read it, others go on
        title = by_name()[source.form].title
        yield failure(source.path, f"broken ({title}; {type(error).__name__}: {short(error)})")


def content_of(stream: BinaryIO, source: Source) -> Content:
    """Return what a source holds, for the reader of its format."""
    path = source.file or source.path
    return Content(stream, path=path, compressed=source.compressed, size=source.size)


def several(
    content: Content, source: Source, options: ReadOptions
) -> Iterator[Read | ArticleError]:
    """Yield the articles of a file.

    A file of which a hundred records and more than half are bad is left there.
    """
    good = bad = 0
    known, order = Columns(options), cache(lambda: order_of(dates(source, options)))
    for number, record in flattened(content, source, options):
        path = f"{source.path}#{number}" if number else source.path
        if isinstance(record, str):
            item: Read | ArticleError = failure(path, record)
        elif isinstance(record, RawArticle):
            item = of_raw(record, path=path, source=source, options=options)
        else:
            names = known.of(record)
            item = of_record(
                record, names, path=path, source=source, options=options,
                order=order() if is_ambiguous(date_of(record, names)) else None,
            )  # fmt: skip
        yield item
        bad += isinstance(item, ArticleError)
        good += isinstance(item, Read)
        if bad >= MOST_FAILURES and bad > good:
            yield failure(source.path, f"left after {bad} bad records")
            return
    if not good and not bad:
        yield failure(source.path, "holds no article")


def flattened(content: Content, source: Source, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the records of a file, a text within an object in them taken out of it."""
    for number, record in by_name()[source.form].reader()(content, options):
        if isinstance(record, Mapping) and not options.text:
            yield number, flat(record)
        else:
            yield number, record


class Columns:
    """Which column of a record holds what, found once for all records of the same columns."""

    def __init__(self, options: ReadOptions) -> None:
        self.options = options
        self.known: dict[tuple[str, ...], dict[str, str]] = {}

    def of(self, record: Mapping[str, object]) -> dict[str, str]:
        """Return the columns of a record: {"text": "Body", "published": "Date"}."""
        names = tuple(record)
        if names not in self.known:
            # Keys differ in every record of a bomb.
            self.known = dict(islice(self.known.items(), 100))
            self.known[names] = columns(list(names), self.options)
        return self.known[names]


def date_of(record: Mapping[str, object], known: Mapping[str, str]) -> str:
    """Return the date of a record, as it is written."""
    return (date_within(record.get(known.get("published", ""))) or "")[:100]


def dates(source: Source, options: ReadOptions) -> Iterator[str]:
    """Yield the dates of all records of a file, as they are written."""
    known = Columns(options)
    with source.again() as stream:
        content = content_of(stream, source)
        try:
            for _, record in flattened(content, source, options):
                if isinstance(record, Mapping):
                    yield date_of(record, known.of(record))
        except Exception:  # who reads the articles says so
            return


def of_raw(
    raw: RawArticle, *, path: str, source: Source, options: ReadOptions
) -> Read | ArticleError:
    """Return the article that a reader found, with what is known of its file."""
    fields = raw.fields
    if source.form in SAVED and source.file and not fields.url:
        with source.again() as stream:
            head = next(content_of(stream, source).pieces(), b"")[:5_000]
        fields = fields.over(Fields(url=saved_address(head, source.file)))
    return article(
        storable(raw.text), source.fields.over(fields), path=path, source=source,
        options=options, notes=raw.notes,
    )  # fmt: skip


def of_record(
    record: Mapping[str, object],
    known: dict[str, str],
    *,
    path: str,
    source: Source,
    options: ReadOptions,
    order: Order | None = None,
) -> Read | ArticleError:
    """Return the article of a JSON object or a row."""
    column = known.get("text")
    text = record[column] if column is not None else prose_of(record, known, options)
    if column is None and text is None:
        names = ", ".join(printable(name[:40]) for name in islice(record, 8)) or "none"
        wanted = f"called {options.text!r}" if options.text else "with the text"
        return failure(path, f"no column {wanted}; its columns: {names}")
    if isinstance(text, list | Mapping):
        text = text_of_blocks(text) or text
    if not isinstance(text, str):
        return failure(path, f"its {column!r} is not a text" if text is not None else "empty")
    fields = source.fields.over(fields_of(record, known, order=order))
    if text.strip() and not options.text:
        text = with_lead_of(record, text)
    return article(storable(text), fields, path=path, source=source, options=options)


def article(
    text: str,
    fields: Fields,
    *,
    path: str,
    source: Source,
    options: ReadOptions,
    notes: tuple[str, ...] = (),
) -> Read | ArticleError:
    """Return the article of a text, what its fields lack looked for in its first lines."""
    if len(text) > options.limit:
        return failure(path, f"{len(text):,} characters: {too_long(options)}")
    if not text.strip():
        return failure(path, "empty")
    title = fields.title or clean(plain_line(headline(text) or ""))
    order = order_of_address(fields.url)
    published = surest(
        [
            fields.published,
            date_of_text(text, order=order),
            date_of_title(title, order=order),
            date_of_url(fields.url),
            date_of_note(text, order=order),
            fields.dated,
            day_of_name(source.file) if source.file and source.form not in SAVED else None,
        ]
    )
    found = Article(
        id=content_id("article", text, title, fields.url, fields.publisher, published),
        path=path,
        text=text,
        title=title,
        url=fields.url,
        publisher=fields.publisher,
        published=published,
        language=language_of(text, declared=fields.language),
    )
    return Read(found, source=source.path, digest=source.digest, notes=notes)


def failure(path: str, why: str) -> ArticleError:
    """Return the error of a file or record, harmless to a terminal."""
    return ArticleError(printable(path), printable(why))
