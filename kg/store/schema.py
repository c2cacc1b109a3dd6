"""The tables. Evidence hangs on `article` with cascades; knowledge can be dropped and rebuilt."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from kg.model import CLAIM_KINDS, KINDS, STATUSES, VERDICTS

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

# The newest migration in `migrations/versions`; here, so that opening an up-to-date database need
# not import Alembic.
REVISION = "0001"


def one_of(column: str, values: tuple[str, ...], *, name: str) -> CheckConstraint:
    """Return a CHECK that the column holds one of the values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name)


def span(name: str = "span") -> CheckConstraint:
    """Return a CHECK that start and end are a span that is not empty."""
    return CheckConstraint('"start" >= 0 AND "end" > "start"', name=name)


def parent(column: str, target: str, **options: object) -> Column[str]:
    """Return a column that goes away with the row that it points to."""
    return Column(column, String, ForeignKey(target, ondelete="CASCADE"), **options)  # type: ignore[arg-type]


# Evidence ------------------------------------------------------------------------------------

article = Table(
    "article",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("url", Text),
    Column("publisher", Text, index=True),
    Column("published", String, index=True),
    Column("language", String, nullable=False),
    Column("added_at", String, nullable=False),
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
)

mention = Table(
    "mention",
    metadata,
    Column("id", String, primary_key=True),
    parent("article_id", "article.id", nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("code", String),
    ForeignKeyConstraint(
        ["article_id", "sentence"], ["sentence.article_id", "sentence.index"], ondelete="CASCADE"
    ),
    one_of("kind", KINDS, name="kind"),
    span(),
    Index(None, "article_id", "sentence"),
)

claim = Table(
    "claim",
    metadata,
    Column("id", String, primary_key=True),
    parent("article_id", "article.id", nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    parent("subject", "mention.id", nullable=False, index=True),
    parent("object", "mention.id", index=True),
    Column("title", Text),
    one_of("kind", CLAIM_KINDS, name="kind"),
    span(),
)

report = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True),
    parent("article_id", "article.id", nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("date", String),
    Column("place", Text),
    one_of("status", STATUSES, name="status"),
    span(),
)

report_participant = Table(
    "report_participant",
    metadata,
    parent("report_id", "report.id", primary_key=True),
    parent("mention_id", "mention.id", primary_key=True, index=True),
)

# Decisions -----------------------------------------------------------------------------------

judgement = Table(
    "judgement",
    metadata,
    Column("id", String, primary_key=True),
    Column("left", Text, nullable=False, index=True),
    Column("right", Text, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("judged_by", String, nullable=False),
    Column("judged_at", String, nullable=False),
    Column("retracted_at", String),
    one_of("verdict", VERDICTS, name="verdict"),
)

# Known people, groups and states that a user brought (kg watchlist); `aliases` is a JSON list.
watchlist = Table(
    "watchlist",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("country", String),
    Column("position", Text),
    one_of("kind", KINDS, name="kind"),
)

# Knowledge -----------------------------------------------------------------------------------

entity = Table(
    "entity",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("code", String),
    Column("mentions", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    one_of("kind", KINDS, name="kind"),
    Index(None, "kind", "mentions"),
)

# Every spelling of an entity; `search` is the form without accents, case and punctuation.
entity_alias = Table(
    "entity_alias",
    metadata,
    parent("entity_id", "entity.id", primary_key=True),
    Column("name", Text, primary_key=True),
    Column("search", Text, nullable=False, index=True),
    Column("mentions", Integer, nullable=False),
)

# A chain without an entity has not been resolved yet; one without an article lost it, and its
# entity must be looked at again. `short` is 1 where the name alone does not say who is meant (a
# surname, "the Supreme Court"): such chains find their entity one by one, the others by their key.
chain = Table(
    "chain",
    metadata,
    Column("id", String, primary_key=True),
    Column("article_id", String, ForeignKey("article.id", ondelete="SET NULL"), index=True),
    Column("entity_id", String, ForeignKey("entity.id", ondelete="SET NULL"), index=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),
    Column("code", String),
    Column("short", Integer, nullable=False, server_default="0"),
    Column("mentions", Integer, nullable=False, server_default="1"),
    Column("rule", String),
    Column("score", Float),
    one_of("kind", KINDS, name="kind"),
)

# Other full names (keys) that stand in a chain beside its own: an article says that they are one.
chain_name = Table(
    "chain_name",
    metadata,
    parent("chain_id", "chain.id", primary_key=True),
    Column("key", Text, primary_key=True, index=True),
)

# Why a mention belongs to its entity: within the article by `rule`, across articles by the chain's.
entity_mention = Table(
    "entity_mention",
    metadata,
    parent("mention_id", "mention.id", primary_key=True),
    parent("chain_id", "chain.id", nullable=False, index=True),
    Column("entity_id", String, ForeignKey("entity.id", ondelete="SET NULL"), index=True),
    Column("rule", String, nullable=False),
)

# Where a name (key) is looked for: names of one block are compared with each other.
name_block = Table(
    "name_block",
    metadata,
    Column("key", Text, primary_key=True),
    Column("block", String, primary_key=True),
    Index(None, "block"),
)

# Names that may be one entity, why, and how likely (0..1); `left` < `right`.
name_link = Table(
    "name_link",
    metadata,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True, index=True),
    Column("rule", String, nullable=False),
    Column("score", Float, nullable=False),
)

# The decisions (judgements, entries of the watchlist) that the knowledge was computed with.
decision_applied = Table(
    "decision_applied",
    metadata,
    Column("id", String, primary_key=True),
    Column("keys", Text, nullable=False),
)

meeting = Table(
    "meeting",
    metadata,
    Column("id", String, primary_key=True),
    Column("status", String, nullable=False),
    Column("date", String, index=True),
    Column("place", Text),
    # How many reports it was made of: fewer are left when an article goes.
    Column("reports", Integer, nullable=False, server_default="0"),
    one_of("status", STATUSES, name="status"),
)

meeting_participant = Table(
    "meeting_participant",
    metadata,
    parent("meeting_id", "meeting.id", primary_key=True),
    parent("entity_id", "entity.id", primary_key=True, index=True),
)

meeting_report = Table(
    "meeting_report",
    metadata,
    parent("report_id", "report.id", primary_key=True),
    parent("meeting_id", "meeting.id", nullable=False, index=True),
)

# Articles that are copies or near copies: all of one group bear the id of its first article.
article_copy = Table(
    "article_copy",
    metadata,
    parent("article_id", "article.id", primary_key=True),
    parent("original_id", "article.id", nullable=False, index=True),
)

# The MinHash signature of each article (unsigned 32-bit numbers), and the hashes of its bands, by
# which candidates for copies are found.
article_signature = Table(
    "article_signature",
    metadata,
    parent("article_id", "article.id", primary_key=True),
    Column("signature", LargeBinary, nullable=False),
)

article_band = Table(
    "article_band",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    parent("article_id", "article.id", primary_key=True, index=True),
    sqlite_with_rowid=False,
)
