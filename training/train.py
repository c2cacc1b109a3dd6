"""Step 2: fine-tune the encoder and its heads.

    python -m training.train --data ../shared/data --corpus models/corpus --out models/network

Writes `state.pt` (everything that is needed to go on) every few minutes and `log.jsonl`; started
again with the same folder it goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader
from transformers import BertModel, get_linear_schedule_with_warmup

from training.augment import Augmenter
from training.development import development_scores
from training.further import restore
from training.network import Network, encoder_folder
from training.windows import Batches, Collate, Labels, Windows

HERE = Path(__file__).parent


def build(settings: dict, labels: Labels) -> tuple[Network, Tokenizer]:
    """The untrained network and its tokenizer of word pieces."""
    folder = encoder_folder()
    torch.manual_seed(settings["seed"])
    # Drawing the dropout of attention takes a quarter of the time on a CPU; other dropout stays.
    encoder = BertModel.from_pretrained(
        folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0
    )
    network = Network(encoder, labels.sizes(), **settings["network"])
    return network, load_tokenizer()


def load_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def optimizer_for(network: Network, train: dict) -> torch.optim.AdamW:
    """AdamW with a rate for word pieces, one for the encoder, and a higher one for the heads."""
    groups: dict[str, list] = {"embedding": [], "encoder": [], "head": []}
    for name, parameter in network.named_parameters():
        pieces = name.startswith("encoder.embeddings")
        part = "embedding" if pieces else "encoder" if name.startswith("encoder.") else "head"
        groups[part].append(parameter)
    return torch.optim.AdamW(
        [{"params": group, "lr": train[f"{part}_rate"]} for part, group in groups.items()],
        weight_decay=train["weight_decay"],
        fused=True,
    )


class Run:
    """A training run that can be left and taken up again."""

    def __init__(self, options: argparse.Namespace, settings: dict) -> None:
        self.options, self.settings, self.train = options, settings, settings["train"]
        self.labels = Labels.from_corpus(options.corpus, settings["labels"]["kinds"])
        self.network, tokenizer = build(settings, self.labels)
        augment = Augmenter(options.data, settings["augment"], self.labels.kinds)
        self.windows = Windows(options.corpus, settings, self.labels, augment)
        self.collate = Collate(tokenizer, self.labels, settings["windows"]["pieces"])
        self.optimizer = optimizer_for(self.network, self.train)
        self.averaged = AveragedModel(self.network, multi_avg_fn=get_ema_multi_avg_fn(0.998))
        self.step, self.epoch = 0, 0
        self.windows.start(0)
        each = len(Batches(self.windows, self.train["batch_words"], 0))
        self.total = each * self.train["epochs"]
        self.schedule = get_linear_schedule_with_warmup(
            self.optimizer, int(self.total * self.train["warmup"]), self.total
        )
        self.saved = time.monotonic()

    @property
    def state(self) -> Path:
        return self.options.out / "state.pt"

    def save(self) -> None:
        """Writes the state beside the old one and then takes its place."""
        parts = {key: getattr(self, key).state_dict() for key in
                 ("network", "averaged", "optimizer", "schedule")}  # fmt: skip
        part = self.state.with_suffix(".part")
        torch.save({**parts, "step": self.step, "epoch": self.epoch}, part)
        part.replace(self.state)
        self.saved = time.monotonic()

    def begin_with(self, weights: Path) -> None:
        """Take over the averages of a run's state.pt, or the weights in a pipeline's folder.

        A run that was left keeps its own.
        """
        if weights.is_dir():
            restore(self.network, weights)
            self.averaged.module.load_state_dict(self.network.state_dict())
            return
        self.averaged.load_state_dict(torch.load(weights, weights_only=True)["averaged"])
        self.network.load_state_dict(self.averaged.module.state_dict())

    def resume(self) -> None:
        if self.state.exists():
            state = torch.load(self.state, weights_only=True)
            for key in ("network", "averaged", "optimizer", "schedule"):
                getattr(self, key).load_state_dict(state[key])
            self.step, self.epoch = state["step"], state["epoch"]

    def log(self, **values: object) -> None:
        line = json.dumps({"step": self.step, "of": self.total, "epoch": self.epoch, **values})
        print(time.strftime("%H:%M:%S"), line, flush=True)
        with (self.options.out / "log.jsonl").open("a", encoding="utf8") as file:
            file.write(line + "\n")

    def one_epoch(self) -> None:
        """Goes once through the windows of the epoch, or what was left of it."""
        self.windows.start(self.epoch)
        batches = Batches(self.windows, self.train["batch_words"], self.epoch)
        skip = max(0, self.step - self.epoch * len(batches))
        batches.batches = batches.batches[skip:]
        torch.manual_seed(self.settings["seed"] + self.step)
        loader = DataLoader(self.windows, batch_sampler=batches, collate_fn=self.collate)
        began, words, sums = time.monotonic(), 0, {}
        for batch in loader:
            words += int((batch["sentence"] >= 0).sum())
            for key, value in self.update(batch).items():
                sums[key] = sums.get(key, 0.0) * 0.98 + value * 0.02
            if self.step % 50 == 0:
                rate = words / (time.monotonic() - began)
                self.log(words_per_second=round(rate), **{k: round(v, 3) for k, v in sums.items()})
            if time.monotonic() - self.saved > 60 * self.train["checkpoint_minutes"]:
                self.save()

    def update(self, batch: dict[str, torch.Tensor]) -> dict[str, float]:
        """One step of the optimizer; returns the losses."""
        with torch.autocast("cpu", torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
            losses = self.network(batch)
        weights = self.settings["loss"]
        sum(weights[key] * loss for key, loss in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.train["clip"])
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.averaged.update_parameters(self.network)
        self.step += 1
        return {key: float(loss.detach()) for key, loss in losses.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    parser.add_argument("--further", type=Path, help="go on from this state.pt or pipeline")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text("utf8"))
    if options.further:
        settings["mixture"] |= settings["further"].pop("mixture")
        settings["train"] |= settings["further"]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings["train"]["threads"])
    random.seed(settings["seed"])
    run = Run(options, settings)
    if options.further:
        run.begin_with(options.further)
    run.resume()
    while run.epoch < settings["train"]["epochs"]:
        run.network.train()
        run.one_epoch()
        run.epoch += 1
        run.save()
        run.log(**development_scores(run.averaged.module, run.collate, options.corpus))


if __name__ == "__main__":
    main()
