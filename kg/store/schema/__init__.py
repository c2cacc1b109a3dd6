"""The tables. Evidence hangs on `article` with cascades; knowledge can be dropped and rebuilt."""

from kg.store.schema.columns import metadata
from kg.store.schema.copies import article_band, article_copy, article_signature
from kg.store.schema.decisions import correction, judgement, watchlist
from kg.store.schema.evidence import (
    article,
    article_path,
    claim,
    extraction,
    mention,
    report,
    report_participant,
    sentence,
    source,
)
from kg.store.schema.knowledge import (
    chain,
    chain_name,
    decision_applied,
    entity,
    entity_alias,
    entity_judged,
    entity_mention,
    evidence_rejected,
    former_id,
    meeting,
    meeting_participant,
    meeting_report,
    name_block,
    name_link,
    name_waiting,
    short_token,
    stale,
)

# The newest migration in `migrations/versions`; here, so that opening an up-to-date database need
# not import Alembic.
REVISION = "0011"

__all__ = [
    "REVISION",
    "article",
    "article_band",
    "article_copy",
    "article_path",
    "article_signature",
    "chain",
    "chain_name",
    "claim",
    "correction",
    "decision_applied",
    "entity",
    "entity_alias",
    "entity_judged",
    "entity_mention",
    "evidence_rejected",
    "extraction",
    "former_id",
    "judgement",
    "meeting",
    "meeting_participant",
    "meeting_report",
    "mention",
    "metadata",
    "name_block",
    "name_link",
    "name_waiting",
    "report",
    "report_participant",
    "sentence",
    "short_token",
    "source",
    "stale",
    "watchlist",
]
