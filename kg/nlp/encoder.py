"""The component `kg_encoder`: entities, parts of speech and sentence bounds from one encoder.

The network is one ONNX file that `onnxruntime` runs; how it was trained stands in
`training/README.md`. The vectors of the words stay in `Doc.tensor` for `kg_parser`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.scorer import Scorer, get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example

from kg.nlp import needs
from kg.nlp.batches import BatchComponent
from kg.nlp.decoding import best_labels, spans
from kg.nlp.entity_head import EntityHead
from kg.nlp.network import Model
from kg.nlp.one_sense import one_sense
from kg.nlp.windows import Window, WordPieces, cut, groups, lines, words_of

Arrays = dict[str, NDArray[Any]]
Spelling = list[tuple[list[int], int, int]]


class Encoder(BatchComponent):
    """Sets `ents`, `pos_`, `tag_`, sentence starts and `tensor`.

    Sentence starts that a document brings along are kept. `labels` holds the names of the
    network's answers: `ner` (BILOU), `upos` and `xpos`. `entity_head` says of entities what counts.
    """

    def __init__(self, nlp: Language, name: str, *, threads: int = 0) -> None:
        self.vocab = nlp.vocab
        self.name = name
        self.model = Model()
        self.model.threads = threads
        self.entity_head = EntityHead(threads=threads)
        self.labels: dict[str, list[str]] = {}
        self._vocabulary = ""
        self._pieces: WordPieces | None = None

    @property
    def pieces(self) -> WordPieces:
        """The word pieces of the network's vocabulary."""
        if self._pieces is None:
            from tokenizers import Tokenizer

            self._pieces = WordPieces(Tokenizer.from_str(self._vocabulary))
        return self._pieces

    def read(self, docs: Sequence[Doc]) -> None:
        """Annotates the documents in place. Raises `ComponentNeeds` without weights."""
        needs.weights(self.name, self.model.data)
        windows, breaks, answers = self.first_stage(docs)
        if self.entity_head.model.data:
            vectors, scores = ([one[name] for one in answers] for name in ("words", "ner"))
            again = self.entity_head.read(docs, windows, vectors, scores)
            for answer, ner in zip(answers, again, strict=True):
                answer["ner"] = ner
        for doc, begins, answer in zip(docs, breaks, answers, strict=True):
            self.annotate(doc, begins, answer)

    def first_stage(
        self, docs: Sequence[Doc]
    ) -> tuple[list[Window], list[NDArray[np.bool_]], list[Arrays]]:
        """Return the windows, where the lines of each document begin, and the network's answers."""
        spelt = [self.pieces.of(doc) for doc in docs]
        windows: list[Window] = []
        breaks = []
        for number, doc in enumerate(docs):
            begins = np.zeros(len(doc), dtype=bool)
            for line in lines(doc):
                begins[line[0]] = True
                sizes = [spelt[number][index][2] for index in line.tolist()]
                windows.extend(cut(number, line, sizes))
            breaks.append(begins)
        answers = [self._empty(doc) for doc in docs]
        windows.sort(key=lambda window: window.size)
        for _ in self.model.each(lambda group: self._run(group, spelt, answers), groups(windows)):
            pass
        return windows, breaks, answers

    def _empty(self, doc: Doc) -> Arrays:
        size = len(doc)
        return {
            "ner": np.zeros((size, len(self.labels["ner"])), dtype=np.float32),
            "upos": np.zeros(size, dtype=np.int64),
            "xpos": np.zeros(size, dtype=np.int64),
            "starts": np.full(size, -1.0, dtype=np.float32),
            "words": np.zeros((size, WIDTH), dtype=np.float32),
        }

    def _run(
        self, group: Sequence[Window], spelt: Sequence[Spelling], answers: Sequence[Arrays]
    ) -> None:
        inputs = self._inputs(group, spelt)
        for name, array in zip(OUTPUTS, self.model.run(inputs, OUTPUTS), strict=True):
            for row, window in enumerate(group):
                at = window.tokens[window.begin : window.end]
                answers[window.document][name][at] = array[row, window.begin : window.end]

    def _inputs(self, group: Sequence[Window], spelt: Sequence[Spelling]) -> Arrays:
        """Word pieces, their cases, a mask of them (B, P) and each word's first piece (B, W)."""
        width = max(window.size for window in group) + 2
        words = max(len(window.tokens) for window in group)
        pieces = np.zeros((len(group), width), dtype=np.int64)
        cases = np.zeros((len(group), width), dtype=np.int64)
        mask = np.zeros((len(group), width), dtype=np.int64)
        first = np.zeros((len(group), words), dtype=np.int64)
        for row, window in enumerate(group):
            spelling = spelt[window.document]
            ids, kinds, at = [self.pieces.first], [0], []
            for index in window.tokens.tolist():
                word, case, size = spelling[index]
                at.append(len(ids))
                ids += word
                kinds += [case] * size
            pieces[row, : len(ids)] = ids
            pieces[row, len(ids)] = self.pieces.last
            cases[row, : len(ids)] = kinds
            mask[row, : len(ids) + 1] = 1
            first[row, : len(at)] = at
        return {"pieces": pieces, "cases": cases, "mask": mask, "first": first}

    def annotate(self, doc: Doc, begins: NDArray[np.bool_], answer: Arrays) -> None:
        """Puts the network's answers for every word on the document."""
        words = words_of(doc)
        names = self.labels["ner"]
        scores = answer["ner"][words]
        found = spans(best_labels(scores, begins[words], names).tolist(), names)
        found = one_sense(found, [doc[index].text for index in words.tolist()], scores, names)
        starts = begins | (answer["starts"] > 0)
        for start, end, _ in found:
            # A sentence does not begin inside a name ("U.S. Army").
            starts[words[start] + 1 : words[end - 1] + 1] = False
        self._set_tags(doc, words, answer)
        if not (doc.to_array(["SENT_START"]).ravel()[1:] != 0).any():
            set_starts(doc, words, starts)
        doc.set_ents(
            [Span(doc, int(words[s]), int(words[e - 1]) + 1, label=k) for s, e, k in found]
        )
        doc.tensor = answer["words"]

    def _set_tags(self, doc: Doc, words: NDArray[np.int64], answer: Arrays) -> None:
        add = doc.vocab.strings.add
        array: Any = np.empty((len(doc), 2), dtype=np.uint64)
        array[:, 0], array[:, 1] = add("_SP"), add("SPACE")
        tags = np.array([add(tag) for tag in self.labels["xpos"]], dtype=np.uint64)
        parts = np.array([add(tag) for tag in self.labels["upos"]], dtype=np.uint64)
        array[words, 0] = tags[answer["xpos"][words]]
        array[words, 1] = parts[answer["upos"][words]]
        doc.from_array(["TAG", "POS"], array)

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Scores of entities, tags and sentences, for `spacy evaluate`."""
        examples = list(examples)
        scores: dict[str, Any] = get_ner_prf(examples)
        scores |= Scorer.score_token_attr(examples, "tag")
        scores |= Scorer.score_token_attr(examples, "pos")
        scores |= Scorer.score_spans(
            examples, "sents", has_annotation=lambda doc: doc.has_annotation("SENT_START")
        )
        scores.pop("sents_per_type", None)
        return scores

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Everything that the component needs."""
        parts = [json.dumps(self.labels), self._vocabulary, str(len(self.model.data))]
        data = self.model.data + self.entity_head.model.data
        return "\0".join(parts).encode("utf8") + b"\0" + data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Encoder:
        """This component, with what `to_bytes` gave."""
        labels, vocabulary, size, data = data.split(b"\0", 3)
        model, head = data[: int(size)], data[int(size) :]
        self._take(labels.decode("utf8"), vocabulary.decode("utf8"), model, head)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the networks, `wordpieces.json` and `labels.json` into the folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.onnx").write_bytes(self.model.data)
        if self.entity_head.model.data:
            (folder / "entities.onnx").write_bytes(self.entity_head.model.data)
        (folder / "wordpieces.json").write_text(self._vocabulary, "utf8")
        (folder / "labels.json").write_text(json.dumps(self.labels, indent=1), "utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Encoder:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        folder = Path(path)
        labels = (folder / "labels.json").read_text("utf8")
        vocabulary = (folder / "wordpieces.json").read_text("utf8")
        second = folder / "entities.onnx"
        head = second.read_bytes() if second.exists() else b""
        self._take(labels, vocabulary, (folder / "model.onnx").read_bytes(), head)
        return self

    def _take(self, labels: str, vocabulary: str, model: bytes, head: bytes = b"") -> None:
        self.labels = json.loads(labels)
        self._vocabulary = vocabulary
        self._pieces = None
        threads, self.model = self.model.threads, Model()
        self.model.data, self.model.threads = model, threads
        self.entity_head = EntityHead(threads=threads)
        self.entity_head.model.data = head


OUTPUTS = ("ner", "upos", "xpos", "starts", "words")
WIDTH = 384
"""Hidden units of the encoder."""


def set_starts(doc: Doc, words: NDArray[np.int64], starts: NDArray[np.bool_]) -> None:
    """Sets sentence starts.

    Whitespace belongs to the sentence before it, at the very start to the first one.
    """
    array = np.where(starts, 1, -1).astype(np.int64)
    if len(words):
        array[: int(words[0]) + 1] = -1
    array[:1] = 1
    numbers: Any = array.view(np.uint64)
    doc.from_array(["SENT_START"], numbers)


@Language.factory(
    "kg_encoder",
    assigns=["doc.ents", "doc.tensor", "token.tag", "token.pos", "token.is_sent_start"],
    default_config={"threads": 0},
    default_score_weights={"ents_f": 0.6, "tag_acc": 0.2, "sents_f": 0.2},
)
def make_encoder(nlp: Language, name: str, threads: int) -> Encoder:
    """The component, still without its network: `from_disk` or `from_bytes` brings it."""
    return Encoder(nlp, name, threads=threads)
