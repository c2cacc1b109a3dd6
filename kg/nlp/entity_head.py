"""Entities scored once more, with all that the document says of the same words in sight.

A line alone does not always tell what a name is ("Ruto's camp"), another line of the article does
("President William Ruto"). So names are read in two stages (Krishnan and Manning 2006): a small
network sees, for every word, its vector, what the encoder says of it, and what it says on average
of the same word elsewhere in the document. How it was trained stands in `training/README.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.nlp.network import Model
from kg.nlp.pairs import softmax
from kg.nlp.windows import Window, words_of

Floats = NDArray[np.float32]

INPUTS = ("vectors", "scores", "elsewhere")


def elsewhere(doc: Doc, scores: Floats) -> Floats:
    """Return what is said of the same word at all its other places in a document.

    `scores` (T, L) are those of its tokens; returns (T, L + 1): the mean of the likelihoods, and
    the logarithm of one more than the number of these places; zeros for words without a capital
    letter and for those of one place.
    """
    found = np.zeros((len(doc), scores.shape[1] + 1), dtype=np.float32)
    words = words_of(doc)
    letters = doc.to_array(["ORTH", "LOWER"])[words]
    words = words[letters[:, 0] != letters[:, 1]]
    if not len(words):
        return found
    lower = letters[letters[:, 0] != letters[:, 1], 1]
    _, number, counts = np.unique(lower, return_inverse=True, return_counts=True)
    likely = softmax(scores[words])
    sums = np.zeros((len(counts), scores.shape[1]), dtype=np.float32)
    np.add.at(sums, number, likely)
    others = (counts - 1)[number]
    again = others > 0
    found[words[again], :-1] = (sums[number] - likely)[again] / others[again, None]
    found[words[again], -1] = np.log1p(others[again])
    return found


class EntityHead:
    """The network of the second stage; without one, scores stay what they are."""

    def __init__(self, *, threads: int = 0) -> None:
        self.model = Model()
        self.model.threads = threads

    def read(
        self,
        docs: Sequence[Doc],
        windows: Iterable[Window],
        vectors: Sequence[NDArray[Any]],
        scores: Sequence[Floats],
    ) -> list[Floats]:
        """Return the scores (T, L) of each document's tokens, as the second stage has them.

        `vectors` (T, H) and `scores` (T, L) are the encoder's. One window is run at a time, so that
        no answer depends on what is read beside it.
        """
        said = [elsewhere(doc, own) for doc, own in zip(docs, scores, strict=True)]
        found = [own.copy() for own in scores]

        def run(window: Window) -> None:
            number, at = window.document, window.tokens
            inputs = (vectors[number][at], scores[number][at], said[number][at])
            named = dict(zip(INPUTS, inputs, strict=True))
            (answer,) = self.model.run(named, ("entities",))
            kept = slice(window.begin, window.end)
            found[number][at[kept]] = answer[kept]

        for _ in self.model.each(run, windows):
            pass
        return found
