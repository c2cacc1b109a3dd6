"""What was read: articles, where they lie, what stands in them. All go with their article."""

from sqlalchemy import Column, Float, ForeignKeyConstraint, Index, Integer, String, Table, Text

from kg.model import CLAIM_KINDS, KINDS, STATUSES, TENURES
from kg.store.schema.columns import metadata, one_of, parent, span
from kg.store.schema.types import Id, Word

article = Table(
    "article",
    metadata,
    Column("id", Id, primary_key=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", String, index=True),
    Column("language", String, nullable=False),
    Column("added_at", String, nullable=False),
    # When names are first and last seen is asked without reading the texts.
    Index(None, "id", "published"),
)

# Where an article was read from. One text may lie in several files, a file may hold many articles
# ("news.jsonl#12"); `source` is the file.
article_path = Table(
    "article_path",
    metadata,
    Column("path", String, primary_key=True),
    parent("article_id", "article.id", nullable=False, index=True),
    Column("source", String, nullable=False, index=True),
)

# Files that were read to their end: `digest` is the hash of their bytes then.
source = Table(
    "source",
    metadata,
    Column("path", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("extractor", String, nullable=False),
)

extraction = Table(
    "extraction",
    metadata,
    parent("article_id", "article.id", primary_key=True),
    Column("extractor", String, nullable=False),
    Column("extracted_at", String, nullable=False),
    # 1 once knowledge has been drawn from it.
    Column("resolved", Integer, nullable=False, server_default="0", index=True),
    sqlite_with_rowid=False,
)

sentence = Table(
    "sentence",
    metadata,
    parent("article_id", "article.id", primary_key=True),
    Column("index", Integer, primary_key=True, autoincrement=False),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    span(),
    sqlite_with_rowid=False,
)

mention = Table(
    "mention",
    metadata,
    Column("id", Id, primary_key=True),
    parent("article_id", "article.id", nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", Word(KINDS), nullable=False),
    Column("code", String),
    ForeignKeyConstraint(
        ["article_id", "sentence"], ["sentence.article_id", "sentence.index"], ondelete="CASCADE"
    ),
    one_of("kind", KINDS, name="kind"),
    span(),
    Index(None, "article_id", "sentence"),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("id", Id, primary_key=True),
    parent("article_id", "article.id", nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    parent("subject", "mention.id", nullable=False, index=True),
    parent("object", "mention.id", index=True),
    Column("title", Text),
    Column("tenure", String),
    Column("confidence", Float),
    one_of("kind", CLAIM_KINDS, name="kind"),
    one_of("tenure", TENURES, name="tenure"),
    span(),
    sqlite_with_rowid=False,
)

report = Table(
    "report",
    metadata,
    Column("id", Id, primary_key=True),
    parent("article_id", "article.id", nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("date", String),
    Column("place", Text),
    Column("confidence", Float),
    one_of("status", STATUSES, name="status"),
    span(),
    sqlite_with_rowid=False,
)

report_participant = Table(
    "report_participant",
    metadata,
    parent("report_id", "report.id", primary_key=True),
    parent("mention_id", "mention.id", primary_key=True, index=True),
    sqlite_with_rowid=False,
)
