"""Sentences that tell of a meeting, read once more by themselves.

Where the sentences around tell of other meetings, the network is less sure who takes part in which:
"The talks come a day after Doe met Roe" among such paragraphs. What it says of the sentence alone
is a second opinion (test-time augmentation, as of images: Krizhevsky et al. 2012). It can only make
a pair surer whose names both stand in the sentence; who "they" are, the context alone knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.nlp.answers import Answers
from kg.nlp.contexts import Text, Window
from kg.nlp.meetings import PARTICIPANTS, MeetingPair, Trigger

LIKELY = 0.5
"""A pair is likelier than not from here on."""
MOST = 6
"""So many pairs of a sentence may become likely by a second reading: those of four who all met. Who
took part in a long list of names is not told by the list alone."""

Pair = tuple[int, frozenset[int]]


def alone(text: Text, answers: Iterable[Answers], triggers: Iterable[Trigger]) -> list[Window]:
    """Return the sentences to be read by themselves, each a window, in order.

    Those of triggers that name two who could have met, and were read among others.
    """
    among = {n for one in answers if len(set(one.sentences)) > 1 for n in one.sentences.tolist()}
    told = sorted({one.sentence for one in triggers} & among)
    return [Window((n,), (n,)) for n in told if len(_named(text, n)) > 1]


def surer(
    pairs: Sequence[MeetingPair], again: Sequence[MeetingPair], text: Text
) -> list[MeetingPair]:
    """Return the pairs of an article, with the mean of both likelihoods where that is more.

    `again` are the pairs of its sentences when each was read alone.
    """
    first = {_key(one, text): one for one in pairs}
    second = {_key(one, text): one for one in again}
    found: dict[Pair, MeetingPair] = dict(first)
    for key, other in second.items():
        if key[1] <= _named(text, other.sentence):
            own = first.get(key)
            mean = (other.confidence + (own.confidence if own else 0.0)) / 2
            if own is None or mean > own.confidence:
                found[key] = replace(own or other, confidence=mean)
    new = Counter(
        one.sentence
        for key, one in found.items()
        if one.confidence >= LIKELY and not (key in first and first[key].confidence >= LIKELY)
    )
    kept = {key: first.get(key) if new[key[0]] > MOST else one for key, one in found.items()}
    return [one for one in kept.values() if one]


def _key(pair: MeetingPair, text: Text) -> Pair:
    return pair.sentence, frozenset((text.entities[pair.left], text.entities[pair.right]))


def _named(text: Text, sentence: int) -> set[int]:
    return {
        text.entities[number]
        for number, one in text.mentions_in([sentence])
        if one.kind in PARTICIPANTS
    }
