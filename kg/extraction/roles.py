"""Who holds which office in which group or state, and what else a name is called.

The rules read tokens and mentions and need no parse: for offices see `kg.extraction.offices`;
"Palestinian Islamic Jihad (PIJ)" gives one of two names for the other.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extraction.found import Found
from kg.extraction.offices import Page
from kg.extraction.sentences import Line, sentences
from kg.extraction.tables import words
from kg.model import Claim, ClaimKind, part_id


def find_claims(
    doc: Doc, found: Sequence[Found], *, article_id: str = "", lines: Sequence[Line] | None = None
) -> list[Claim]:
    """Return the roles and aliases that a Doc states of its mentions, in order, each once."""
    lines = sentences(doc) if lines is None else lines
    page = Page(doc, found)
    claims: dict[str, Claim] = {}
    for mention in found:
        line = lines[mention.sentence]
        if mention.kind == "person":
            for office in page.offices(mention, line):
                claim = _claim(
                    "role", mention, office.body, line=line, article=article_id, title=office.title
                )
                claims.setdefault(claim.id, claim)
        other = _alias(page, mention, line)
        if other is not None:
            claim = _claim("alias", mention, other, line=line, article=article_id)
            claims.setdefault(claim.id, claim)
    return list(claims.values())


def _claim(
    kind: ClaimKind,
    subject: Found,
    other: Found | None,
    *,
    line: Line,
    article: str,
    title: str = "",
) -> Claim:
    target, printed = other.id if other else None, title or None
    identity = part_id(article, "claim", kind, subject.id, target, printed)
    return Claim(
        identity, article, line.start_char, line.end_char, kind, subject.id, target, printed
    )


def _alias(page: Page, mention: Found, line: Line) -> Found | None:
    """Return the other name that is given right after a mention: "(PIJ)", "known as …"."""
    position = mention.end
    bracket = page.text(position) == "("
    if page.text(mention.start - 1) == "and":
        return None
    position += page.text(position) in ("(", ",")
    steps = 0
    while position < line.end and steps < 4:
        text = page.text(position)
        if text in words("role_verbs", "known") or text in (
            "also",
            "better",
            "or",
            "as",
            "the",
        ):
            position, steps = position + 1, steps + 1
        else:
            break
    if not (steps >= 2 or bracket):
        return None
    other = page.starting.get(position)
    if other is None or other.end > line.end:
        return None
    if steps:
        return other if steps >= 2 and other.kind == mention.kind else None
    acronym = other.text.replace(".", "").isupper() and " " not in other.text
    closed = page.text(other.end) == ")"
    return other if acronym and closed and mention.kind == other.kind == "group" else None
