"""Doc -> claims: who holds which office, as the pipeline read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from spacy.tokens import Doc

from kg.extraction.component import MentionIndex
from kg.extraction.mentions.spans import MentionSpan, text_at
from kg.extraction.sentences import line_at
from kg.lexicon import LEXICON
from kg.model import Claim, part_id
from kg.nlp.offices import CERTAIN_OFFICE, Office, Tenure


def find_roles(doc: Doc, index: MentionIndex, *, article_id: str = "") -> Iterable[Claim]:
    """Yield who holds which office, of each that the pipeline read and that is sure enough."""
    for office in doc._.offices or ():
        if office.confidence < CERTAIN_OFFICE:
            continue
        holder = index.mentions[office.holder]
        body = index.mentions[office.body] if office.body is not None else None
        if not isinstance(holder, MentionSpan):
            continue
        target = body.id if isinstance(body, MentionSpan) else None
        printed = doc[office.start : office.end].text
        when = tenure_of(doc, office)
        title = printed if when == "current" else f"{when} {printed}"
        line = line_at(index.lines, office.start)
        yield Claim(
            part_id(article_id, "claim", "role", holder.id, target, title),
            article_id,
            line.start_char,
            line.end_char,
            "role",
            holder.id,
            target,
            title,
            when,
            office.confidence,
        )


def tenure_of(doc: Doc, office: Office) -> Tenure:
    """Return whether an office is held now: as a part of its word says, else as it was read."""
    near = {
        "before": text_at(doc, office.start - 2) if text_at(doc, office.start - 1) == "-" else "",
        "after": text_at(doc, office.end + 1) if text_at(doc, office.end) == "-" else "",
    }
    inside = [token.lower_ for token in doc[office.start : office.end]]
    for row in LEXICON.rows("tenures"):
        edge = inside[0] if row["where"] == "before" else inside[-1]
        if row["part"] in (near[row["where"]].lower(), edge):
            return cast(Tenure, row["tenure"])
    return office.when
