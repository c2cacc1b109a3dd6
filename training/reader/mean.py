"""Step 2b: the mean of the shipped weights and of those that were trained further from them.

    python -m training.reader.mean --state models/reader/further/state.pt --encoder FOLDER \
        --pipeline kg/nlp/en_news --out models/reader/mean

A mean of two networks of which one began as the other reads unknown text better than either
(Wortsman et al. 2022, model soups). `--share` is that of the further one.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import torch
from torch import Tensor

from training.reader.further import restore
from training.reader.train import HERE, build


def mean(one: dict[str, Tensor], other: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return weights between two networks, `share` of them the first one's; counts are its own."""
    return {
        name: share * value + (1 - share) * other[name] if torch.is_floating_point(value) else value
        for name, value in one.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.5)
    options = parser.parse_args()
    settings = tomllib.loads((HERE / "settings.toml").read_text("utf8"))
    shipped = build(options.encoder, settings)
    restore(shipped, options.pipeline / "kg_reader")
    further = torch.load(options.state, weights_only=True)["averaged"]
    weights = {k.removeprefix("module."): v for k, v in further.items() if k != "n_averaged"}
    between = mean(weights, shipped.state_dict(), options.share)
    options.out.mkdir(parents=True, exist_ok=True)
    averaged = {f"module.{name}": value for name, value in between.items()}
    torch.save({"averaged": averaged, "network": between}, options.out / "state.pt")


if __name__ == "__main__":
    main()
