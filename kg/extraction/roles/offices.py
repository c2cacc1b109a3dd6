"""Doc -> claims: who holds which office, as the pipeline read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from spacy.tokens import Doc

from kg.extraction.claims import claim_between
from kg.extraction.component import MentionIndex
from kg.extraction.mentions.spans import MentionSpan, text_at
from kg.extraction.sentences import line_at
from kg.lexicon import LEXICON
from kg.model import Claim
from kg.nlp.offices import CERTAIN_OFFICE, Office, Tenure
from kg.nlp.reading import marked


def find_roles(doc: Doc, index: MentionIndex, *, article_id: str = "") -> Iterable[Claim]:
    """Yield who holds which office, of each that the pipeline read and that is sure enough."""
    for office in doc._.offices or ():
        if office.confidence < CERTAIN_OFFICE:
            continue
        holder = index.mentions[office.holder]
        body = index.mentions[office.body] if office.body is not None else None
        if not isinstance(holder, MentionSpan):
            continue
        target = body if isinstance(body, MentionSpan) else None
        printed = doc[office.start : office.end].text
        when = tenure_of(doc, office)
        title = printed if when == "current" else f"{when} {printed}"
        line = line_at(index.lines, office.start)
        claim = claim_between("role", holder, target, line, article_id=article_id, title=title)
        yield replace(claim, tenure=when, confidence=office.confidence)


def tenure_of(doc: Doc, office: Office) -> Tenure:
    """Return whether an office is held now: as a word beside it says, else as it was read."""
    start, end = office.start, office.end
    body = marked(doc)[office.body] if office.body is not None else None
    first = body.start if body is not None and body.end == start else start
    joined = text_at(doc, start - 2) if text_at(doc, start - 1) == "-" else ""
    near = {
        "before": (joined.lower(), doc[start].lower_),
        "after": (text_at(doc, end + 1).lower() if text_at(doc, end) == "-" else "",
                  doc[end - 1].lower_),
        "alone": (text_at(doc, start - 1).lower(), text_at(doc, first - 1).lower()),
    }  # fmt: skip
    for row in LEXICON.rows("tenures"):
        if row["part"] in near[row["where"]]:
            return cast(Tenure, row["tenure"])
    return office.when
