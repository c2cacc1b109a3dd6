"""Sources -> articles, each record of a file a value: an article, or the error in its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from kg.articles import plain, tables, values
from kg.articles.date_lines import date_of_text, date_of_title
from kg.articles.encodings import decode
from kg.articles.fields import Fields, clean, columns, date_within, fields_of, flat, storable
from kg.articles.headlines import headline
from kg.articles.options import ReadOptions
from kg.articles.orders import Order, order_of, order_of_address
from kg.articles.published import date_of_url, is_ambiguous, surest
from kg.articles.reading_text import plain_line
from kg.articles.sources import (
    ONE_ARTICLE,
    Source,
    most_bytes,
    printable,
    reason,
    sources,
    too_long,
)
from kg.articles.streams import chunks, whole
from kg.errors import ArticleError
from kg.model import Article, content_id

MOST_FAILURES = 100
# Each yields the number of a record (0 if it is the whole file) and the record, or what is wrong.
Records = Callable[[Iterator[bytes], ReadOptions], Iterator[tuple[int, Mapping[str, object] | str]]]
FORMATS: dict[str, Records] = {
    "json": values.values,
    "jsonl": values.value_lines,
    "csv": tables.rows,
}


@dataclass(frozen=True, slots=True)
class Read:
    """An article with the file that it was read from and the digest of that."""

    article: Article
    source: str
    digest: str


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
            pieces = chunks(stream, compressed=source.compressed, size=source.size)
            if source.form in ONE_ARTICLE:
                data = whole(pieces, most=most_bytes(source.form, options))
                yield one(data, source, options)
            else:
                yield from many(pieces, source, options)
    except Exception as error:  # whatever a file does to the libraries that read it, others go on
        yield failure(source.path, reason(error))


def one(data: bytes, source: Source, options: ReadOptions) -> Read | ArticleError:
    """Return the article of a text or page."""
    if source.form == "page":
        from kg.articles.pages import main_text

        fields, text = main_text(data, options)
        if not text.strip():
            return failure(
                source.path, "no article found in this page" if data.strip() else "empty"
            )
    else:
        fields, text = plain.split_front_matter(decode(data, encoding=options.encoding), options)
    return article(
        text, source.fields.over(fields), path=source.path, source=source, options=options
    )


def many(
    pieces: Iterator[bytes], source: Source, options: ReadOptions
) -> Iterator[Read | ArticleError]:
    """Yield the articles of the records of a file.

    A file of which a hundred records and more than half are bad is left there.
    """
    good = bad = 0
    known, order = Columns(options), cache(lambda: order_of(dates(source, options)))
    for number, record in flattened(pieces, source, options):
        path = f"{source.path}#{number}" if number else source.path
        if isinstance(record, str):
            item: Read | ArticleError = failure(path, record)
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


def flattened(
    pieces: Iterator[bytes], source: Source, options: ReadOptions
) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """Yield the records of a file, a text within an object in them taken out of it."""
    for number, record in FORMATS[source.form](pieces, options):
        yield number, record if isinstance(record, str) or options.text else flat(record)


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
        pieces = chunks(stream, compressed=source.compressed, size=source.size)
        try:
            for _, record in flattened(pieces, source, options):
                if not isinstance(record, str):
                    yield date_of(record, known.of(record))
        except Exception:  # who reads the articles says so
            return


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
    if column is None:
        names = ", ".join(printable(name[:40]) for name in islice(record, 8)) or "none"
        wanted = f"called {options.text!r}" if options.text else "with the text"
        return failure(path, f"no column {wanted}; its columns: {names}")
    text = record[column]
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)  # a list of paragraphs
    if not isinstance(text, str):
        return failure(path, f"its {column!r} is not a text" if text is not None else "empty")
    fields = source.fields.over(fields_of(record, known, order=order))
    return article(storable(text), fields, path=path, source=source, options=options)


def article(
    text: str, fields: Fields, *, path: str, source: Source, options: ReadOptions
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
            fields.dated,
        ]
    )
    return Read(
        Article(
            id=content_id("article", text, title, fields.url, fields.publisher, published),
            path=path,
            text=text,
            title=title,
            url=fields.url,
            publisher=fields.publisher,
            published=published,
            language=fields.language or "en",
        ),
        source=source.path,
        digest=source.digest,
    )


def failure(path: str, why: str) -> ArticleError:
    """Return the error of a file or record, harmless to a terminal."""
    return ArticleError(printable(path), printable(why))
