"""Whom a bare surname, a pronoun or a description means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.nlp.answers import Answers
from kg.nlp.contexts import KINDS, Text
from kg.nlp.pairs import PairScorer, softmax


@dataclass(frozen=True)
class Referent:
    """Whom a word means: the entity and the likeliest mention of it, or nobody (both None).

    `anaphor` is the number of the mention that the word is itself, None for pronouns and
    descriptions.
    """

    word: int
    entity: int | None
    mention: int | None
    confidence: float
    anaphor: int | None = None


def surnames_of(answers: Answers, text: Text, scorer: PairScorer) -> dict[int, Referent]:
    """Return whom each ambiguous surname of a window's asked sentences means, by its mention."""
    found: dict[int, Referent] = {}
    rows = [
        (row, mention)
        for row, mention in enumerate(answers.mentions)
        if mention in text.open and answers.asked[answers.places.last[row]]
    ]
    if not rows:
        return found
    anchors = answers.places.last[[row for row, _ in rows]]
    scores = scorer(answers.projected["meant"], anchors, answers.places)[..., 0]
    for (_, mention), anchor, row in zip(rows, anchors.tolist(), scores, strict=True):
        bearers = set(text.open[mention])
        candidates = [
            place
            for place, other in enumerate(answers.mentions)
            if other not in text.open and text.entities[other] in bearers
        ]
        if not candidates:
            continue
        nobody = answers.tags["nobody"][anchor]
        likely = softmax(np.concatenate([nobody, row[candidates]]))
        shares: dict[int, float] = {}
        for place, share in zip(candidates, likely[1:].tolist(), strict=True):
            entity = text.entities[answers.mentions[place]]
            shares[entity] = shares.get(entity, 0.0) + share
        entity = max(shares, key=lambda one: shares[one])
        own = [c for c in candidates if text.entities[answers.mentions[c]] == entity]
        best = max(own, key=lambda place: float(row[place]))
        found[mention] = Referent(
            int(answers.words[anchor]), entity, answers.mentions[best], shares[entity], mention
        )
    return found


def pronouns_of(answers: Answers, text: Text, scorer: PairScorer) -> list[Referent]:
    """Return whom the words that stand for names mean, where the network sees such words."""
    likely = 1.0 / (1.0 + np.exp(-answers.tags["anaphor"][:, 0]))
    inside = np.zeros(len(answers.words), dtype=bool)
    for first, last in zip(answers.places.first, answers.places.last, strict=True):
        inside[first : last + 1] = True
    anchors = np.flatnonzero((likely > 0.5) & answers.asked & ~inside)
    candidates = [
        place
        for place, mention in enumerate(answers.mentions)
        if mention not in text.open and text.mentions[mention].kind in KINDS[:3]
    ]
    if not len(anchors) or not candidates:
        return []
    scores = scorer(answers.projected["meant"], anchors, answers.places)[..., 0]
    found = []
    for anchor, row in zip(anchors.tolist(), scores, strict=True):
        shares = softmax(np.concatenate([answers.tags["nobody"][anchor], row[candidates]]))
        by_entity: dict[int, float] = {}
        for place, share in zip(candidates, shares[1:].tolist(), strict=True):
            entity = text.entities[answers.mentions[place]]
            by_entity[entity] = by_entity.get(entity, 0.0) + share
        entity = max(by_entity, key=lambda one: by_entity[one])
        word = int(answers.words[anchor])
        if by_entity[entity] <= float(shares[0]):
            found.append(Referent(word, None, None, float(shares[0])))
            continue
        own = [c for c in candidates if text.entities[answers.mentions[c]] == entity]
        best = max(own, key=lambda place: float(row[place]))
        found.append(Referent(word, entity, answers.mentions[best], by_entity[entity]))
    return found
