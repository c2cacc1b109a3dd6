"""Offices that two networks have read: what both say together (stacking, Wolpert 1992).

`kg_skim` reads every sentence, `kg_reader` those whose offices leave it in doubt and those that may
tell of a meeting. Whom the large network names and whom it does not says more than how sure the
small one is; a logistic curve of both likelihoods weighs them (`training.reader.stack`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.nlp.contexts import Text
from kg.nlp.offices import Office, likeliest

NEAREST = 1e-3
"""Likelihoods nearer than this to 0 or 1 count as so far from it."""
AGREE = {"offset": 0.0, "first": 0.5, "second": 0.5, "no first": 0.0, "no second": 0.0}
"""Weights with which two that are equally sure are as sure together."""


def log_odds(likelihood: float) -> float:
    """Return the logarithm of a likelihood's odds, bounded where it is next to 0 or 1."""
    bounded = min(max(likelihood, NEAREST), 1 - NEAREST)
    return math.log(bounded / (1 - bounded))


def evidence(first: float | None, second: float | None) -> dict[str, float]:
    """Return what speaks for an office by the names of its weights; None: does not name it."""
    return {
        "offset": 1.0,
        "first": log_odds(first or 0.0),
        "second": log_odds(second or 0.0),
        "no first": float(first is None),
        "no second": float(second is None),
    }


@dataclass(frozen=True)
class Stacking:
    """A logistic curve: one weight for each part of `evidence`."""

    weights: Mapping[str, float] = field(default_factory=lambda: dict(AGREE))

    def __call__(self, first: float | None, second: float | None) -> float:
        """Return the confidence, from 0 to 1, in an office that two networks find so likely."""
        score = sum(self.weights[name] * x for name, x in evidence(first, second).items())
        return round(1 / (1 + math.exp(-score)), 3)


def paired(
    first: Sequence[Office], second: Sequence[Office], text: Text
) -> list[tuple[Office | None, Office | None]]:
    """Return the offices of two readings side by side.

    Two are one office where their titles overlap and the holder is the same.
    """
    left = list(second)
    found: list[tuple[Office | None, Office | None]] = []
    for one in first:
        other = next((each for each in left if _alike(one, each, text)), None)
        if other is not None:
            left.remove(other)
        found.append((one, other))
    return found + [(None, other) for other in left]


def stacked(
    first: Sequence[Office],
    second: Sequence[Office],
    *,
    again: Collection[int],
    text: Text,
    stacking: Stacking,
) -> list[Office]:
    """Return the offices of the sentences `again`, which both have read, in order.

    Title and time are those of the second reading where it has the office; its body is the one that
    both together find likeliest.
    """
    found = []
    for one, other in paired(
        [each for each in first if each.sentence in again],
        [each for each in second if each.sentence in again],
        text,
    ):
        kept = other or one
        if kept is not None:
            said = (each.confidence if each else None for each in (one, other))
            body = likeliest(shared(one, other, text)) if one and other else kept.body
            found.append(replace(kept, confidence=stacking(*said), body=body))
    return sorted(found, key=lambda each: (each.start, each.holder))


def shared(one: Office, other: Office, text: Text) -> list[tuple[int, float]]:
    """Return the bodies of an office that was read twice, with the means of their likelihoods.

    A mention is the second reading's, where that has one of the entity.
    """
    means: dict[int, float] = {}
    mentions: dict[int, int] = {}
    for mention, share in (*one.bodies, *other.bodies):
        entity = text.entities[mention]
        means[entity] = means.get(entity, 0.0) + share / 2
        mentions[entity] = mention
    return [(mentions[entity], share) for entity, share in means.items()]


def _alike(one: Office, other: Office, text: Text) -> bool:
    overlap = one.start < other.end and other.start < one.end
    return overlap and text.entities[one.holder] == text.entities[other.holder]
