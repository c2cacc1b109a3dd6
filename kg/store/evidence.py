"""Articles and what was read in them: saved once, never edited."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

from sqlalchemy import Connection, Table, func, insert, select, update

from kg.errors import ArticleError
from kg.model import Article, Claim, Extraction, Mention, Report, Sentence
from kg.store import schema, stale
from kg.store.bulk import insert_rows
from kg.store.removing import delete_extraction, delete_paths
from kg.store.store import Store

Saved = Literal["added", "unchanged", "replaced"]
Rows = list[dict[str, Any]]
Item = TypeVar("Item", Mention, Claim, Report)

# PostgreSQL and SQLite both take at least so many values of one IN list.
MOST = 500
# Stands for the extractor of an article that is stored and was not analysed.
UNANALYSED = "none"


class Readable(Protocol):
    """An article and the file that it was read from."""

    @property
    def article(self) -> Article:
        """The article; its `path` is the source, or the source and the record's number."""

    @property
    def source(self) -> str:
        """The file."""

    @property
    def digest(self) -> str:
        """The hash of the file's bytes."""


class Known(NamedTuple):
    """A file that was read to its end: the hash of its bytes then, and by which extractor."""

    digest: str
    extractor: str


def save(store: Store, read: Readable, extraction: Extraction) -> Saved:
    """Save an article, where it was read and what was read in it, all or nothing.

    An article that another extractor read is replaced, and so is one whose file has changed.
    Raises `ArticleError` for a text that no database can hold, `StoreError` for a faulty database.
    """
    article = read.article
    _check(article)
    with store.transaction() as connection:
        before = connection.scalar(
            select(schema.article_path.c.article_id).where(
                schema.article_path.c.path == article.path
            )
        )
        extractor = _extractor(connection, article.id)
        saved: Saved = "unchanged"
        if extractor is None or extractor != extraction.extractor:
            saved = "replaced" if extractor or before else "added"
            if extractor is None:
                _insert_article(connection, article)
            else:
                delete_extraction(connection, article.id)
            _insert_extraction(connection, extraction)
        if before != article.id:
            delete_paths(connection, [article.path] if before else [])
            place = {"path": article.path, "article_id": article.id, "source": read.source}
            connection.execute(insert(schema.article_path), place)
            saved = "replaced" if before else saved
        if article.path == read.source:
            _mark_source(connection, read.source, read.digest, extraction.extractor)
    return saved


def finish(
    store: Store, source: str, *, digest: str, extractor: str, paths: Collection[str]
) -> tuple[str, ...]:
    """Say that a file of several articles was read to its end, and held those at `paths`.

    Articles that an older version of the file held are removed; returns their ids. A file that
    holds one article (whose path is the source) is finished when that is saved.
    """
    at = schema.article_path.c
    with store.transaction() as connection:
        stored = set(connection.scalars(select(at.path).where(at.source == source)))
        gone = delete_paths(connection, sorted(stored.difference(paths)))
        _mark_source(connection, source, digest, extractor)
    return gone


def known(store: Store) -> dict[str, Known]:
    """Return all files that were read to their end, by path."""
    with store.reading() as connection:
        rows = connection.execute(select(schema.source)).all()
    return {row.path: Known(row.digest, row.extractor) for row in rows}


def read_by(store: Store, source: str, *, digest: str) -> str | None:
    """Return the extractor that has read this very file to its end, None where none has."""
    file = schema.source.c
    asked = select(file.digest, file.extractor).where(file.path == source)
    with store.reading() as connection:
        row = connection.execute(asked).one_or_none()
    return row.extractor if row is not None and row.digest == digest else None


def extractor_of(store: Store, article: Article) -> str | None:
    """Return the extractor that has read this article at this path, None where none has."""
    at, done = schema.article_path.c, schema.extraction.c
    asked = (
        select(done.extractor)
        .join(schema.article_path, done.article_id == at.article_id)
        .where(at.path == article.path, at.article_id == article.id)
    )
    with store.reading() as connection:
        return connection.scalar(asked)


def number(store: Store) -> int:
    """Return how many articles were read."""
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(schema.extraction)) or 0


def sources(store: Store) -> tuple[str, ...]:
    """Return all files from which articles were read, sorted."""
    with store.reading() as connection:
        return tuple(sorted(connection.scalars(select(schema.article_path.c.source).distinct())))


def article(store: Store, article_id: str) -> Article | None:
    """Return an article, with the first of its paths; None where there is none of that id."""
    at, of = schema.article_path.c, schema.article.c
    with store.reading() as connection:
        row = connection.execute(select(schema.article).where(of.id == article_id)).one_or_none()
        paths = list(connection.scalars(select(at.path).where(at.article_id == article_id)))
    if row is None:
        return None
    values = dict(row._mapping)
    values.pop("added_at")
    return Article(path=min(paths, default=""), **values)


def extraction(store: Store, article_id: str) -> Extraction | None:
    """Return what was read in an article; None where there is none of that id."""
    with store.reading() as connection:
        return next(iter(extractions(connection, [article_id])), None)


def extractions(connection: Connection, article_ids: Collection[str]) -> list[Extraction]:
    """Return what was read in these articles (at most 500), in the order of their ids."""
    if len(article_ids) > MOST:
        raise ValueError(f"{len(article_ids)} articles at once, at most {MOST} are allowed")

    def rows(table: Table, *order: str) -> dict[str, Rows]:
        found: dict[str, Rows] = {}
        asked = select(table).where(table.c.article_id.in_(article_ids))
        asked = asked.order_by(*(table.c[name] for name in order))
        for row in connection.execute(asked).mappings():
            values = dict(row)
            key = values.pop("article_id") if table is schema.sentence else values["article_id"]
            found.setdefault(key, []).append(values)
        return found

    done = rows(schema.extraction, "article_id")
    found_sentences = rows(schema.sentence, "index")
    found_mentions = rows(schema.mention, "start", "end", "id")
    found_claims = rows(schema.claim, "start", "end", "id")
    found_reports = rows(schema.report, "start", "end", "id")
    participants = _participants(connection, article_ids)
    return [
        Extraction(
            article_id=key,
            extractor=done[key][0]["extractor"],
            sentences=tuple(Sentence(**row) for row in found_sentences.get(key, ())),
            mentions=tuple(Mention(**row) for row in found_mentions.get(key, ())),
            claims=tuple(Claim(**row) for row in found_claims.get(key, ())),
            reports=tuple(
                Report(participants=tuple(participants.get(row["id"], ())), **row)
                for row in found_reports.get(key, ())
            ),
        )
        for key in sorted(done)
    ]


def texts(connection: Connection, article_ids: Collection[str]) -> dict[str, str]:
    """Return the texts of these articles (at most 500), by id."""
    of = schema.article.c
    rows = connection.execute(select(of.id, of.text).where(of.id.in_(article_ids)))
    return {row.id: row.text for row in rows}


# ----------------------------------------------------------------------------------------------


def _participants(connection: Connection, article_ids: Collection[str]) -> dict[str, list[str]]:
    part, told = schema.report_participant.c, schema.report.c
    asked = (
        select(part.report_id, part.mention_id)
        .join(schema.report, told.id == part.report_id)
        .where(told.article_id.in_(article_ids))
    )
    found: dict[str, list[str]] = {}
    for report_id, mention_id in connection.execute(asked):
        found.setdefault(report_id, []).append(mention_id)
    return {report_id: sorted(mentions) for report_id, mentions in found.items()}


def _check(article: Article) -> None:
    """Raise `ArticleError` for what PostgreSQL or SQLite cannot hold as text."""
    fields = (article.path, article.text, article.title, article.url, article.publisher)
    for field in (*fields, article.published, article.language):
        if field is not None and "\0" in field:
            raise ArticleError(article.path, "holds a null character, so it is no text")
        try:
            (field or "").encode("utf-8")
        except UnicodeEncodeError as error:
            at = error.start
            raise ArticleError(article.path, f"holds half a character at {at}") from None


def _extractor(connection: Connection, article_id: str) -> str | None:
    """Return who read the article, None where it is not in the store."""
    of, done = schema.article.c, schema.extraction.c
    asked = (
        select(of.id, done.extractor)
        .join_from(schema.article, schema.extraction, done.article_id == of.id, isouter=True)
        .where(of.id == article_id)
    )
    row = connection.execute(asked).one_or_none()
    return None if row is None else row.extractor or ""


def _insert_article(connection: Connection, article: Article) -> None:
    row = {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "added_at": _now(),
    }
    connection.execute(insert(schema.article), row)


def _insert_extraction(connection: Connection, extraction: Extraction) -> None:
    stale.mark(connection)
    key = extraction.article_id
    done = {"article_id": key, "extractor": extraction.extractor, "extracted_at": _now()}
    connection.execute(insert(schema.extraction), done)
    sentences = ({"article_id": key, **_values(item)} for item in extraction.sentences)
    insert_rows(connection, schema.sentence, sentences)
    insert_rows(connection, schema.mention, map(_values, _once(extraction.mentions)))
    insert_rows(connection, schema.claim, map(_values, _once(extraction.claims)))
    reports = list(_once(extraction.reports))
    rows = [_values(report) for report in reports]
    for row in rows:
        row.pop("participants")
    insert_rows(connection, schema.report, rows)
    parts = (
        {"report_id": report.id, "mention_id": mention_id}
        for report in reports
        for mention_id in sorted(set(report.participants))
    )
    insert_rows(connection, schema.report_participant, parts)


def _once(items: Iterable[Item]) -> Iterable[Item]:
    """Return the items without those that say the same again."""
    return {item.id: item for item in items}.values()


def _values(item: Sentence | Mention | Claim | Report) -> dict[str, Any]:
    return {name: getattr(item, name) for name in item.__slots__}


def _mark_source(connection: Connection, path: str, digest: str, extractor: str) -> None:
    row = {"path": path, "digest": digest, "extractor": extractor}
    done = connection.execute(
        update(schema.source).where(schema.source.c.path == path).values(**row)
    )
    if not done.rowcount:
        connection.execute(insert(schema.source), row)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
