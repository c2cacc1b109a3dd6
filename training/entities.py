"""Step 5: the second stage of entities, over the vectors and scores of `kg_encoder`.

    python -m training.entities --data ../shared/data --corpus models/corpus \
        --pipeline kg/nlp/en_news --out models/entities

The encoder stays as it is, and so does all that was trained beside it. Writes `windows.pt` (what
the encoder says of the windows of training, made once), `state.pt` after each epoch, and the
scores of each epoch on the parts set aside; `--build-in` puts what was learnt into the pipeline.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.tokens import Doc
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import get_linear_schedule_with_warmup

from kg.nlp import pipeline
from kg.nlp.entity_head import INPUTS, EntityHead, elsewhere
from training.augment import Augmenter
from training.evaluate import entity_scores
from training.network import marginal_loss
from training.reader.export import quantise
from training.reader.skim import FAR, Layer
from training.windows import Labels, cut, load

HERE = Path(__file__).parent
MAIN = ("PERSON", "ORG", "LOC")


class EntityNetwork(nn.Module):
    """Layers over words, whose answer is added to the encoder's scores; nothing at the start.

    Shapes: B windows, W words, H hidden units, L labels.
    """

    def __init__(self, *, hidden: int, labels: int, layers: int, heads: int, inner: int,
                 dropout: float) -> None:  # fmt: skip
        super().__init__()
        self.norm = nn.LayerNorm(hidden)
        self.said = nn.Linear(labels, hidden)
        self.elsewhere = nn.Linear(labels + 1, hidden)
        self.bias = nn.Embedding(FAR, heads)
        nn.init.zeros_(self.bias.weight)
        self.layers = nn.ModuleList([Layer(hidden, heads, inner, dropout) for _ in range(layers)])
        self.last_norm = nn.LayerNorm(hidden)
        self.dropout = nn.Dropout(dropout)
        self.answer = nn.Linear(hidden, labels)
        nn.init.zeros_(self.answer.weight)
        nn.init.zeros_(self.answer.bias)

    def forward(self, vectors: Tensor, scores: Tensor, said: Tensor, mask: Tensor) -> Tensor:
        """Scores (B, W, L) from vectors (B, W, H), scores, `elsewhere` (B, W, L + 1) and a mask."""
        x = self.norm(vectors) + self.said(scores.softmax(-1)) + self.elsewhere(said)
        at = torch.arange(x.shape[1])
        apart = (at.unsqueeze(0) - at.unsqueeze(1)).clamp(-(FAR // 2), FAR // 2) + FAR // 2
        bias = self.bias(apart).permute(2, 0, 1).unsqueeze(0)
        bias = bias + (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        answer: Tensor = self.answer(self.dropout(self.last_norm(x)))
        return scores + answer


@dataclass
class Shown:
    """Windows one after another: `sizes` are their words; the rest has a row for each word."""

    sizes: list[int]
    vectors: Tensor
    scores: Tensor
    elsewhere: Tensor
    allowed: Tensor

    def batch(self, numbers: Sequence[int]) -> tuple[Tensor, ...]:
        """Padded vectors, scores, `elsewhere`, mask and allowed labels of some windows."""
        width = max(self.sizes[number] for number in numbers)
        arrays = (self.vectors, self.scores, self.elsewhere, self.allowed)
        made = [
            torch.zeros(len(numbers), width, array.shape[1],
                        dtype=torch.bool if array.dtype == torch.bool else torch.float32)
            for array in arrays
        ]  # fmt: skip
        mask = torch.zeros(len(numbers), width)
        for row, number in enumerate(numbers):
            start, size = self.starts[number], self.sizes[number]
            mask[row, :size] = 1
            for array, padded in zip(arrays, made, strict=True):
                padded[row, :size] = array[start : start + size]
        return *made[:3], mask, made[3]

    @cached_property
    def starts(self) -> list[int]:
        """The first row of each window."""
        return [0, *accumulate(self.sizes)]

    def batches(self, words: int, draw: random.Random) -> list[list[int]]:
        """Numbers of windows of like length, in random order, about `words` words together."""
        order = sorted(range(len(self.sizes)), key=lambda n: self.sizes[n] + draw.random() * 8)
        found: list[list[int]] = [[]]
        for number in order:
            if found[-1] and (len(found[-1]) + 1) * self.sizes[number] > words:
                found.append([])
            found[-1].append(number)
        draw.shuffle(found)
        return found


def documents(corpus: Path, mixture: dict[str, list[Any]], settings: dict[str, Any],
              labels: Labels, augment: Augmenter) -> Iterator[list[list[dict]]]:  # fmt: skip
    """The documents of an epoch in windows, some of them changed as for the encoder."""
    draw = random.Random(settings["seed"])
    for source, (rate, changed) in mixture.items():
        found = load(corpus / f"{source.partition(' ')[0]}-train.jsonl", labels)
        chosen = found * int(rate) + draw.sample(found, round(rate % 1 * len(found)))
        for document in chosen:
            windows = [
                augment(window, draw) if changed else window
                for window in cut(document, settings["windows"]["caps"], draw)
                if all(sentence["ner"] for sentence in window)
            ]
            if windows:
                yield windows


def read(nlp: Any, found: Iterator[list[list[dict]]], labels: Labels) -> Shown:
    """What the encoder says of all windows; `elsewhere` is looked for in a document's windows."""
    encoder = nlp.get_pipe("kg_encoder")
    size = len(labels.ner)
    sizes: list[int] = []
    rows: list[list[np.ndarray]] = [[], [], [], []]
    for windows in found:
        words = [[word for s in window for word in s["words"]] for window in windows]
        docs = [Doc(nlp.vocab, words=one) for one in words]
        _, _, answers = encoder.first_stage(docs)
        vectors, scores = ([one[name] for one in answers] for name in ("words", "ner"))
        whole = Doc(nlp.vocab, words=[word for one in words for word in one])
        allowed = np.zeros((len(whole), size), dtype=bool)
        every = (one for window in windows for s in window for one in s["ner"])
        for number, one in enumerate(every):
            allowed[number, list(one)] = True
        joined = np.concatenate(scores)
        parts = (np.concatenate(vectors), joined, elsewhere(whole, joined), allowed)
        for kept, part in zip(rows, parts, strict=True):
            kept.append(part if part.dtype == bool else part.astype(np.float16))
        sizes += map(len, words)
    return Shown(sizes, *(torch.from_numpy(np.concatenate(kept)) for kept in rows))


class Run:
    """What is learnt from, and the network that learns."""

    def __init__(self, shown: Shown, settings: dict[str, Any], network: EntityNetwork) -> None:
        self.shown, self.settings, self.network = shown, settings, network
        self.draw = random.Random(settings["seed"])
        self.averaged = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(0.998))
        self.optimizer = torch.optim.AdamW(
            network.parameters(), lr=settings["rate"], weight_decay=0.01
        )
        each = len(shown.batches(settings["batch_words"], random.Random(0)))
        total = each * settings["epochs"]
        self.schedule = get_linear_schedule_with_warmup(self.optimizer, 100, total)

    def epoch(self) -> float:
        """Goes once through the windows; returns the moving average of the loss."""
        average = 0.0
        self.network.train()
        for numbers in self.shown.batches(self.settings["batch_words"], self.draw):
            vectors, scores, said, mask, allowed = self.shown.batch(numbers)
            # A name that stands alone must be read as well.
            said = said * (torch.rand(len(numbers), 1, 1) > self.settings["alone"])
            loss = marginal_loss(self.network(vectors, scores, said, mask), allowed)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.averaged.update_parameters(self.network)
            average = average * 0.99 + float(loss.detach()) * 0.01
        self.averaged.module.eval()
        return average


class Graph(nn.Module):
    """The network on one window."""

    def __init__(self, network: EntityNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, scores: Tensor, said: Tensor) -> Tensor:
        """Scores (W, L) of the words of one window."""
        mask = torch.ones(1, vectors.shape[0])
        answer = self.network(vectors[None], scores[None], said[None], mask)
        return answer[0]


def to_onnx(network: EntityNetwork, path: Path) -> None:
    """Writes the graph, its products in int8."""
    hidden, labels = network.norm.normalized_shape[0], network.answer.out_features
    inputs = (torch.randn(20, hidden), torch.randn(20, labels), torch.rand(20, labels + 1))
    torch.onnx.export(
        Graph(network).eval(), inputs, str(path), input_names=list(INPUTS),
        output_names=["entities"], dynamic_axes={name: {0: "W"} for name in (*INPUTS, "entities")},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantise(path)


def build_in(network: EntityNetwork, folder: Path) -> None:
    """Writes the network into the folder of a pipeline."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "entities.onnx"
        to_onnx(network, path)
        (folder / "kg_encoder" / "entities.onnx").write_bytes(path.read_bytes())


def scores_of(network: EntityNetwork, nlp: Any, corpus: Path) -> dict[str, dict[str, float]]:
    """F1 on newspapers set aside, on CrossNER and on UNER, sentence by sentence, in int8."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "entities.onnx"
        to_onnx(network, path)
        encoder = nlp.get_pipe("kg_encoder")
        encoder.entity_head = EntityHead()
        encoder.entity_head.model.data = path.read_bytes()
    parts = ("worldwide-test", "crossner-dev", "ewt-test")
    return {part: entity_scores(nlp, corpus / f"{part}.jsonl", MAIN) for part in parts}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "corpus", "pipeline", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--build-in", action="store_true")
    options = parser.parse_args()
    settings = tomllib.loads((HERE / "settings.toml").read_text("utf8"))
    labels = Labels.from_corpus(options.corpus, settings["labels"]["kinds"])
    own = settings["entities"] | {"seed": settings["seed"]}
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings["seed"])
    torch.set_num_threads(own["threads"])
    network = EntityNetwork(labels=len(labels.ner), **own["network"])
    state = options.out / "state.pt"
    if options.build_in:
        network.load_state_dict(torch.load(state))
        build_in(network, options.pipeline)
        return
    nlp = pipeline.load(options.pipeline)
    for name in set(nlp.pipe_names) - {"kg_encoder"}:
        nlp.disable_pipe(name)
    kept = options.out / "windows.pt"
    if not kept.exists():
        augment = Augmenter(options.data, settings["augment"], labels.kinds)
        found = documents(options.corpus, own["mixture"], settings, labels, augment)
        torch.save(read(nlp, found, labels), kept)
    run = Run(torch.load(kept, weights_only=False), own, network)
    for epoch in range(own["epochs"]):
        loss = run.epoch()
        torch.save(run.averaged.module.state_dict(), state)
        scores = scores_of(run.averaged.module, nlp, options.corpus)
        print(time.strftime("%H:%M:%S"), epoch, round(loss, 4), json.dumps(scores), flush=True)


if __name__ == "__main__":
    main()
