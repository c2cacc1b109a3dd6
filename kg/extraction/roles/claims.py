"""What an article says of its mentions: offices, other names, and whom a surname means.

Offices and surnames are read by the pipeline; "Palestinian Islamic Jihad (PIJ)" gives one of two
names for the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from spacy.tokens import Doc

from kg.extraction.component import MentionIndex
from kg.extraction.mentions.spans import MentionSpan
from kg.extraction.sentences import SentenceSpan, line_at
from kg.lexicon import ENGLISH
from kg.model import Claim, ClaimKind, part_id
from kg.nlp.coreference import Referent
from kg.nlp.offices import Office, Tenure

CERTAIN_OFFICE = 0.6
CERTAIN_SURNAME = 0.6
"""Claims of which less than this share is true are not made."""


def find_claims(doc: Doc, index: MentionIndex, *, article_id: str = "") -> list[Claim]:
    """Return the roles, aliases and references that a Doc states, in order, each once."""
    found = [
        *_roles(doc, index, doc._.offices or (), article_id),
        *_aliases(doc, index, article_id),
        *_references(index, doc._.referents or (), article_id),
    ]
    once = {claim.id: claim for claim in sorted(found, key=lambda one: (one.start, one.id))}
    return list(once.values())


def _claim(
    kind: ClaimKind,
    subject: MentionSpan,
    other: MentionSpan | None,
    line: SentenceSpan,
    article: str,
) -> Claim:
    target = other.id if other else None
    identity = part_id(article, "claim", kind, subject.id, target, None)
    return Claim(identity, article, line.start_char, line.end_char, kind, subject.id, target)


def _roles(
    doc: Doc, index: MentionIndex, offices: Iterable[Office], article: str
) -> Iterable[Claim]:
    for office in offices:
        holder = index.mentions[office.holder]
        body = index.mentions[office.body] if office.body is not None else None
        if office.confidence < CERTAIN_OFFICE or not isinstance(holder, MentionSpan):
            continue
        target = body.id if isinstance(body, MentionSpan) else None
        printed = doc[office.start : office.end].text
        when = tenure_of(doc, office)
        title = printed if when == "current" else f"{when} {printed}"
        line = line_at(index.lines, office.start)
        yield Claim(
            part_id(article, "claim", "role", holder.id, target, title),
            article,
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
        "before": _text(doc, office.start - 2) if _text(doc, office.start - 1) == "-" else "",
        "after": _text(doc, office.end + 1) if _text(doc, office.end) == "-" else "",
    }
    inside = [token.lower_ for token in doc[office.start : office.end]]
    for row in ENGLISH.rows("tenures"):
        edge = inside[0] if row["where"] == "before" else inside[-1]
        if row["part"] in (near[row["where"]].lower(), edge):
            return cast(Tenure, row["tenure"])
    return office.when


def _references(
    index: MentionIndex, referents: Iterable[Referent], article: str
) -> Iterable[Claim]:
    """Surnames of which the article says whom they mean, although several people bear them."""
    for referent in referents:
        if referent.anaphor is None or referent.mention is None:
            continue
        surname, full = index.mentions[referent.anaphor], index.mentions[referent.mention]
        certain = referent.confidence >= CERTAIN_SURNAME
        if certain and isinstance(surname, MentionSpan) and isinstance(full, MentionSpan):
            claim = _claim("reference", surname, full, index.lines[surname.sentence], article)
            yield replace(claim, confidence=round(referent.confidence, 3))


def _aliases(doc: Doc, index: MentionIndex, article: str) -> Iterable[Claim]:
    starting = {one.start: one for one in index.named}
    for mention in index.named:
        line = index.lines[mention.sentence]
        other = _alias(doc, mention, line, starting)
        if other is not None:
            yield _claim("alias", mention, other, line, article)


def _alias(
    doc: Doc, mention: MentionSpan, line: SentenceSpan, starting: dict[int, MentionSpan]
) -> MentionSpan | None:
    """Return the other name that is given right after a mention: "(PIJ)", "known as …"."""
    position = mention.end
    bracket = _text(doc, position) == "("
    if _text(doc, mention.start - 1) == "and":
        return None
    position += _text(doc, position) in ("(", ",")
    steps = 0
    linking = ENGLISH.words("role_verbs", "known") | ENGLISH.words("small_words", "between")
    while position < line.end and steps < 4 and _text(doc, position) in linking:
        position, steps = position + 1, steps + 1
    other = starting.get(position)
    if other is None or other.end > line.end or not (steps >= 2 or bracket):
        return None
    if steps:
        return other if steps >= 2 and other.kind == mention.kind else None
    acronym = other.text.replace(".", "").isupper() and " " not in other.text
    closed = _text(doc, other.end) == ")"
    return other if acronym and closed and mention.kind == other.kind == "group" else None


def _text(doc: Doc, position: int) -> str:
    return doc[position].text if 0 <= position < len(doc) else ""
