"""Step 5: the gate, on what `kg_encoder` says of every word.

    python -m training.reader.gate --documents models/reader/documents --pipeline kg/nlp/en_news

A small network scores each word for every question; its thresholds let through the wanted share
of the sentences with an answer, as measured on the development documents that may be read.
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
MARGIN = 0.1
"""How far below the measured score a threshold lies, since few sentences were measured."""
HIDDEN = 96
EPOCHS = 6
OTHERS = 120_000
"""Words without an answer that an epoch shows."""
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


def fit(vectors: torch.Tensor, marks: torch.Tensor) -> torch.nn.Sequential:
    """A network of two layers for both questions, on all answers and as many other words."""
    torch.manual_seed(2)
    network = torch.nn.Sequential(
        torch.nn.Linear(vectors.shape[1], HIDDEN),
        torch.nn.GELU(),
        torch.nn.Linear(HIDDEN, len(ASKS)),
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=0.01)
    answers = torch.nonzero((marks > 0).any(1))[:, 0]
    others = torch.nonzero(~(marks > 0).any(1))[:, 0]
    for _ in range(EPOCHS):
        chosen = torch.cat([answers, others[torch.randperm(len(others))[:OTHERS]]])
        for part in chosen[torch.randperm(len(chosen))].split(2048):
            known = marks[part] >= 0
            scores = network(vectors[part])[known]
            loss = functional.binary_cross_entropy_with_logits(scores, marks[part][known])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return network


def best_words(
    gate: Gate, documents: list[dict[str, Any]], vectors: list[torch.Tensor]
) -> dict[str, tuple[list[float], list[float]]]:
    """For each question the best word's score of sentences with an answer, and of the others."""
    found: dict[str, tuple[list[float], list[float]]] = {ask: ([], []) for ask in ASKS}
    for document, own in zip(documents, vectors, strict=True):
        scores = gate.scores(own.numpy())
        answers = answers_of(document)
        for column, ask in enumerate(ASKS):
            if TASKS[ask] in document["tasks"]:
                for line, (start, end) in enumerate(document["sentences"]):
                    if end > start:
                        rows = found[ask][0 if answers[ask].get(line) else 1]
                        rows.append(float(scores[start:end, column].max()))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    options = parser.parse_args()
    nlp = spacy.load(options.pipeline)
    train = [d for part in ("train", "written", "own") for d in load(options.documents, part)]
    dev = [d for d in load(options.documents, "dev") if is_read(d["doc"])]
    network = fit(torch.cat(list(vectors_of(nlp, train))), torch.cat(list(map(marks_of, train))))
    gate = Gate()
    names = ("inner", "inner_bias", "outer", "outer_bias")
    weights = [weight.detach().numpy() for weight in network.parameters()]
    gate.layers = {
        name: weight.T.copy() if weight.ndim > 1 else weight
        for name, weight in zip(names, weights, strict=True)
    }
    found = best_words(gate, dev, list(vectors_of(nlp, dev)))
    least = [np.quantile(found[ask][0], 1 - RECALL[ask]) - MARGIN for ask in ASKS]
    gate.layers["least"] = np.array(least, dtype=np.float32)
    for ask, limit in zip(ASKS, least, strict=True):
        right = np.mean(np.array(found[ask][0]) > limit)
        read = np.mean(np.array(found[ask][0] + found[ask][1]) > limit)
        print(f"{ask}: {right:.3f} of {len(found[ask][0])} found, {read:.3f} of sentences read")
    gate.save(options.pipeline / "kg_reader")


if __name__ == "__main__":
    main()
