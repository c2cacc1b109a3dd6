"""Step 7: the small network over the vectors of `kg_encoder`.

    python -m training.reader.skim_train --documents models/reader/documents \
        --pipeline kg/nlp/en_news --out models/skim

Writes `state.pt` and the scores of each epoch on the development documents that may be read.
"""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import get_linear_schedule_with_warmup

import kg.extraction.component  # noqa: F401  (registers kg_mentions)
from kg.nlp.answers import answers_for
from kg.nlp.contexts import KINDS, windows
from kg.nlp.offices import offices_of
from kg.nlp.pairs import PairScorer
from kg.nlp.skim import AFTER, BEFORE, REACH, OneEach
from training.reader.examples import Example, NamePool, load, text_of
from training.reader.halves import is_read
from training.reader.losses import _offices, _status, _tags, window_of
from training.reader.network import WHEN
from training.reader.predict import projected, weights_of
from training.reader.skim import Skimmer
from training.reader.train import HERE

Row = dict[str, Any]
TAGS = ("tells", "title", "when")
BF16 = torch.cpu._is_avx512_bf16_supported()  # without it bf16 is slower than float32


def vectors_of(nlp: Any, documents: list[Row], draw: random.Random) -> Iterator[torch.Tensor]:
    """The encoder's vector of every word of each document.

    It reads paragraphs of one to four sentences, as newspapers have them.
    """
    encoder = nlp.get_pipe("kg_encoder")
    for document in documents:
        words: list[str] = []
        left = 0
        for start, end in document["sentences"]:
            if words and left == 0:
                words.append("\n\n")
            left = left - 1 if left else draw.randrange(4)
            words += document["words"][start:end]
        doc = encoder(spacy.tokens.Doc(nlp.vocab, words=words))
        kept = [token.i for token in doc if token.text != "\n\n"]
        yield torch.tensor(doc.tensor[kept]).half()


def cut(document: Row) -> list[Example]:
    """A document in windows of words, every sentence answered once."""
    sizes = [end - start for start, end in document["sentences"]]
    asked = dict.fromkeys(range(len(sizes)), BEFORE)
    return [
        Example(document, window, OneEach())
        for window in windows(sizes, asked, reach=REACH, after=AFTER)
    ]


def collate(examples: list[Example], vectors: list[torch.Tensor]) -> dict[str, torch.Tensor]:
    """Padded vectors and marks of words (B, W), and their answers, -1 for none."""
    width = max(len(one.laid.words) for one in examples)
    size = len(examples)
    batch: dict[str, torch.Tensor] = {
        "vectors": torch.zeros(size, width, vectors[0].shape[-1]),
        **{key: torch.zeros(size, width, dtype=torch.long) for key in ("kinds", "starts", "mask")},
        **{key: torch.full((size, width), -1, dtype=torch.long) for key in ("tells", "title")},
    }
    for row, (one, own) in enumerate(zip(examples, vectors, strict=True)):
        count = len(one.laid.words)
        batch["vectors"][row, :count] = own[one.laid.words].float()
        batch["kinds"][row, :count] = torch.tensor(one.laid.kinds[1 : count + 1])
        batch["starts"][row, :count] = torch.tensor(one.laid.starts[1 : count + 1])
        batch["mask"][row, :count] = 1
        for key in ("tells", "title"):
            batch[key][row, :count] = torch.tensor(getattr(one, key))
    return batch


def losses_of(
    network: Skimmer, examples: list[Example], batch: dict[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    """The losses of every head, each a mean over what it was asked."""
    words = network.dropout(network.words(batch))
    found: dict[str, list[torch.Tensor]] = {"office": [], "when": []}
    for row, one in enumerate(examples):
        if one.titles and one.mentions:
            found["office"] += _offices(network, one, words[row], window_of(one))  # type: ignore[arg-type]
            found["when"] += [
                functional.cross_entropy(
                    network.when(words[row][title[0]]).float(), torch.tensor(WHEN.index(title[2]))
                )
                for title in one.titles
            ]
    tells = network.tells(words).float()
    return {
        "tells": _tags(tells, batch["tells"]),
        "status": _status(tells, batch["tells"]),
        "title": _tags(network.title(words).float(), batch["title"]),
        **{k: torch.stack(v).mean() if v else words.sum() * 0.0 for k, v in found.items()},
    }


@torch.no_grad()
def read(network: Skimmer, document: Row, vectors: torch.Tensor) -> tuple[list[Any], np.ndarray]:
    """The offices of a document, and how likely each word tells of a meeting."""
    text = text_of(document)
    sizes = [end - start for start, end in document["sentences"]]
    offices = []
    likely = np.zeros(len(document["words"]), dtype=np.float32)
    scorer = PairScorer(weights_of(network.office))
    for window in windows(
        sizes, dict.fromkeys(range(len(sizes)), BEFORE), reach=REACH, after=AFTER
    ):
        one = Example(document, window, OneEach())
        words = network.words(collate([one], [vectors]))[0]
        tags = {name: getattr(network, name)(words).numpy() for name in TAGS}
        answers = answers_for(
            text, window, one.laid, tags, {"office": projected(network.office, words).numpy()}
        )
        offices += offices_of(answers, text, scorer)
        tells = torch.tensor(tags["tells"]).softmax(-1)[:, 0].numpy()
        likely[answers.words[answers.asked]] = 1 - tells[answers.asked]
    return offices, likely


def score(network: Skimmer, documents: list[Row], vectors: list[torch.Tensor]) -> str:
    """F1 of offices (title's last word, holder, body) and what a gate of recall .985 reads."""
    network.eval()
    right = said = there = 0
    hits: list[float] = []
    others: list[tuple[float, int]] = []
    for document, own in zip(documents, vectors, strict=True):
        offices, likely = read(network, document, own)
        entity = [m["entity"] for m in document["mentions"]]
        if "offices" in document["tasks"]:
            gold = {
                (t["end"] - 1, entity[h]): {entity[b] for b in t["bodies"]}
                for t in document["titles"] if t["sure"] for h in t["holders"]
            }  # fmt: skip
            unsure = {t["end"] - 1 for t in document["titles"] if not t["sure"]}
            there += len({(at, h) for at, h in gold})
            for one in offices:
                if one.confidence > 0.5 and one.end - 1 not in unsure:
                    said += 1
                    key = (one.end - 1, entity[one.holder])
                    body = entity[one.body] if one.body is not None else None
                    right += key in gold and (body in gold[key] if gold[key] else body is None)
        if "meetings" in document["tasks"]:
            line_of = {w: n for n, line in enumerate(document["sentences"]) for w in range(*line)}
            telling = {line_of[t["word"]] for t in document["triggers"]}
            for number, (start, end) in enumerate(document["sentences"]):
                if end > start:
                    best = float(likely[start:end].max())
                    hits.append(best) if number in telling else others.append((best, end - start))
    network.train()
    least = float(np.quantile(hits, 0.015)) if hits else 0.0
    asked = sum(size for best, size in others if best >= least)
    total = sum(size for _, size in others)
    precision, recall = right / max(1, said), right / max(1, there)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return (
        f"offices P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {there}; "
        f"gate of .985 at {least:.4f}: {asked / max(1, total):.3f} of other words; "
        f".97: {sum(s for b, s in others if b >= np.quantile(hits, 0.03)) / max(1, total):.3f}"
    )


Pair = tuple[Example, torch.Tensor]


class Run:
    """What is learnt from, and the network that learns."""

    def __init__(self, options: argparse.Namespace, settings: Row) -> None:
        self.options, self.settings = options, settings
        self.draw = random.Random(settings["seed"])
        parts = ("train", "written", "own", "newspapers")
        documents = [d for part in parts for d in load(options.documents, part)]
        pool = NamePool(documents)
        shown = documents + [pool.renamed(document, self.draw) for document in documents]
        self.dev = [d for d in load(options.documents, "dev") if is_read(d["doc"])]
        vectors, self.dev_vectors = self.vectors(shown)
        self.pairs = self.windows(shown, vectors)
        self.network = Skimmer(kinds=len(KINDS), **settings["network"])
        if options.further:
            self.network.load_state_dict(torch.load(options.further)["network"])
            settings |= settings["further"]
        self.averaged = AveragedModel(self.network, multi_avg_fn=get_ema_multi_avg_fn(0.998))
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=settings["rate"], weight_decay=0.05
        )
        total = settings["epochs"] * (len(self.pairs) // settings["batch"] + 1)
        self.schedule = get_linear_schedule_with_warmup(self.optimizer, total // 20, total)

    def vectors(self, shown: list[Row]) -> list[list[torch.Tensor]]:
        """The vectors of the documents that are shown and of those for development; made once."""
        kept = self.options.out / "vectors.pt"
        if not kept.exists():
            nlp = spacy.load(self.options.pipeline)
            made = [list(vectors_of(nlp, part, self.draw)) for part in (shown, self.dev)]
            torch.save(made, kept)
        vectors: list[list[torch.Tensor]] = torch.load(kept)
        return vectors

    def windows(self, shown: list[Row], vectors: list[torch.Tensor]) -> list[Pair]:
        """Windows with their document's vectors; those with an office not held now more often."""
        silent, seldom = self.settings["silent"], self.settings["seldom"]
        pairs = [
            (one, own)
            for document, own in zip(shown, vectors, strict=True)
            for one in cut(document)
            if document["tasks"] and (one.titles or one.triggers or self.draw.random() < silent)
        ]
        rare = [pair for pair in pairs if any(title[2] != "current" for title in pair[0].titles)]
        return pairs + rare * (seldom - 1)

    def epoch(self) -> dict[str, float]:
        """Goes once through the windows; returns moving averages of the losses."""
        self.draw.shuffle(self.pairs)
        size = self.settings["batch"]
        sums: dict[str, float] = {}
        for at in range(0, len(self.pairs), size):
            for key, told in self.update(self.pairs[at : at + size]).items():
                sums[key] = sums.get(key, told) * 0.99 + told * 0.01
        return {key: round(value, 3) for key, value in sums.items()}

    def update(self, part: list[Pair]) -> dict[str, float]:
        """One step of the optimizer; returns the losses."""
        batch = collate([one for one, _ in part], [own for _, own in part])
        with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
            losses = losses_of(self.network, [one for one, _ in part], batch)
        sum(self.settings["loss"][key] * loss for key, loss in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.averaged.update_parameters(self.network)
        return {key: float(loss.detach()) for key, loss in losses.items()}


def mean_of(first: Path, second: Path) -> dict[str, torch.Tensor]:
    """The mean of the weights of two states (Wortsman et al. 2022)."""
    left, right = (torch.load(path)["network"] for path in (first, second))
    return {
        name: (value + right[name]) / 2 if value.is_floating_point() else value
        for name, value in left.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--further", type=Path, help="a state.pt to begin with, and to mean with")
    options = parser.parse_args()
    settings = tomllib.loads((HERE / "settings.toml").read_text("utf8"))["skim"]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings["threads"])
    torch.manual_seed(settings["seed"])
    run = Run(options, settings)
    state = options.out / "state.pt"
    for epoch in range(settings["epochs"]):
        losses = run.epoch()
        scores = score(run.averaged.module, run.dev, run.dev_vectors)
        print(time.strftime("%H:%M:%S"), epoch, losses, scores, flush=True)
        torch.save({"network": run.averaged.module.state_dict()}, state)
    if options.further:
        torch.save({"network": mean_of(options.further, state)}, state)


if __name__ == "__main__":
    main()
