"""What people decided or brought: judgements and the watchlist."""

from sqlalchemy import Column, Integer, String, Table, Text

from kg.model import CORRECTION_VERDICTS, KINDS, VERDICTS
from kg.store.schema.columns import metadata, one_of

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
    # In which order they came into this database, and whether another one exported them: what
    # their dates say is what some clock said.
    Column("number", Integer, nullable=False, server_default="0"),
    Column("imported", Integer, nullable=False, server_default="0"),
    Column("note", Text),
    one_of("verdict", VERDICTS, name="verdict"),
)

# What is called, or is, another thing than was read, or is not so; `evidence` is a JSON list of
# anchors, and `number` counts on from those of judgements.
correction = Table(
    "correction",
    metadata,
    Column("id", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("target", Text, nullable=False),
    Column("value", Text),
    Column("evidence", Text, nullable=False),
    Column("judged_by", String, nullable=False),
    Column("judged_at", String, nullable=False),
    Column("retracted_at", String),
    Column("note", Text),
    Column("number", Integer, nullable=False, server_default="0"),
    Column("imported", Integer, nullable=False, server_default="0"),
    one_of("verdict", CORRECTION_VERDICTS, name="verdict"),
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
