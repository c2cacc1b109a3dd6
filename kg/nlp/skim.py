"""What one pass over the words tells: offices, and which sentences may tell of a meeting.

`kg_encoder` has a vector for every word; two layers over these, with the kinds of the mentions,
are enough for what stands in one sentence or beside it. Only sentences that may tell of a meeting
are then read by the large network of `kg_reader`. How it was trained stands in
`training/README.md`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.nlp.answers import Answers, answers_for
from kg.nlp.contexts import CONTEXT, Pieces, Text, Window, laid_out, windows
from kg.nlp.network import Model
from kg.nlp.pairs import PairScorer, softmax

REACH = 200
"""Words of a window."""
BEFORE = 24
"""Words of context before a sentence, where there are so many."""
AFTER = 16
"""Words of context after the sentences that are asked about."""
TAGS = ("tells", "title", "when")
OUTPUTS = (*TAGS, "office")


class OneEach:
    """Every word as one piece, so that windows of words are laid out as those of word pieces."""

    first: int = 0
    last: int = 0

    def of(self, word: str) -> list[int]:
        """Return one number, whatever the word."""
        return [0]


class Skimmer:
    """Runs the network on the vectors of a document's words.

    `scorer` reads holders and bodies from its answers; a sentence may tell of a meeting where one
    of its words is likelier than `least` to do so.
    """

    def __init__(self, *, threads: int = 0) -> None:
        self.model = Model()
        self.model.threads = threads
        self.least = 0.0
        self.scorer: PairScorer | None = None
        self._scorer = b""

    def fits(self, tensor: NDArray[Any]) -> bool:
        """Whether there is a network, and these are vectors of the encoder that it was made for."""
        return self.scorer is not None and tensor.ndim == 2 and tensor.shape[1] == self.width

    def read(self, text: Text, vectors: NDArray[Any]) -> list[Answers]:
        """Return the answers for all sentences of a text; `vectors` (W, H) are its words'."""
        sizes = [end - start for start, end in text.lines]
        asked = {number: BEFORE for number, size in enumerate(sizes) if size}
        found = []
        for window in windows(sizes, asked, reach=REACH, after=AFTER):
            mentions = (one for _, one in text.mentions_in(window.sentences))
            laid = laid_out(window.sentences, text.lines, text.words, mentions, OneEach())
            found.append(self._run(text, window, laid, vectors))
        return found

    def _run(self, text: Text, window: Window, laid: Pieces, vectors: NDArray[Any]) -> Answers:
        inputs: dict[str, NDArray[Any]] = {
            "vectors": vectors[laid.words].astype(np.float32),
            "kinds": np.array(laid.kinds[1:-1], dtype=np.int64),
            "starts": np.array(laid.starts[1:-1], dtype=np.int64),
        }
        values = dict(zip(OUTPUTS, self.model.run(inputs, OUTPUTS), strict=True))
        tags = {name: values[name] for name in TAGS}
        return answers_for(text, window, laid, tags, {"office": values["office"]})

    def worth_reading(self, answers: Iterable[Answers]) -> dict[int, int]:
        """Return the sentences that may tell of a meeting, with the context of each."""
        found: dict[int, int] = {}
        for one in answers:
            likely = 1.0 - softmax(one.tags["tells"])[:, 0]
            told = one.sentences[one.asked & (likely > self.least)]
            found |= dict.fromkeys(told.tolist(), CONTEXT)
        return found

    def take(self, model: bytes, scorer: bytes) -> None:
        """Take over a network, and the weights of its scorer with `least` (an .npz file)."""
        threads, self.model = self.model.threads, Model()
        self.model.data, self.model.threads, self._scorer = model, threads, scorer
        with np.load(io.BytesIO(scorer)) as arrays:
            weights = {name: arrays[name] for name in arrays.files}
        self.least, self.width = float(weights.pop("least")), int(weights.pop("width"))
        self.scorer = PairScorer(weights)

    def save(self, folder: Path) -> None:
        """Write the files that `open` reads, where there is a network."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.scorer is not None:
            (folder / "model.onnx").write_bytes(self.model.data)
            (folder / "scorer.npz").write_bytes(self._scorer)

    def open(self, folder: Path) -> None:
        """Read what `save` wrote; raises OSError where it is not there."""
        self.take((folder / "model.onnx").read_bytes(), (folder / "scorer.npz").read_bytes())
