"""What an article claims of its mentions, each once, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.mentions.spans import MentionSpan
from kg.extraction.sentences import SentenceSpan
from kg.model import Claim, ClaimKind, part_id


def claim_between(
    kind: ClaimKind, subject: MentionSpan, other: MentionSpan | None, line: SentenceSpan, *,
    article_id: str = "", title: str | None = None,
) -> Claim:  # fmt: skip
    """Return the claim of a sentence that ties two mentions, or gives one of them a title."""
    target = other.id if other else None
    identity = part_id(article_id, "claim", kind, subject.id, target, title)
    place = (line.start_char, line.end_char)
    return Claim(identity, article_id, *place, kind, subject.id, target, title)


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in the order of the text, each once."""
    once = {claim.id: claim for claim in sorted(claims, key=lambda one: (one.start, one.id))}
    return list(once.values())
