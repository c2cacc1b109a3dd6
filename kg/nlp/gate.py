"""Which sentences could tell of a meeting or an office: one product with what is read anyway."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.nlp.contexts import Text

ASKS = ("meeting", "office")
"""What a sentence is asked for; each has a column of weights and a threshold."""


class Gate:
    """A linear score of every word; a sentence is asked where one word is over a threshold.

    `weights` is (H, len(ASKS)), `bias` and `least` are (len(ASKS),). Without weights, or where the
    vectors are another encoder's, every sentence with two mentions is asked.
    """

    def __init__(self) -> None:
        self.weights: NDArray[Any] | None = None
        self.bias: NDArray[Any] = np.zeros(len(ASKS), dtype=np.float32)
        self.least: NDArray[Any] = np.zeros(len(ASKS), dtype=np.float32)

    def asked(self, tensor: NDArray[Any], text: Text, tokens: tuple[int, ...]) -> list[int]:
        """Return the numbers of the sentences that are to be read."""
        counts = np.zeros(len(text.lines), dtype=int)
        line_of = {word: n for n, line in enumerate(text.lines) for word in range(*line)}
        for mention in text.mentions:
            if mention.kind != "date" and mention.start in line_of:
                counts[line_of[mention.start]] += 1
        if self.weights is None or len(tensor) == 0 or tensor.shape[1] != len(self.weights):
            return np.flatnonzero(counts > 1).tolist()
        scores = tensor[list(tokens)] @ self.weights + self.bias > self.least
        return [
            number
            for number, (start, end) in enumerate(text.lines)
            if end > start and scores[start:end].any()
        ]

    def save(self, folder: Path) -> None:
        """Write `gate.npz`, if there are weights."""
        if self.weights is not None:
            np.savez(folder / "gate.npz", weights=self.weights, bias=self.bias, least=self.least)

    def open(self, folder: Path) -> None:
        """Read what `save` wrote; without the file every sentence is asked."""
        path = folder / "gate.npz"
        if path.exists():
            with np.load(path) as arrays:
                self.weights, self.bias = arrays["weights"], arrays["bias"]
                self.least = arrays["least"]
