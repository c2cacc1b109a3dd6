"""Who met whom: triggers with their status, participants with their sides, time and place.

A word tells of a meeting that was held, is planned or did not take place, each with a likelihood;
each mention of the window is, to this word, nothing, a participant of side a or b, one that met
all others, the time or the place. The likelihood that two entities met is that of the word times
that of a pair across sides, summed over the words of the sentence that tell the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

import numpy as np

from kg.nlp.pairs import Floats, at_least_one

Status = Literal["held", "planned", "denied"]
STATUSES: tuple[Status, ...] = ("held", "planned", "denied")
TELLS = ("none", *STATUSES)
ARGUMENTS = ("none", "a", "b", "all", "when", "place")
PARTICIPANTS = ("person", "group", "state")
"""Kinds of mentions that can meet."""
LIKELY = 0.05
"""A word less likely to tell of a meeting is not looked at."""
LEAST = 0.02
"""A pair less likely than this is left out at once."""

LIKELY_TOLD = 0.5
"""A word that tells of a meeting at least this likely may claim a part of its sentence."""
OWN = 0.25
"""Two who are across sides at least this likely are a pair of a word's own."""

Place = tuple[int, int]
"""The sentence of a mention and its first word."""


@dataclass(frozen=True)
class Trigger:
    """A word that tells of a meeting, as the network sees it.

    `word` is the document's word, `tells` the likelihoods of TELLS, `arguments` (M, 6) those of
    ARGUMENTS for the mentions `mentions` (numbers of the document's mentions).
    """

    word: int
    sentence: int
    tells: Floats
    arguments: Floats
    mentions: tuple[int, ...]


@dataclass(frozen=True)
class MeetingPair:
    """Two entities of which a sentence says that they met; `trigger` is the word that says it most.

    `left` and `right` are mentions, `status` the likeliest one, `confidence` how likely it is that
    they are reported to meet, `when` and `place` mentions.
    """

    sentence: int
    trigger: int
    left: int
    right: int
    status: Status
    confidence: float
    when: int | None
    place: int | None


def pairs_of(
    triggers: Sequence[Trigger],
    entities: Sequence[int],
    kinds: Sequence[str],
    places: Sequence[Place],
) -> list[MeetingPair]:
    """Return the pairs that the triggers of one document tell of, sentence by sentence.

    `entities`, `kinds` and `places` (sentence, first word) are those of the document's mentions;
    the mention that stands for an entity is the likeliest one.
    """
    by_sentence: dict[int, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        by_sentence[trigger.sentence].append(trigger)
    found: list[MeetingPair] = []
    for sentence, own in sorted(by_sentence.items()):
        apart = strangers(own, entities, places) if len(own) > 1 else {}
        found += _of_sentence(sentence, own, entities, kinds, apart)
    return found


def _of_sentence(
    sentence: int,
    triggers: Sequence[Trigger],
    entities: Sequence[int],
    kinds: Sequence[str],
    apart: dict[int, set[int]],
) -> list[MeetingPair]:
    sums: dict[tuple[int, int], Floats] = {}
    best: dict[tuple[int, int], tuple[float, Trigger, int, int]] = {}
    for trigger in triggers:
        sides = _sides(trigger, entities, kinds)
        for stranger in apart.get(trigger.word, ()):
            sides.pop(stranger, None)
        for left, right, likelihood, one, other in _across(sides):
            share = trigger.tells[1:] * likelihood
            key = (left, right)
            sums[key] = sums.get(key, np.zeros(3, dtype=np.float32)) + share
            if key not in best or share.sum() > best[key][0]:
                best[key] = (float(share.sum()), trigger, one, other)
    found = []
    for key, share in sums.items():
        total = float(share.sum())
        if total < LEAST:
            continue
        _, trigger, one, other = best[key]
        status = int(share.argmax())
        when, place = (_circumstance(trigger, label) for label in ("when", "place"))
        found.append(
            MeetingPair(
                sentence, trigger.word, one, other, STATUSES[status],
                min(1.0, total), when, place,
            )
        )  # fmt: skip
    return found


def _sides(
    trigger: Trigger, entities: Sequence[int], kinds: Sequence[str]
) -> dict[int, tuple[Floats, int]]:
    """For each entity the likelihoods of a, b and all, and its likeliest mention."""
    members: dict[int, list[int]] = defaultdict(list)
    for row, mention in enumerate(trigger.mentions):
        if kinds[mention] in PARTICIPANTS:
            members[entities[mention]].append(row)
    sides = {}
    for entity, rows in members.items():
        shares = trigger.arguments[rows][:, 1:4]
        likelihood = at_least_one(shares)
        if likelihood.sum() > LEAST:
            sides[entity] = (likelihood, trigger.mentions[rows[int(shares.sum(axis=1).argmax())]])
    return sides


def _across(
    sides: dict[int, tuple[Floats, int]],
) -> list[tuple[int, int, float, int, int]]:
    """Pairs of entities with the likelihood that they are across sides."""
    found = []
    order = sorted(sides)
    for place, left in enumerate(order):
        shares, one = sides[left]
        for right in order[place + 1 :]:
            others, other = sides[right]
            likelihood = across(shares, others)
            if likelihood > LEAST:
                found.append((left, right, likelihood, one, other))
    return found


def across(one: Floats, other: Floats) -> float:
    """Return how likely two entities are across sides; each is (3,), how likely a, b or all.

    Those of one list are in it together: the less certain one decides for both. And whether
    "Doe and his counterparts Roe and Coe gathered" has two sides or one list, they met: who both
    take part, and are not on one side, are across.

    >>> round(across(np.array([0.5, 0.0, 0.5]), np.array([0.0, 0.2, 0.8])), 2)
    1.0
    >>> across(np.array([1.0, 0.0, 0.0]), np.array([1.0, 0.0, 0.0]))
    0.0
    """
    (a, b, all_), (c, d, both) = one, other
    either_way = a * d + b * c + min(all_, both)
    not_beside = min(1.0, one.sum()) * min(1.0, other.sum()) - a * c - b * d
    return min(1.0, float(max(either_way, not_beside)))


def _circumstance(trigger: Trigger, label: str) -> int | None:
    """The mention that is the time or the place of a trigger, or None."""
    column = trigger.arguments[:, ARGUMENTS.index(label)]
    if not len(column) or column.max() < 0.4:
        return None
    return trigger.mentions[int(column.argmax())]


def places_of(lines: Sequence[tuple[int, int]], starts: Iterable[int]) -> list[Place]:
    """Return the places of mentions that start at these words; `lines` are the sentences' bounds.

    >>> places_of([(0, 5), (5, 9)], [1, 5])
    [(0, 1), (1, 5)]
    """
    line_of = {word: number for number, line in enumerate(lines) for word in range(*line)}
    return [(line_of.get(start, -1), start) for start in starts]


def strangers(
    triggers: Sequence[Trigger], entities: Sequence[int], places: Sequence[Place]
) -> dict[int, set[int]]:
    """Return for words of one sentence the entities that take no part in what each tells.

    In "Doe met Roe, while Poe held talks with Coe" each of two words could have either of two
    people on each side. Where the sentence can be cut between both words so that each has a pair of
    its own, a name on the one side takes no part in what the word on the other tells.
    """
    found: dict[int, set[int]] = defaultdict(set)
    likely = [one for one in triggers if one.tells[0] <= 1.0 - LIKELY_TOLD]
    for left, right in pairwise(sorted(likely, key=lambda one: one.word)):
        cut = _cut(left, right, entities, places)
        if cut is not None:
            here = {n for n, (line, _) in enumerate(places) if line == left.sentence}
            before = {entities[n] for n in here if places[n][1] < cut}
            after = {entities[n] for n in here if places[n][1] >= cut}
            found[left.word] |= after - before
            found[right.word] |= before - after
    return found


def _cut(
    left: Trigger, right: Trigger, entities: Sequence[int], places: Sequence[Place]
) -> int | None:
    """The word before which a sentence is best cut, if that leaves a pair to each of two words."""
    best, found = 0.0, None
    for number in sorted({*left.mentions, *right.mentions}):
        line, word = places[number]
        if line == left.sentence and left.word < word < right.word:
            before = _best_pair(left, entities, places, range(word))
            after = _best_pair(right, entities, places, range(word, 1 << 30))
            if min(before, after) >= OWN and before + after > best:
                best, found = before + after, word
    return found


def _best_pair(
    trigger: Trigger, entities: Sequence[int], places: Sequence[Place], words: range
) -> float:
    """How likely the likeliest pair of a word is across sides, among mentions at these words."""
    rows = [
        (entities[number], share)
        for number, share in zip(trigger.mentions, trigger.arguments, strict=True)
        if places[number][0] == trigger.sentence and places[number][1] in words
    ]
    return max(
        (across(a[1:4], b[1:4]) for (one, a), (other, b) in combinations(rows, 2) if one != other),
        default=0.0,
    )
