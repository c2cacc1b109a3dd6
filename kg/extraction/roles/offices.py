"""Doc -> claims: who holds which office, as the pipeline read it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from spacy.tokens import Doc

from kg.extraction.component import MentionIndex
from kg.extraction.mentions.spans import MentionSpan, text_at
from kg.extraction.sentences import line_at
from kg.lexicon import ENGLISH
from kg.model import Claim, part_id
from kg.nlp.offices import Office, Tenure
from kg.nlp.reading import entities_of

CERTAIN_OFFICE = 0.6
"""Claims of which less than this share is true are not made."""

CLEARLY = 1.5
"""How many times as much has to say that an office is in one body as that it is in another."""


def find_roles(doc: Doc, index: MentionIndex, *, article_id: str = "") -> Iterable[Claim]:
    """Yield who holds which office, of each that the pipeline read and that is sure enough."""
    for office in of_one_body(doc, entities_of(doc)):
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


def of_one_body(doc: Doc, entities: Sequence[int]) -> Iterator[Office]:
    """Yield the offices that are sure enough, one holder's under one word with one body.

    Where an article says twice that Doe is (supreme) leader of Freedonia, he leads Freedonia also
    where a sentence names no body, or Sylvania beside him. `entities` are those of the mentions.
    """
    sure = [one for one in doc._.offices or () if one.confidence >= CERTAIN_OFFICE]
    told: dict[tuple[int, str], Counter[int]] = defaultdict(Counter)
    body_at: dict[int, int] = {}
    for office in sure:
        if office.body is not None:
            told[_post(doc, office, entities)][entities[office.body]] += office.confidence
            body_at.setdefault(entities[office.body], office.body)
    for office in sure:
        bodies = told[_post(doc, office, entities)]
        (likeliest, most), (_, other) = [*bodies.most_common(2), (-1, 0.0), (-1, 0.0)][:2]
        own = None if office.body is None else entities[office.body]
        is_other = own != likeliest and most > CLEARLY * other
        yield replace(office, body=body_at[likeliest]) if is_other else office


def _post(doc: Doc, office: Office, entities: Sequence[int]) -> tuple[int, str]:
    return entities[office.holder], doc[office.end - 1].lower_


def tenure_of(doc: Doc, office: Office) -> Tenure:
    """Return whether an office is held now: as a part of its word says, else as it was read."""
    near = {
        "before": text_at(doc, office.start - 2) if text_at(doc, office.start - 1) == "-" else "",
        "after": text_at(doc, office.end + 1) if text_at(doc, office.end) == "-" else "",
    }
    inside = [token.lower_ for token in doc[office.start : office.end]]
    for row in ENGLISH.rows("tenures"):
        edge = inside[0] if row["where"] == "before" else inside[-1]
        if row["part"] in (near[row["where"]].lower(), edge):
            return cast(Tenure, row["tenure"])
    return office.when
