"""What the reader's network says of one window, and how triggers are read from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.nlp.contexts import KINDS, Pieces, Text, Window
from kg.nlp.meetings import LIKELY, Trigger
from kg.nlp.pairs import Floats, Ints, PairScorer, Places, softmax

SCORERS = ("arguments", "office", "meant")
TAGS = ("tells", "title", "when", "anaphor", "nobody")


@dataclass(frozen=True)
class Answers:
    """The network's answers for one window.

    `tags` holds (W, labels) scores of TAGS, `projected` (W, 3 * size) for each of SCORERS. `words`
    are the document's words, `asked` whether an answer counts, `places` the mentions `mentions`.
    """

    words: Ints
    asked: NDArray[np.bool_]
    sentences: Ints
    places: Places
    mentions: tuple[int, ...]
    tags: dict[str, Floats]
    projected: dict[str, Floats]


def answers_for(
    text: Text,
    window: Window,
    laid: Pieces,
    tags: dict[str, Floats],
    projected: dict[str, Floats],
) -> Answers:
    """Return the network's arrays for one window, with its mentions and sentences beside them."""
    at = {word: place for place, word in enumerate(laid.words)}
    line_of = {word: n for n in window.sentences for word in range(*text.lines[n])}
    order = {number: place for place, number in enumerate(window.sentences)}
    sentences = np.array([line_of[word] for word in laid.words], dtype=np.int64)
    kept = [
        (number, one)
        for number, one in text.mentions_in(window.sentences)
        if one.start in at and one.end - 1 in at
    ]
    places = Places(
        first=np.array([at[one.start] for _, one in kept], dtype=np.int64),
        last=np.array([at[one.end - 1] for _, one in kept], dtype=np.int64),
        kind=np.array([KINDS.index(one.kind) for _, one in kept], dtype=np.int64),
        sentence=np.array([order[n] for n in sentences.tolist()], dtype=np.int64),
    )
    asked = np.isin(sentences, np.array(window.asked, dtype=np.int64))
    numbers = tuple(number for number, _ in kept)
    words = np.array(laid.words, dtype=np.int64)
    return Answers(words, asked, sentences, places, numbers, tags, projected)


def in_passing(answers: Iterable[Answers], wanted: Collection[int]) -> list[Answers]:
    """Return what windows say of sentences that were only their context, each of these once."""
    left = set(wanted)
    found = []
    for one in answers:
        here = left & set(one.sentences.tolist())
        if here:
            left -= here
            found.append(replace(one, asked=np.isin(one.sentences, sorted(here))))
    return found


def triggers_of(answers: Answers, scorer: PairScorer) -> list[Trigger]:
    """Return the words of a window's asked sentences that may tell of a meeting."""
    tells = softmax(answers.tags["tells"])
    likely = (1.0 - tells[:, 0] > LIKELY) & answers.asked
    anchors = np.flatnonzero(likely)
    if not len(anchors) or not answers.mentions:
        return []
    arguments = softmax(scorer(answers.projected["arguments"], anchors, answers.places))
    return [
        Trigger(
            int(answers.words[anchor]), int(answers.sentences[anchor]), tells[anchor],
            arguments[row], answers.mentions,
        )
        for row, anchor in enumerate(anchors.tolist())
    ]  # fmt: skip
