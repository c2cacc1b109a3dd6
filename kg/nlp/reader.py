"""The component `kg_reader`: one network that reads sentences in their context.

It answers for the sentences that `kg_skim` lets through; what it says is read by `kg_coref`,
`kg_meetings` and `kg_offices`. How it was trained stands in `training/README.md`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.nlp.answers import SCORERS, TAGS, Answers, answers_for, triggers_of
from kg.nlp.contexts import Pieces, Spelling, Text, Window, laid_out
from kg.nlp.meetings import Trigger
from kg.nlp.network import Model
from kg.nlp.pairs import PairScorer

OUTPUTS = (*TAGS, *SCORERS)


@dataclass(frozen=True)
class Asked:
    """One window of one document that is to be read."""

    document: int
    window: Window
    laid: Pieces


class Reader:
    """Runs the network on windows; `scorers` read ties from its answers."""

    def __init__(self, *, threads: int = 0) -> None:
        self.model = Model()
        self.model.threads = threads
        self.scorers: dict[str, PairScorer] = {}
        self._wordpieces = ""
        self._scorers = b""
        self._spelling: Spelling | None = None

    @property
    def spelling(self) -> Spelling:
        """The word pieces of the network's vocabulary."""
        if self._spelling is None:
            from tokenizers import Tokenizer

            tokenizer = Tokenizer.from_str(self._wordpieces)
            tokenizer.no_truncation()
            tokenizer.no_padding()
            self._spelling = Spelling(tokenizer)
        return self._spelling

    def sizes(self, text: Text) -> list[int]:
        """Return the word pieces of each sentence."""
        of = self.spelling.of
        return [sum(len(of(text.words[word])) for word in range(*line)) for line in text.lines]

    def read(
        self, texts: Sequence[Text], wanted: Sequence[Iterable[Window]]
    ) -> list[list[Answers]]:
        """Return the answers for the windows that are wanted of each text, in their order."""
        asked = [
            Asked(number, window, self._laid_out(text, window))
            for number, (text, some) in enumerate(zip(texts, wanted, strict=True))
            for window in some
        ]
        found: list[list[Answers]] = [[] for _ in texts]
        if not asked:
            return found
        for one, answers in self.model.each(lambda one: self._run(one, texts), asked):
            found[one.document].append(answers)
        return found

    def triggers(self, answers: Iterable[Answers]) -> list[Trigger]:
        """Return the words of some windows that may tell of a meeting."""
        scorer = self.scorers.get("arguments")
        return [one for each in answers for one in triggers_of(each, scorer)] if scorer else []

    def _laid_out(self, text: Text, window: Window) -> Pieces:
        mentions = (one for _, one in text.mentions_in(window.sentences))
        return laid_out(window.sentences, text.lines, text.words, mentions, self.spelling)

    def _run(self, one: Asked, texts: Sequence[Text]) -> tuple[Asked, Answers]:
        laid = one.laid
        inputs = {
            key: np.array(getattr(laid, key), dtype=np.int64)
            for key in ("pieces", "cases", "kinds", "starts", "first")
        }
        values = dict(zip(OUTPUTS, self.model.run(inputs, OUTPUTS), strict=True))
        tags = {name: values[name] for name in TAGS}
        projected = {name: values[name] for name in SCORERS}
        return one, answers_for(texts[one.document], one.window, laid, tags, projected)

    def take(self, model: bytes, wordpieces: str, scorers: bytes) -> None:
        """Take over a network, its word pieces, and the weights of its scorers (an .npz file)."""
        threads, self.model = self.model.threads, Model()
        self.model.data, self.model.threads = model, threads
        self._wordpieces, self._scorers, self._spelling = wordpieces, scorers, None
        with np.load(io.BytesIO(scorers)) as arrays:
            weights = {name: arrays[name] for name in arrays.files}
        self.scorers = {
            name: PairScorer(
                {key.split(".")[1]: w for key, w in weights.items() if key.startswith(f"{name}.")}
            )
            for name in SCORERS
        }

    def save(self, folder: Path) -> None:
        """Write the files that `open` reads."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.onnx").write_bytes(self.model.data)
        (folder / "wordpieces.json").write_text(self._wordpieces, "utf8")
        (folder / "scorers.npz").write_bytes(self._scorers)

    def open(self, folder: Path) -> None:
        """Read what `save` wrote; raises OSError where it is not there."""
        self.take(
            (folder / "model.onnx").read_bytes(),
            (folder / "wordpieces.json").read_text("utf8"),
            (folder / "scorers.npz").read_bytes(),
        )
