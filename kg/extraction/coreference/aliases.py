"""Doc -> claims: which of two names a text gives for the other.

"Palestinian Islamic Jihad (PIJ)", "the Islamic State, also known as Daesh".
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from kg.extraction.claims import claim_between
from kg.extraction.component import MentionIndex
from kg.extraction.mentions.spans import MentionSpan, text_at
from kg.extraction.sentences import SentenceSpan
from kg.lexicon import LEXICON
from kg.model import Claim


def find_aliases(doc: Doc, index: MentionIndex, *, article_id: str = "") -> Iterable[Claim]:
    """Yield for each name that another one is given right after: that one is its alias."""
    starting = {one.start: one for one in index.named}
    for mention in index.named:
        line = index.lines[mention.sentence]
        other = _alias(doc, mention, line, starting)
        if other is not None:
            yield claim_between("alias", mention, other, line, article_id=article_id)


def _alias(
    doc: Doc, mention: MentionSpan, line: SentenceSpan, starting: dict[int, MentionSpan]
) -> MentionSpan | None:
    """Return the other name that is given right after a mention: "(PIJ)", "known as …"."""
    position = mention.end
    bracket = text_at(doc, position) == "("
    if text_at(doc, mention.start - 1) == "and":
        return None
    position += text_at(doc, position) in ("(", ",")
    steps = 0
    linking = LEXICON.words("role_verbs", "known") | LEXICON.words("small_words", "between")
    while position < line.end and steps < 4 and text_at(doc, position) in linking:
        position, steps = position + 1, steps + 1
    other = starting.get(position)
    if other is None or other.end > line.end or not (steps >= 2 or bracket):
        return None
    if steps:
        return other if steps >= 2 and other.kind == mention.kind else None
    acronym = other.text.replace(".", "").isupper() and " " not in other.text
    closed = text_at(doc, other.end) == ")"
    return other if acronym and closed and mention.kind == other.kind == "group" else None
