"""Doc -> claims: whom a surname means that several people of the article bear."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kg.extraction.claims import claim_between
from kg.extraction.component import MentionIndex
from kg.extraction.mentions.spans import MentionSpan
from kg.model import Claim

CERTAIN_SURNAME = 0.56
"""Claims of which less than this share is true are not made."""


def find_references(doc: Doc, index: MentionIndex, *, article_id: str = "") -> Iterable[Claim]:
    """Yield for each surname that means somebody for sure the full name for which it stands."""
    for referent in doc._.referents or ():
        if referent.anaphor is None or referent.mention is None:
            continue
        surname, full = index.mentions[referent.anaphor], index.mentions[referent.mention]
        certain = referent.confidence >= CERTAIN_SURNAME
        if certain and isinstance(surname, MentionSpan) and isinstance(full, MentionSpan):
            line = index.lines[surname.sentence]
            claim = claim_between("reference", surname, full, line, article_id=article_id)
            yield replace(claim, confidence=round(referent.confidence, 3))
