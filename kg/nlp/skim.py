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
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.answers import Answers, answers_for
from kg.nlp.contexts import CONTEXT, Pieces, Text, Window, laid_out, windows
from kg.nlp.network import Model
from kg.nlp.offices import Office, offices_of
from kg.nlp.pairs import PairScorer, softmax
from kg.nlp.reading import Reading, text_of

REACH = 200
"""Words of a window."""
BEFORE = 24
"""Words of context before a sentence, where there are so many."""
AFTER = 16
"""Words of context after the sentences that are asked about."""
POSSIBLE_TITLE = 0.1
"""A sentence without a word this likely to be part of a title tells of no office."""
SURE_OFFICE = 0.95
"""An office from here on needs no second reading, where its body is named."""
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

    def offices(self, answers: Iterable[Answers], text: Text) -> list[Office]:
        """Return the offices that a text tells of, in order; their confidence is the likelihood."""
        if self.scorer is None:
            return []
        return [office for one in answers for office in offices_of(one, text, self.scorer)]

    def in_doubt(self, answers: Iterable[Answers], text: Text) -> set[int]:
        """Return the sentences that name a person and may tell of an office that is not sure."""
        answers = list(answers)
        titled: set[int] = set()
        for one in answers:
            likely = 1.0 - softmax(one.tags["title"])[:, 0]
            titled |= set(one.sentences[one.asked & (likely > POSSIBLE_TITLE)].tolist())
        offices = self.offices(answers, text)
        unsure = {
            one.sentence for one in offices if one.confidence < SURE_OFFICE or one.body is None
        }
        sure = {one.sentence for one in offices} - unsure
        return {
            number
            for number in titled - sure
            if any(one.kind == "person" for _, one in text.mentions_in([number]))
        }

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


class SkimComponent:
    """Sets `Doc._.skimmed`: the small network's answers for all sentences.

    It is None where the vectors of the words are not those of `kg_encoder`.
    """

    def __init__(self, nlp: Language, name: str, *, threads: int = 0) -> None:
        self.name = name
        self.skimmer = Skimmer(threads=threads)

    @property
    def model(self) -> Model:
        """The network with its threads."""
        return self.skimmer.model

    @model.setter
    def model(self, model: Model) -> None:
        self.skimmer.model = model

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, skimmed."""
        if self.skimmer.fits(doc.tensor):
            text, tokens = text_of(doc)
            answers = self.skimmer.read(text, doc.tensor[list(tokens)])
            doc._.skimmed = Reading(text, tokens, tuple(answers))
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the network and its scorer into the folder."""
        self.skimmer.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> SkimComponent:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        self.skimmer.open(Path(path))
        return self
