"""Which sentences could tell of a meeting or an office: from what is read anyway."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.nlp.contexts import CONTEXT, OFFICE_CONTEXT, Text
from kg.nlp.pairs import gelu

ASKS = ("meeting", "office")
"""What a sentence is asked for; each has a column of scores and a threshold."""


class Gate:
    """A small network on every word; a sentence is asked where one word is over a threshold.

    `layers` holds weights and biases of two layers, (H, K), (K,), (K, len(ASKS)), (len(ASKS),), and
    the thresholds `least`. Without them, or where the vectors are another encoder's, every
    sentence with two mentions is asked.
    """

    def __init__(self) -> None:
        self.layers: dict[str, NDArray[Any]] = {}

    def scores(self, vectors: NDArray[Any]) -> NDArray[Any]:
        """Return (W, len(ASKS)): how much each word speaks for each question."""
        hidden = gelu(vectors @ self.layers["inner"] + self.layers["inner_bias"])
        return np.asarray(hidden @ self.layers["outer"] + self.layers["outer_bias"])

    def asked(self, tensor: NDArray[Any], text: Text, tokens: tuple[int, ...]) -> dict[int, int]:
        """Return the numbers of the sentences that are to be read, with the context of each."""
        if not self.layers or len(tensor) == 0 or tensor.shape[1] != len(self.layers["inner"]):
            return dict.fromkeys(_with_mentions(text), CONTEXT)
        over: Any = self.scores(tensor[list(tokens)]) > self.layers["least"]
        found = {}
        for number, (start, end) in enumerate(text.lines):
            told = over[start:end].any(axis=0)
            if told.any():
                found[number] = CONTEXT if told[ASKS.index("meeting")] else OFFICE_CONTEXT
        return found

    def save(self, folder: Path) -> None:
        """Write `gate.npz`, if there are weights."""
        if self.layers:
            np.savez(folder / "gate.npz", **self.layers)  # type: ignore[arg-type]

    def open(self, folder: Path) -> None:
        """Read what `save` wrote; without the file every sentence with two mentions is asked."""
        path = folder / "gate.npz"
        if path.exists():
            with np.load(path) as arrays:
                self.layers = {name: arrays[name] for name in arrays.files}


def _with_mentions(text: Text) -> list[int]:
    counts = np.zeros(len(text.lines), dtype=int)
    line_of = {word: n for n, line in enumerate(text.lines) for word in range(*line)}
    for mention in text.mentions:
        if mention.kind != "date" and mention.start in line_of:
            counts[line_of[mention.start]] += 1
    return [int(number) for number in np.flatnonzero(counts > 1)]
