"""The component `kg_parser`: Universal Dependencies, only where they are wanted.

Arcs and labels are biaffine (Dozat & Manning 2017) over the words' vectors in `Doc.tensor`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from kg.nlp import needs
from kg.nlp.batches import BatchComponent
from kg.nlp.decoding import NEVER, best_tree
from kg.nlp.network import Model
from kg.nlp.noun_chunks import noun_chunks

BATCH = 6_000
"""Pairs of words, with padding, in one run of the network: more need memory, and no less time."""
FORCED = np.float32(1e6)
LONGEST = 300
"""Words of the longest sentence that is parsed; longer ones are lists and other clutter."""

Wanted = Callable[[Span], bool]


class Parser(BatchComponent):
    """Sets `head` and `dep_`.

    `wanted` says which sentences are parsed; None is all of them. In a sentence that is not
    wanted every word hangs on the first one with the label "dep": spaCy reads the bounds of
    sentences from the trees, so that the bounds stay as they were. The same holds for what is
    longer than LONGEST words.
    """

    def __init__(self, nlp: Language, name: str, *, threads: int = 0) -> None:
        self.vocab = nlp.vocab
        self.name = name
        self.model = Model()
        self.model.threads = threads
        self.labels: list[str] = []
        self.wanted: Wanted | None = None

    def read(self, docs: Sequence[Doc]) -> None:
        """Parses the documents in place. Raises `ComponentNeeds` where weights or vectors lack."""
        needs.weights(self.name, self.model.data)
        for doc in docs:
            if len(doc):
                needs.vectors(self.name, doc, width=self.model.width("words"))
            doc.noun_chunks_iterator = noun_chunks  # type: ignore[attr-defined]  # not in its stub
        bounds = [sentences(doc) for doc in docs]
        trees = [flat_tree(doc, words) for doc, words in zip(docs, bounds, strict=True)]
        jobs: list[tuple[int, NDArray[np.int64]]] = []
        for number, doc in enumerate(docs):
            for start, end, words in bounds[number]:
                fits = 0 < len(words) <= LONGEST
                if fits and (self.wanted is None or self.wanted(doc[start:end])):
                    jobs.append((number, words))
        jobs.sort(key=lambda job: len(job[1]))
        together = list(groups(jobs))
        tensors = ([docs[number].tensor[words] for number, words in group] for group in together)
        for group, parsed in zip(together, self.model.each(self.parse, tensors), strict=True):
            for (number, words), (heads, labels) in zip(group, parsed, strict=True):
                fill(trees[number], words, heads, [self.labels[label] for label in labels])
        for doc, tree in zip(docs, trees, strict=True):
            set_tree(doc, *tree)

    def parse(self, tensors: Sequence[NDArray[np.float32]]) -> list[tuple[Any, Any]]:
        """Heads (as in `best_tree`) and label numbers for the vectors (n, H) of sentences."""
        width = max(len(tensor) for tensor in tensors)
        vectors = np.zeros((len(tensors), width, tensors[0].shape[1]), dtype=np.float32)
        bias = np.full((len(tensors), width, width + 1), NEVER, dtype=np.float32)
        for row, tensor in enumerate(tensors):
            size = len(tensor)
            vectors[row, :size] = tensor
            bias[row, :size, : size + 1] = 0
            bias[row, np.arange(size), np.arange(1, size + 1)] = NEVER
        scores, labels = self.model.run({"words": vectors, "bias": bias}, ("scores", "labels"))
        heads = scores.argmax(axis=2)
        mended = []
        for row, tensor in enumerate(tensors):
            size = len(tensor)
            tree = best_tree(scores[row, :size, : size + 1])
            if (tree != heads[row, :size]).any():
                bias[row, np.arange(size), tree] += FORCED
                heads[row, :size] = tree
                mended.append(row)
        if mended:
            again = {"words": vectors[mended], "bias": bias[mended]}
            (labels[mended],) = self.model.run(again, ("labels",))
        sizes = [len(tensor) for tensor in tensors]
        return [(heads[row, :size], labels[row, :size]) for row, size in enumerate(sizes)]

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Attachment scores, punctuation left out, for `spacy evaluate`."""
        return Scorer.score_deps(
            list(examples),
            "dep",
            getter=lambda token, _: token.dep_.lower(),  # its number means nothing to a reader
            ignore_labels=("p", "punct"),
        )

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Everything that the component needs."""
        return json.dumps(self.labels).encode("utf8") + b"\0" + self.model.data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Parser:
        """This component, with what `to_bytes` gave."""
        labels, model = data.split(b"\0", 1)
        self._take(labels.decode("utf8"), model)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes `model.onnx` and `labels.json` into the folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.onnx").write_bytes(self.model.data)
        (folder / "labels.json").write_text(json.dumps(self.labels, indent=1), "utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Parser:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        folder = Path(path)
        self._take((folder / "labels.json").read_text("utf8"), (folder / "model.onnx").read_bytes())
        return self

    def _take(self, labels: str, model: bytes) -> None:
        self.labels = json.loads(labels)
        threads, self.model = self.model.threads, Model()
        self.model.data, self.model.threads = model, threads


Tree = tuple[NDArray[np.int64], list[str]]


def groups(jobs: Sequence[Any]) -> Iterator[list[Any]]:
    """Sentences of like length, sorted, in runs of at most BATCH pairs of words."""
    group: list[Any] = []
    for job in jobs:
        if group and (len(group) + 1) * len(job[1]) ** 2 > BATCH:
            yield group
            group = []
        group.append(job)
    if group:
        yield group


Bounds = list[tuple[int, int, NDArray[np.int64]]]


def sentences(doc: Doc) -> Bounds:
    """Start, end and words (without whitespace) of each sentence."""
    array = doc.to_array(["SENT_START", "IS_SPACE"])
    starts = np.flatnonzero(array[:, 0] == 1).tolist()
    if len(doc) and (not starts or starts[0]):
        starts.insert(0, 0)
    solid = np.flatnonzero(array[:, 1] == 0)
    cuts = np.searchsorted(solid, starts[1:])
    words = np.split(solid, cuts) if starts else []
    ends = [*starts[1:], len(doc)]
    return list(zip(starts, ends, words, strict=False))


def flat_tree(doc: Doc, bounds: Bounds) -> Tree:
    """A tree in which every word of a sentence hangs on its first word."""
    heads = np.zeros(len(doc), dtype=np.int64)
    labels = ["dep"] * len(doc)
    for start, end, words in bounds:
        first = int(words[0]) if len(words) else start
        heads[start:end] = first
        labels[first] = "ROOT"
    return heads, labels


def fill(
    tree: Tree, words: NDArray[np.int64], heads: NDArray[np.int64], labels: Sequence[str]
) -> None:
    """Puts the tree of a sentence into that of its document; spaces hang on what stands before."""
    targets, names = tree
    targets[words] = np.where(heads > 0, words[heads - 1], words)
    for word, head, label in zip(words.tolist(), heads.tolist(), labels, strict=True):
        names[word] = label if head else "ROOT"
    first, last = int(words[0]), int(words[-1])
    if last - first + 1 > len(words):
        inside = set(words.tolist())
        for space in range(first, last):
            if space not in inside:
                targets[space] = space - 1


def set_tree(doc: Doc, heads: NDArray[np.int64], labels: Sequence[str]) -> None:
    """Sets heads (indices in the document) and labels."""
    if not len(doc):
        return
    strings = doc.vocab.strings
    numbers = {label: strings.add(label) for label in set(labels)}
    array: Any = np.empty((len(doc), 2), dtype=np.uint64)
    array[:, 0] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
    array[:, 1] = [numbers[label] for label in labels]
    doc.from_array(["HEAD", "DEP"], array)


@Language.factory(
    "kg_parser",
    assigns=["token.head", "token.dep", "doc.sents"],
    requires=["doc.tensor", "token.is_sent_start"],
    default_config={"threads": 0},
    default_score_weights={"dep_uas": 0.5, "dep_las": 0.5},
)
def make_parser(nlp: Language, name: str, threads: int) -> Parser:
    """The component, still without its network: `from_disk` or `from_bytes` brings it."""
    return Parser(nlp, name, threads=threads)
