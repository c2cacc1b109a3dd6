"""Step 2: fine-tune the encoder and the heads.

    python -m training.reader.train --documents models/reader/documents \
        --encoder FOLDER_OF_ALL_MPNET_BASE_V2 --out models/reader/network

Writes `state.pt` (everything that is needed to go on) every few minutes and `log.jsonl`; started
again with the same folder it goes on where it stopped. `--further kg/nlp/en_news` begins with the
weights of that pipeline, at a lower rate.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import get_linear_schedule_with_warmup

from kg.nlp.contexts import KINDS, Spelling
from training.reader.examples import Example, Sampler
from training.reader.further import restore
from training.reader.losses import collate, losses_of
from training.reader.network import Reader, encoder_at

HERE = Path(__file__).parent
COUNTS = ("step", "epoch", "begun", "total")


def spelling_at(folder: Path) -> Spelling:
    """The word pieces of the encoder in a folder."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Spelling(tokenizer)


def build(encoder: Path, settings: dict[str, Any]) -> Reader:
    """The untrained network."""
    torch.manual_seed(settings["seed"])
    return Reader(encoder_at(encoder), kinds=len(KINDS), **settings["network"])


def optimizer_for(network: Reader, train: dict[str, Any]) -> torch.optim.AdamW:
    """AdamW with a rate for the encoder and a higher one for the heads."""
    groups: dict[str, list[Any]] = {"encoder": [], "head": []}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups["encoder" if name.startswith("encoder.") else "head"].append(parameter)
    return torch.optim.AdamW(
        [{"params": group, "lr": train[f"{part}_rate"]} for part, group in groups.items()],
        weight_decay=train["weight_decay"],
        fused=True,
    )


def batches_of(examples: list[Example], pieces: int, seed: int) -> list[list[Example]]:
    """Examples of like length together, each batch of at most so many padded pieces."""
    draw = random.Random(seed)
    order = sorted(examples, key=lambda one: len(one.laid.pieces) + draw.random() * 10)
    batches: list[list[Example]] = [[]]
    for one in order:
        width = len(one.laid.pieces)
        if batches[-1] and width * (len(batches[-1]) + 1) > pieces:
            batches.append([])
        batches[-1].append(one)
    draw.shuffle(batches)
    return batches


class Run:
    """A training run that can be left and taken up again."""

    def __init__(self, options: argparse.Namespace, settings: dict[str, Any]) -> None:
        self.options, self.settings, self.train = options, settings, settings["train"]
        self.spelling = spelling_at(options.encoder)
        self.network = build(options.encoder, settings)
        if options.further:
            restore(self.network, options.further / "kg_reader")
        self.optimizer = optimizer_for(self.network, self.train)
        self.averaged = AveragedModel(self.network, multi_avg_fn=get_ema_multi_avg_fn(0.998))
        self.step, self.epoch, self.begun = 0, 0, 0
        self.total = int(len(self.batches(0)) * self.train["epochs"] * self.train["growth"])
        self.schedule = get_linear_schedule_with_warmup(
            self.optimizer, int(self.total * self.train["warmup"]), self.total
        )
        self.saved = time.monotonic()

    def batches(self, epoch: int) -> list[list[Example]]:
        """The batches of an epoch; documents are read anew, so that added ones come in."""
        sampler = Sampler(self.options.documents, self.settings["sample"], self.spelling)
        return batches_of(sampler.epoch(epoch), self.train["batch_pieces"], epoch)

    def save(self) -> None:
        """Writes the state beside the old one and then takes its place."""
        parts = {key: getattr(self, key).state_dict() for key in
                 ("network", "averaged", "optimizer", "schedule")}  # fmt: skip
        part = self.options.out / "state.part"
        counts = {key: getattr(self, key) for key in COUNTS}
        torch.save(parts | counts, part)
        part.replace(self.options.out / "state.pt")
        self.saved = time.monotonic()

    def resume(self) -> None:
        path = self.options.out / "state.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            for key in ("network", "averaged", "optimizer", "schedule"):
                getattr(self, key).load_state_dict(state[key])
            for key in COUNTS:
                setattr(self, key, state[key])

    def log(self, **values: object) -> None:
        line = json.dumps({"step": self.step, "of": self.total, "epoch": self.epoch, **values})
        print(time.strftime("%H:%M:%S"), line, flush=True)
        with (self.options.out / "log.jsonl").open("a", encoding="utf8") as file:
            file.write(line + "\n")

    def one_epoch(self) -> None:
        """Goes once through the examples of the epoch, or what was left of it."""
        batches = self.batches(self.epoch)
        skip = self.step - self.begun
        torch.manual_seed(self.settings["seed"] + self.step)
        began, pieces, sums = time.monotonic(), 0, {}
        for examples in batches[skip:]:
            pieces += sum(len(one.laid.pieces) for one in examples)
            for key, value in self.update(examples).items():
                sums[key] = sums.get(key, value) * 0.98 + value * 0.02
            if self.step % 25 == 0:
                rate = pieces / (time.monotonic() - began)
                self.log(pieces_per_second=round(rate), **{k: round(v, 3) for k, v in sums.items()})
            if time.monotonic() - self.saved > 60 * self.train["checkpoint_minutes"]:
                self.save()

    def update(self, examples: list[Example]) -> dict[str, float]:
        """One step of the optimizer; returns the losses."""
        batch = collate(examples, self.spelling.padding)
        with torch.autocast("cpu", torch.bfloat16):
            losses = losses_of(self.network, examples, batch)
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
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    parser.add_argument("--further", type=Path, help="a pipeline whose weights to begin with")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text("utf8"))
    if options.further:
        settings["train"] |= settings["further"]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings["train"]["threads"])
    run = Run(options, settings)
    run.resume()
    while run.epoch < settings["train"]["epochs"]:
        run.network.train()
        run.one_epoch()
        run.epoch, run.begun = run.epoch + 1, run.step
        run.save()


if __name__ == "__main__":
    main()
