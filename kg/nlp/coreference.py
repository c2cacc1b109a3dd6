"""Whom a bare surname, a pronoun or a description means."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

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
        referent, _ = _likeliest(answers, text, anchor, row, candidates)
        found[mention] = replace(referent, anaphor=mention)
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
        referent, nobody = _likeliest(answers, text, anchor, row, candidates)
        if referent.confidence <= nobody:
            referent = Referent(referent.word, None, None, nobody)
        found.append(referent)
    return found


def _likeliest(
    answers: Answers, text: Text, anchor: int, scores: NDArray[np.float32], candidates: list[int]
) -> tuple[Referent, float]:
    """Return whom a word most likely means of some places of mentions, and how likely nobody.

    How likely an entity is, all its mentions say together.
    """
    nobody, *likely = softmax(
        np.concatenate([answers.tags["nobody"][anchor], scores[candidates]])
    ).tolist()
    shares: dict[int, float] = {}
    for place, share in zip(candidates, likely, strict=True):
        entity = text.entities[answers.mentions[place]]
        shares[entity] = shares.get(entity, 0.0) + share
    entity = max(shares, key=lambda one: shares[one])
    own = [c for c in candidates if text.entities[answers.mentions[c]] == entity]
    best = max(own, key=lambda place: float(scores[place]))
    word = int(answers.words[anchor])
    return Referent(word, entity, answers.mentions[best], shares[entity]), nobody
