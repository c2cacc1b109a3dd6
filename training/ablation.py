"""What each change of the augmentation brings, on a part of the data.

    python -m training.ablation --data ../shared/data --corpus models/corpus --out models/ablation

Trains entities alone, from the pretrained encoder, on the same documents and for as many steps,
once with every change and once without each; measures on whole articles set aside, as they are
and with the sentences changed. Scores of a run that are in the folder are not made again.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
import tomllib
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from transformers import get_linear_schedule_with_warmup

from kg.nlp.decoding import best_labels, spans
from training.augment import Augmenter, curl, drop_stop
from training.evaluate import f1
from training.network import Network, marginal_loss
from training.train import HERE, build, optimizer_for
from training.windows import Batches, Collate, Labels, Windows, load

MAIN = ("PERSON", "ORG", "LOC")
CASE = ("lower", "upper", "headline")
WITHOUT: dict[str, tuple[str, ...]] = {
    "all": (),
    "no names": ("names",),
    "no groups": ("groups",),
    "no spelt_out": ("spelt_out",),
    "no case": CASE,
    "no no_stop": ("no_stop",),
    "no quotes": ("quotes",),
    "no dateline": ("dateline",),
    "none": ("names", "groups", "spelt_out", *CASE, "no_stop", "quotes", "dateline"),
}
Change = Callable[[list[dict], random.Random], list[dict]]


def held_out(name: str) -> bool:
    """Whether a name is one of the tenth that training never sees and the changed copies use."""
    return zlib.crc32(name.encode()) % 10 == 0


def augmenter(data: Path, rates: dict[str, float], labels: Labels, *, test: bool) -> Augmenter:
    """An augmenter with the names for training, or with those held out for the copies."""
    made = Augmenter(data, rates, labels.kinds)
    made.names = [[name for name in names if held_out(name) == test] for names in made.names]
    for kind in ("countries", "capitals", "demonyms"):
        setattr(made, kind, [name for name in getattr(made, kind) if held_out(name) == test])
    return made


def recased(change: Callable[[str], str]) -> Change:
    """A change of every word."""

    def apply(document: list[dict], _: random.Random) -> list[dict]:
        return [{**s, "words": [change(word) for word in s["words"]]} for s in document]

    return apply


def copies(data: Path, labels: Labels) -> dict[str, Change]:
    """The changes that the articles set aside are measured with, by the name of the column."""
    names = augmenter(data, {}, labels, test=True)

    def swapped(document: list[dict], draw: random.Random) -> list[dict]:
        names.swap_names(document, draw)
        names.swap_places(document, draw)
        return document

    def spelt_out(document: list[dict], draw: random.Random) -> list[dict]:
        return [names.spell_out(sentence, draw) for sentence in document]

    def without_stop(document: list[dict], _: random.Random) -> list[dict]:
        for sentence in document:
            drop_stop(sentence)
        return document

    def curly(document: list[dict], _: random.Random) -> list[dict]:
        curl(document)
        return document

    def dated(document: list[dict], draw: random.Random) -> list[dict]:
        return [names.with_dateline(document[0], draw), *document[1:]]

    return {
        "names": swapped,
        "spelt_out": spelt_out,
        "lower": recased(str.lower),
        "upper": recased(str.upper),
        "headline": recased(lambda word: word[:1].upper() + word[1:]),
        "no_stop": without_stop,
        "quotes": curly,
        "dateline": dated,
    }


def changed(path: Path, labels: Labels, change: Change | None) -> Iterator[list[dict]]:
    """Documents of a file, each sentence with `counts`: whether the change touched it."""
    for number, document in enumerate(load(path, labels)):
        before = document["sentences"]
        after = copy.deepcopy(before)
        if change:
            after = change(after, random.Random(number))
        for old, new in zip(before, after, strict=True):
            new["counts"] = change is None or old["words"] != new["words"]
        if any(sentence["counts"] for sentence in after):
            yield after


@torch.no_grad()
def entity_scores(
    network: Network, collate: Collate, documents: list[list[dict]]
) -> dict[str, float]:
    """F1 of exact spans in the sentences that count: of MAIN together, and by kind.

    A span that lies on words of which the source does not say the kind is not counted.
    """
    network.eval()
    labels = collate.labels.ner
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    windows = sorted(documents, key=lambda document: sum(len(s["words"]) for s in document))
    for start in range(0, len(windows), 16):
        group = windows[start : start + 16]
        batch = collate(group)
        with torch.autocast("cpu", torch.bfloat16):
            words = network.words(batch["pieces"], batch["cases"], batch["mask"], batch["first"])
            scores = network.entities(words).float().numpy()
        for row, document in enumerate(group):
            for number, sentence in enumerate(document):
                at = torch.nonzero(batch["sentence"][row] == number)[:, 0].numpy()
                if not len(at) or not sentence["counts"]:
                    continue
                answers = sentence["ner"][: len(at)]
                breaks = torch.zeros(len(at), dtype=torch.bool).numpy()
                guessed = spans(best_labels(scores[row, at], breaks, labels).tolist(), labels)
                told = spans([min(a) if len(a) == 1 else 0 for a in answers], labels)
                sure = [s for s in guessed if all(len(a) == 1 for a in answers[s[0] : s[1]])]
                right.update(span[2] for span in set(sure) & set(told))
                found.update(span[2] for span in sure)
                gold.update(span[2] for span in told)
    values = {kind: f1(right[kind], found[kind], gold[kind]) for kind in collate.labels.kinds}
    values["all"] = f1(*(sum(c[kind] for kind in MAIN) for c in (right, found, gold)))
    values["sentences"] = sum(s["counts"] for document in documents for s in document)
    return values


class Ablation:
    """The documents and the copies, read once, and a run for each variant and seed."""

    def __init__(self, options: argparse.Namespace, settings: dict) -> None:
        self.options, self.settings = options, settings
        self.labels = Labels.from_corpus(options.corpus, settings["labels"]["kinds"])
        nothing = augmenter(options.data, {}, self.labels, test=False)
        self.windows = Windows(options.corpus, settings, self.labels, nothing)
        draw = random.Random(settings["seed"])
        share = settings["ablation"]["share"]
        self.windows.sources = {
            source: (rate, draw.sample(documents, max(1, round(share * len(documents)))))
            for source, (rate, documents) in self.windows.sources.items()
        }
        changes = {"as it is": None, **copies(options.data, self.labels)}
        self.columns = {
            f"{source}, {name}": list(
                changed(options.corpus / f"{source}-dev.jsonl", self.labels, change)
            )
            for source in ("gmb", "crossner")
            for name, change in changes.items()
            if source == "gmb" or name in ("as it is", "names")
        }

    def run(self, variant: str, seed: int) -> dict[str, dict[str, float]]:
        """Trains one variant and measures it on every column."""
        settings = copy.deepcopy(self.settings)
        settings["seed"] = seed
        settings["augment"] |= dict.fromkeys(WITHOUT[variant], 0.0)
        change = augmenter(self.options.data, settings["augment"], self.labels, test=False)
        # One draw for each window, so that every variant sees the same windows in the same order.
        self.windows.augment = lambda window, draw: change(window, random.Random(draw.random()))
        self.windows.settings = settings
        network, tokenizer = build(settings, self.labels)
        collate = Collate(tokenizer, self.labels, settings["windows"]["pieces"])
        self.train(network, collate, settings)
        return {
            name: entity_scores(network, collate, documents)
            for name, documents in self.columns.items()
        }

    def train(self, network: Network, collate: Collate, settings: dict) -> None:
        """So many steps on the entities; the weights of the last step are kept."""
        optimizer = optimizer_for(network, settings["train"])
        steps = settings["ablation"]["steps"]
        schedule = get_linear_schedule_with_warmup(
            optimizer, int(steps * settings["train"]["warmup"]), steps
        )
        network.train()
        for batch in self.batches(collate, settings, steps):
            with torch.autocast("cpu", torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
                parts = (batch[key] for key in ("pieces", "cases", "mask", "first"))
                words = network.dropout(network.words(*parts))
                loss = marginal_loss(network.entities(words).float(), batch["ner"])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), settings["train"]["clip"])
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)

    def batches(
        self, collate: Collate, settings: dict, steps: int
    ) -> Iterator[dict[str, torch.Tensor]]:
        """Batches of as many epochs as the steps need."""
        epoch = 0
        while steps > 0:
            self.windows.start(epoch)
            for batch in list(Batches(self.windows, settings["train"]["batch_words"], epoch))[
                :steps
            ]:
                yield collate([self.windows[index] for index in batch])
                steps -= 1
            epoch += 1


def table(folder: Path, seeds: list[int]) -> str:
    """A Markdown table: the F1 of each variant on each column, one figure for each seed."""
    results: dict[str, list[dict]] = {}
    for variant in WITHOUT:
        paths = [folder / f"{variant.replace(' ', '-')}-{seed}.json" for seed in seeds]
        found = [json.loads(path.read_text("utf8")) for path in paths if path.exists()]
        if found:
            results[variant] = found
    rows = ["| on | " + " | ".join(results) + " |"]
    rows.append("|---" * (len(results) + 1) + "|")
    for column in results["all"][0]:
        cells = [
            " / ".join(f"{100 * scores[column]['all']:.1f}" for scores in found)
            for found in results.values()
        ]
        rows.append(f"| {column} | {' | '.join(cells)} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text("utf8"))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings["train"]["threads"])
    ablation = Ablation(options, settings)
    seeds = settings["ablation"]["seeds"]
    # What all changes bring, and how far two seeds lie apart, is known first.
    order = [(variant, seed) for seed in seeds for variant in WITHOUT]
    order.sort(key=lambda run: run[0] != "all")
    for variant, seed in order:
        path = options.out / f"{variant.replace(' ', '-')}-{seed}.json"
        if path.exists():
            continue
        began = time.monotonic()
        scores = ablation.run(variant, seed)
        path.write_text(json.dumps(scores, indent=1), encoding="utf8")
        print(
            f"{time.strftime('%H:%M:%S')} {path.stem}: {time.monotonic() - began:.0f} s", flush=True
        )
    print(table(options.out, seeds))


if __name__ == "__main__":
    main()
