"""What is believed: entities and meetings, made of the evidence; droppable at any time."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from kg.model import KINDS, STATUSES
from kg.store.schema.columns import metadata, one_of, parent
from kg.store.schema.types import Hashed, Id, Word

# By which rules mentions join a chain, and chains an entity. They are kept by number: new ones
# come last.
WITHIN = (
    "full name", "only name", "state", "surname", "given name", "title", "title alone", "acronym",
    "short form", "spelling", "defined in the text", "description", "open", "surname, in context",
    "given name, in context", "title, in context", "short form, the nearest before",
    "acronym, the nearest before", "spelling, the nearest before",
)  # fmt: skip
PLACED = (
    "same name", "short name", "short name and company", "surname and company",
    "institution of the state named", "same words", "spelling", "similar name", "acronym",
    "one in an article", "judgement", "watchlist",
)  # fmt: skip

entity = Table(
    "entity",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("code", String),
    Column("mentions", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    # Days of publication of the first and the last article that names it.
    Column("first_seen", String),
    Column("last_seen", String),
    one_of("kind", KINDS, name="kind"),
    Index(None, "kind", "mentions"),
    Index(None, "name"),
    sqlite_with_rowid=False,
)

# Every spelling of an entity; `search` is the form without accents, case and punctuation.
entity_alias = Table(
    "entity_alias",
    metadata,
    parent("entity_id", "entity.id", primary_key=True),
    Column("name", Text, primary_key=True),
    Column("search", Text, nullable=False, index=True),
    Column("mentions", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# A chain without an entity has not been resolved yet; one without an article lost it, and its
# entity must be looked at again. `short` is 1 where the name alone does not say who is meant (a
# surname, "the Supreme Court"): such chains find their entity one by one, the others by their key.
chain = Table(
    "chain",
    metadata,
    Column("id", Id, primary_key=True),
    Column("article_id", Id, ForeignKey("article.id", ondelete="SET NULL"), index=True),
    Column("entity_id", Id, ForeignKey("entity.id", ondelete="SET NULL")),
    Column("kind", Word(KINDS), nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("code", String),
    Column("short", Integer, nullable=False, server_default="0"),
    Column("mentions", Integer, nullable=False, server_default="1"),
    Column("rule", Word(PLACED)),
    Column("score", Float),
    one_of("kind", KINDS, name="kind"),
    # The co-mentions of a name are those of its first articles, and a name may have very many.
    Index(None, "key", "article_id"),
    Index(None, "entity_id", "short", "key"),
    sqlite_with_rowid=False,
)

# Other full names (keys) that stand in a chain beside its own: an article says that they are one.
chain_name = Table(
    "chain_name",
    metadata,
    parent("chain_id", "chain.id", primary_key=True),
    Column("key", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Why a mention belongs to its entity: within the article by `rule`, across articles by the chain's.
# Mentions of a chain are found among those of its article: an index by chains would be as large as
# the one by entities. What goes with a chain is taken away by hand for that.
entity_mention = Table(
    "entity_mention",
    metadata,
    parent("mention_id", "mention.id", primary_key=True),
    Column("chain_id", Id, nullable=False),
    Column("entity_id", Id, ForeignKey("entity.id", ondelete="SET NULL"), index=True),
    Column("rule", Word(WITHIN), nullable=False),
    sqlite_with_rowid=False,
)

# Where a name (key) is looked for: names of one block are compared with each other. Which blocks a
# name has is a function of it, so that they are found again without an index by names.
name_block = Table(
    "name_block",
    metadata,
    Column("block", Hashed, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Short names whose older chains are to be looked at again, since they could mean somebody else now.
name_waiting = Table("name_waiting", metadata, Column("key", Text, primary_key=True))

# To which entity of a short name co-mentions lead, for chains that found no full name: `token` is
# a number made from the name and from one that it is seen with.
short_token = Table(
    "short_token",
    metadata,
    Column("token", BigInteger().with_variant(Integer, "sqlite"), primary_key=True,
           autoincrement=False),
    parent("entity_id", "entity.id", nullable=False, index=True),
)  # fmt: skip

# Names that may be one entity, why, and how likely (0..1); `left` < `right`.
name_link = Table(
    "name_link",
    metadata,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True, index=True),
    Column("rule", String, nullable=False),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)

# The decisions (judgements, entries of the watchlist) that the knowledge was computed with.
decision_applied = Table(
    "decision_applied",
    metadata,
    Column("id", String, primary_key=True),
    Column("keys", Text, nullable=False),
)

# The ids that names (keys) had before a judgement (`decision_applied.id`) made them one with
# others, which they get back when that is retracted. The entities may have gone since.
former_id = Table(
    "former_id",
    metadata,
    Column("decision", String, primary_key=True),
    Column("key", Text, primary_key=True, index=True),
    Column("entity_id", Id, primary_key=True),
    sqlite_with_rowid=False,
)

# What people's corrections say of entities: their name and kind where these were judged, and 1
# where they are hidden. The mentions of a hidden entity have none.
entity_judged = Table(
    "entity_judged",
    metadata,
    parent("entity_id", "entity.id", primary_key=True),
    Column("name", Text),
    Column("kind", String),
    Column("hidden", Integer, nullable=False, server_default="0"),
    one_of("kind", KINDS, name="kind"),
    sqlite_with_rowid=False,
)

# Ids of reports, claims and mentions that people rejected, as far as they stand in what was read.
evidence_rejected = Table(
    "evidence_rejected",
    metadata,
    Column("id", Id, primary_key=True),
    parent("article_id", "article.id", nullable=False, index=True),
    sqlite_with_rowid=False,
)

# One row where knowledge is behind evidence or decisions, and since when.
stale = Table("stale", metadata, Column("since", String, primary_key=True))

meeting = Table(
    "meeting",
    metadata,
    Column("id", Id, primary_key=True),
    Column("status", String, nullable=False),
    Column("date", String, index=True),
    Column("place", Text),
    # How many reports it was made of: fewer are left when an article goes.
    Column("reports", Integer, nullable=False, server_default="0"),
    one_of("status", STATUSES, name="status"),
    sqlite_with_rowid=False,
)

meeting_participant = Table(
    "meeting_participant",
    metadata,
    parent("meeting_id", "meeting.id", primary_key=True),
    parent("entity_id", "entity.id", primary_key=True, index=True),
    sqlite_with_rowid=False,
)

meeting_report = Table(
    "meeting_report",
    metadata,
    parent("report_id", "report.id", primary_key=True),
    parent("meeting_id", "meeting.id", nullable=False, index=True),
    sqlite_with_rowid=False,
)
