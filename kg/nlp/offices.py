"""Who holds which office in what: titles, their holders and their bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from kg.nlp.answers import Answers
from kg.nlp.contexts import Text
from kg.nlp.pairs import Floats, PairScorer, softmax

Tenure = Literal["current", "former", "future"]
WHEN: tuple[Tenure, ...] = ("current", "former", "future")
CERTAIN_OFFICE = 0.55
"""Offices of which less than this share is true are not claimed, and say nothing of others."""
LIKELY = 0.3
"""A word less likely to begin a title begins none."""
SOME_BODY = 0.4
"""Less likely than this no mention is the body of an office."""
ENDED = 0.3
"""As likely as this an office is held no longer: newspapers tell of most as if they were held."""


@dataclass(frozen=True)
class Office:
    """A title, words `start`:`end`, with the mention of who holds it and that of its body.

    `when` is current, former or future; `confidence` is the likelihood of title and holder;
    `bodies` are the mentions that it may belong to, one of each entity, with their likelihoods.
    """

    start: int
    end: int
    sentence: int
    holder: int
    body: int | None
    when: Tenure
    confidence: float
    bodies: tuple[tuple[int, float], ...] = ()


def offices_of(answers: Answers, text: Text, scorer: PairScorer) -> list[Office]:
    """Return the offices that a window's asked sentences tell of, in order."""
    tags = softmax(answers.tags["title"])
    spans = _titles(tags, answers)
    if not spans or not answers.mentions:
        return []
    anchors = np.array([end - 1 for _, end in spans], dtype=np.int64)
    links = softmax(scorer(answers.projected["office"], anchors, answers.places))
    when = softmax(answers.tags["when"])
    found = []
    for (start, end), scores in zip(spans, links, strict=True):
        likely = float(np.mean([1.0 - tags[word, 0] for word in range(start, end)]))
        bodies = _bodies(scores, answers, text)
        for holder, share in _holders(scores, answers, text):
            found.append(
                Office(
                    int(answers.words[start]), int(answers.words[end - 1]) + 1,
                    int(answers.sentences[start]), holder, likeliest(bodies),
                    _tenure(when[start]), likely * share, bodies,
                )
            )  # fmt: skip
    return found


def _titles(tags: Floats, answers: Answers) -> list[tuple[int, int]]:
    """Words of each title: from one that begins it over those that are inside it."""
    spans = []
    word = 0
    while word < len(tags):
        begins = tags[word, 1] > LIKELY and answers.asked[word]
        word += 1
        if begins:
            start = word - 1
            while word < len(tags) and tags[word, 2] > max(tags[word, 0], tags[word, 1]):
                word += 1
            spans.append((start, word))
    return spans


def _holders(scores: Floats, answers: Answers, text: Text) -> list[tuple[int, float]]:
    """The persons who hold the office: each entity's likeliest mention, the likeliest first."""
    best: dict[int, tuple[float, int]] = {}
    for row, mention in enumerate(answers.mentions):
        if text.mentions[mention].kind == "person":
            share = float(scores[row, 1])
            entity = text.entities[mention]
            if share > best.get(entity, (0.3, 0))[0]:
                best[entity] = (share, mention)
    return [(mention, share) for share, mention in sorted(best.values(), reverse=True)]


def _tenure(shares: Floats) -> Tenure:
    return "former" if shares[1] >= ENDED else WHEN[int(shares.argmax())]


def _bodies(scores: Floats, answers: Answers, text: Text) -> tuple[tuple[int, float], ...]:
    """Each entity that the office may belong to: its likeliest mention, how likely all are."""
    shares: dict[int, float] = {}
    best: dict[int, tuple[float, int]] = {}
    for row, mention in enumerate(answers.mentions):
        if text.mentions[mention].kind in ("group", "state", "place"):
            share = float(scores[row, 2])
            entity = text.entities[mention]
            shares[entity] = 1.0 - (1.0 - shares.get(entity, 0.0)) * (1.0 - share)
            best[entity] = max(best.get(entity, (0.0, mention)), (share, mention))
    return tuple((best[entity][1], share) for entity, share in shares.items())


def likeliest(bodies: Iterable[tuple[int, float]]) -> int | None:
    """Return the mention that an office most likely belongs to, None where none is likely."""
    mention, share = max(bodies, key=lambda one: one[1], default=(None, 0.0))
    return mention if share > SOME_BODY else None
