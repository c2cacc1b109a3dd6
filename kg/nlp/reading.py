"""A Doc as the networks take it, and what they say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from kg.nlp.answers import Answers
from kg.nlp.contexts import KINDS, MarkedSpan, Text
from kg.nlp.names import names_of

MENTIONS = "mentions"
LABELS = {
    "PERSON": "person", "PER": "person", "ORG": "group", "NORP": "group", "GPE": "state",
    "LOC": "place", "FAC": "place", "DATE": "date",
}  # fmt: skip
"""Kinds of the entities of other pipelines, where no component has set mentions."""


@dataclass(frozen=True)
class Reading:
    """What the network says of a document: its text as it was read, and the answers.

    `tokens` are the numbers of the document's tokens that are words; `alone` are the answers for
    sentences that were read a second time, each by itself, `offices` those for sentences that were
    read for their offices only.
    """

    text: Text
    tokens: tuple[int, ...]
    answers: tuple[Answers, ...]
    alone: tuple[Answers, ...] = ()
    offices: tuple[Answers, ...] = ()


def marked(doc: Doc) -> Sequence[Span]:
    """Return the mentions of a Doc: what a component has set, else its entities; in order."""
    if MENTIONS in doc.spans:
        return list(doc.spans[MENTIONS])
    return [
        Span(doc, one.start, one.end, label=LABELS[one.label_])
        for one in doc.ents
        if one.label_ in LABELS
    ]


def text_of(doc: Doc) -> tuple[Text, tuple[int, ...]]:
    """Return a Doc as the reader takes it, and the numbers of its tokens that are words."""
    tokens = tuple(token.i for token in doc if not token.is_space)
    at = {token: number for number, token in enumerate(tokens)}
    lines = []
    for sentence in doc.sents:
        own = [at[token.i] for token in sentence if token.i in at]
        lines.append((own[0], own[-1] + 1) if own else (0, 0))
    spans = []
    for one in marked(doc):
        own = [at[i] for i in range(one.start, one.end) if i in at]
        kind = one.label_ if one.label_ in KINDS else "group"
        spans.append(
            MarkedSpan(own[0], own[-1] + 1, kind, one.text, one.kb_id_ or None)
            if own
            else MarkedSpan(0, 0, kind, one.text)
        )
    names = names_of(spans)
    words = [doc[i].text for i in tokens]
    return Text(words, lines, spans, names.of, names.open), tokens


def entities_of(doc: Doc) -> Sequence[int]:
    """Return for each mention of a Doc the number of the entity that its letters name."""
    reading = doc._.reading or doc._.skimmed
    return reading.text.entities if reading else text_of(doc)[0].entities


def with_two_mentions(text: Text) -> list[int]:
    """Return the numbers of the sentences with two mentions or more, times not counted."""
    counts = [0] * len(text.lines)
    line_of = {word: n for n, line in enumerate(text.lines) for word in range(*line)}
    for mention in text.mentions:
        if mention.kind != "date" and mention.start in line_of:
            counts[line_of[mention.start]] += 1
    return [number for number, count in enumerate(counts) if count > 1]


def entity_of(span: Span) -> Span | None:
    """Return the fullest mention of whom a mention names, out of its Doc; `Span._.entity`.

    None where the span is no mention, names a time, or could mean several people and no component
    has said whom.
    """
    doc = span.doc
    mentions = marked(doc)
    spans = [
        MarkedSpan(one.start, one.end, one.label_, one.text, one.kb_id_ or None) for one in mentions
    ]
    names = names_of(spans)
    here = {(one.start, one.end): number for number, one in enumerate(mentions)}
    own = here.get((span.start, span.end))
    if own is None:
        return None
    entity = names.of[own]
    if own in names.open:
        meant = [one for one in doc._.referents or () if one.anaphor == own]
        entity = meant[0].entity if meant and meant[0].entity is not None else -1
    bearers = [one for one, number in zip(mentions, names.of, strict=True) if number == entity]
    return max(bearers, key=len, default=None) if entity >= 0 else None


if not Span.has_extension("entity"):
    Span.set_extension("entity", getter=entity_of)
