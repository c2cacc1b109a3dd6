"""What people decided or brought: judgements and the watchlist."""

from sqlalchemy import Column, String, Table, Text

from kg.model import KINDS, VERDICTS
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
