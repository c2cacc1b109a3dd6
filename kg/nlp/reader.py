"""The component `kg_reader`: one network that reads sentences in their context.

It answers for the sentences that `kg_skim` lets through, and for those whose offices leave it in
doubt; what it says is read by `kg_coref`, `kg_meetings` and `kg_offices`. How it was trained stands
in `training/README.md`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp import needs
from kg.nlp.answers import SCORERS, TAGS, Answers, answers_for, in_passing, triggers_of
from kg.nlp.batches import BatchComponent
from kg.nlp.contexts import CONTEXT, Pieces, Spelling, Text, Window, laid_out, windows
from kg.nlp.meetings import Trigger
from kg.nlp.network import Model
from kg.nlp.pairs import PairScorer
from kg.nlp.reading import Reading, text_of, with_two_mentions
from kg.nlp.second_reading import alone
from kg.nlp.skim import SkimComponent

OUTPUTS = (*TAGS, *SCORERS)
OFFICE_CONTEXT = 40
"""Word pieces of context before a sentence of which only the offices are asked."""


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


class ReaderComponent(BatchComponent):
    """Sets `Doc._.reading`: the network's answers for sentences that may tell of a meeting."""

    def __init__(self, nlp: Language, name: str, *, threads: int = 0) -> None:
        self.name = name
        self.nlp = nlp
        self.reader = Reader(threads=threads)

    @property
    def model(self) -> Model:
        """The network with its threads."""
        return self.reader.model

    @model.setter
    def model(self, model: Model) -> None:
        self.reader.model = model

    def read(self, docs: Sequence[Doc]) -> None:
        """Annotates the documents in place. Raises `ComponentNeeds` where something lacks."""
        texts = []
        wanted = []
        doubtful = []
        for doc in docs:
            needs.sentences(self.name, doc)
            text, tokens = (
                (doc._.skimmed.text, doc._.skimmed.tokens) if doc._.skimmed else text_of(doc)
            )
            asked, offices = self.asked(doc, text)
            if asked or offices:
                needs.weights(self.name, self.model.data)
            texts.append((text, tokens))
            wanted.append(asked)
            doubtful.append(offices)
        read = [text for text, _ in texts]
        answers = self._read(read, wanted)
        again = self.reader.read(read, [
            alone(text, own, self.reader.triggers(own))
            for text, own in zip(read, answers, strict=True)
        ])  # fmt: skip
        offices_read = self._offices(read, answers, doubtful)
        for doc, (text, tokens), *said in zip(
            docs, texts, answers, again, offices_read, strict=True
        ):
            doc._.reading = Reading(text, tokens, *map(tuple, said))

    def _read(
        self, texts: Sequence[Text], wanted: Sequence[Mapping[int, int]]
    ) -> list[list[Answers]]:
        """The answers for some sentences of each text, each with its words of context."""
        return self.reader.read(texts, [
            windows(self.reader.sizes(text), some) if some else ()
            for text, some in zip(texts, wanted, strict=True)
        ])  # fmt: skip

    def _offices(
        self,
        texts: Sequence[Text],
        answers: Sequence[list[Answers]],
        doubtful: Sequence[Mapping[int, int]],
    ) -> list[list[Answers]]:
        """The answers for sentences of which only the offices are asked.

        Where these are the context of others that were read, they are not read once more.
        """
        told = [in_passing(own, some) for own, some in zip(answers, doubtful, strict=True)]
        known = [{n for one in own for n in one.sentences[one.asked].tolist()} for own in told]
        left = [
            {n: context for n, context in some.items() if n not in own}
            for some, own in zip(doubtful, known, strict=True)
        ]
        return [passing + own for passing, own in zip(told, self._read(texts, left), strict=True)]

    def asked(self, doc: Doc, text: Text) -> tuple[dict[int, int], dict[int, int]]:
        """The sentences that are to be read, with the context of each, and others for offices.

        Without a reading of `kg_skim` they are those with two mentions, and no others.
        """
        if doc._.skimmed is None:
            return dict.fromkeys(with_two_mentions(text), CONTEXT), {}
        skim = needs.component(self.nlp, SkimComponent, "kg_skim", self.name)
        meetings = skim.skimmer.worth_reading(doc._.skimmed.answers)
        offices = skim.skimmer.in_doubt(doc._.skimmed.answers, text)
        return meetings, dict.fromkeys(sorted(offices - set(meetings)), OFFICE_CONTEXT)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the network and its scorers into the folder."""
        self.reader.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ReaderComponent:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        self.reader.open(Path(path))
        return self
