"""Step 5: the gate, on what `kg_encoder` says of every word.

    python -m training.reader.gate --documents models/reader/documents --pipeline kg/nlp/en_news

A linear score of each word for every question; its thresholds let through the wanted share of
the sentences with an answer, as measured on the development documents that may be read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from torch.nn import functional

import kg.extraction.component  # noqa: F401  (registers kg_mentions)
from kg.nlp.gate import ASKS, Gate
from training.reader.examples import load
from training.reader.halves import is_read

RECALL = {"meeting": 0.985, "office": 0.97}
TASKS = {"meeting": "meetings", "office": "offices"}


def vectors_of(pipeline: Any, documents: list[dict[str, Any]]) -> Iterator[torch.Tensor]:
    """The encoder's vector of every word of each document."""
    for document in documents:
        lines = [document["words"][start:end] for start, end in document["sentences"]]
        words, spaces = [], []
        for line in lines:
            words += [*line, "\n"]
            spaces += [True] * len(line) + [False]
        doc = spacy.tokens.Doc(pipeline.vocab, words=words[:-1], spaces=spaces[:-1])
        doc = pipeline.get_pipe("kg_encoder")(doc)
        kept = [token.i for token in doc if not token.is_space]
        yield torch.tensor(doc.tensor[kept])


def answers_of(document: dict[str, Any]) -> dict[str, dict[int, list[int]]]:
    """For each question the sentences with an answer, and the words that give it."""
    line_of = {w: n for n, line in enumerate(document["sentences"]) for w in range(*line)}
    found: dict[str, dict[int, list[int]]] = {ask: {} for ask in ASKS}
    for trigger in document["triggers"]:
        line = line_of[trigger["word"]]
        found["meeting"].setdefault(line, []).extend(trigger["words"] if trigger["sure"] else [])
    for title in document["titles"]:
        line = line_of[title["start"]]
        found["office"].setdefault(line, []).extend(range(title["start"], title["end"]))
    return found


def marks_of(document: dict[str, Any]) -> torch.Tensor:
    """(W, asks): 1 for words that answer, 0 for words of sentences without, -1 where unknown."""
    marks = torch.full((len(document["words"]), len(ASKS)), -1.0)
    answers = answers_of(document)
    for column, ask in enumerate(ASKS):
        if TASKS[ask] not in document["tasks"]:
            continue
        for line, (start, end) in enumerate(document["sentences"]):
            marks[start:end, column] = 0.0
            if line in answers[ask]:
                marks[start:end, column] = -1.0
                marks[answers[ask][line], column] = 1.0
    return marks


def fit(vectors: torch.Tensor, marks: torch.Tensor) -> torch.nn.Linear:
    """Logistic regression for every question, by Adam on all words."""
    torch.manual_seed(1)
    layer = torch.nn.Linear(vectors.shape[1], len(ASKS))
    optimizer = torch.optim.Adam(layer.parameters(), lr=0.01, weight_decay=1e-5)
    for _ in range(25):
        for part in torch.randperm(len(vectors)).split(8192):
            known = marks[part] >= 0
            scores = layer(vectors[part])[known]
            loss = functional.binary_cross_entropy_with_logits(scores, marks[part][known])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return layer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    nlp = spacy.load(options.pipeline)
    train = [d for part in ("train", "written", "own") for d in load(options.documents, part)]
    dev = [d for d in load(options.documents, "dev") if is_read(d["doc"])]
    layer = fit(torch.cat(list(vectors_of(nlp, train))), torch.cat([marks_of(d) for d in train]))
    gate = Gate()
    gate.weights = layer.weight.detach().numpy().T.copy()
    gate.bias = layer.bias.detach().numpy()
    best: dict[str, list[float]] = {ask: [] for ask in ASKS}
    other: dict[str, list[float]] = {ask: [] for ask in ASKS}
    for document, vectors in zip(dev, vectors_of(nlp, dev), strict=True):
        scores = layer(vectors).detach().numpy()
        answers = answers_of(document)
        for column, ask in enumerate(ASKS):
            if TASKS[ask] in document["tasks"]:
                for line, (start, end) in enumerate(document["sentences"]):
                    if end > start:
                        kind = best if answers[ask].get(line) else other
                        kind[ask].append(float(scores[start:end, column].max()))
    gate.least = np.array(
        [np.quantile(best[ask], 1 - RECALL[ask]) - 0.5 for ask in ASKS], dtype=np.float32
    )
    for column, ask in enumerate(ASKS):
        found = np.mean(np.array(best[ask]) > gate.least[column])
        read = np.mean(np.array(best[ask] + other[ask]) > gate.least[column])
        print(f"{ask}: {found:.3f} of {len(best[ask])} found, {read:.3f} of sentences read")
    gate.save(options.pipeline / "kg_reader")


if __name__ == "__main__":
    main()
