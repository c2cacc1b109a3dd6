"""The shipped network as one that can be trained further: its weights, out of int8.

    python -m training.reader.train ... --further kg/nlp/en_news

A weight comes back with an error of at most half a step of int8; an epoch mends it.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from kg.nlp.answers import SCORERS
from training.reader.network import Pairs, Reader


class Shipped:
    """The arrays of a quantised graph by the names that they had in training."""

    def __init__(self, folder: Path) -> None:
        graph = onnx.load(folder / "model.onnx").graph
        self.arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        with np.load(io.BytesIO((folder / "scorers.npz").read_bytes())) as arrays:
            self.scorers = {name: arrays[name].astype(np.float32) for name in arrays.files}

    def plain(self, name: str) -> Tensor:
        """An array that was not quantised."""
        return torch.tensor(self.arrays[name].astype(np.float32))

    def product(self, name: str) -> Tensor:
        """The weight (out, in) of a product."""
        stem = f"{name}_Transposed"
        values = self.arrays[f"{stem}_quantized"].astype(np.float32)
        zero = self.arrays[f"{stem}_zero_point"].astype(np.float32)
        return torch.tensor((values - zero) * self.arrays[f"{stem}_scale"]).T.contiguous()


def restore(network: Reader, folder: Path) -> None:
    """Give a network the weights in a pipeline's folder `kg_reader`; its shape must be the same.

    Raises KeyError where the folder holds another network.
    """
    shipped = Shipped(folder)
    state = network.state_dict()
    for name in state:
        if re.search(r"\.attn\.[qkv]\.", name) or name.split(".")[0] in (*SCORERS, "table"):
            continue
        if f"network.{name}_Transposed_quantized" in shipped.arrays:
            state[name] = shipped.product(f"network.{name}")
        elif f"network.{name}" in shipped.arrays:
            state[name] = shipped.plain(f"network.{name}")
    embeddings = "encoder.embeddings.position_embeddings.weight"
    positions = shipped.plain("positions")
    state[embeddings][2 : 2 + len(positions)] = positions
    for number in range(len(network.encoder.encoder.layer)):
        stem = f"encoder.encoder.layer.{number}.attention.attn"
        weights = shipped.product(f"joined.{number}.weight").chunk(3)
        biases = shipped.plain(f"joined.{number}.bias").chunk(3)
        for part, weight, bias in zip("qkv", weights, biases, strict=True):
            state[f"{stem}.{part}.weight"], state[f"{stem}.{part}.bias"] = weight, bias
    network.load_state_dict(state)
    _restore_distances(network, shipped.plain("bias"))
    for number, name in enumerate(SCORERS):
        _restore_scorer(getattr(network, name), shipped, number, name)


def _restore_distances(network: Reader, line: Tensor) -> None:
    """The bias of attention: `line` has it for each distance, the network for each bucket."""
    encoder = network.encoder.encoder
    reach = (line.shape[1] + 1) // 2
    distances = torch.arange(-(reach - 1), reach)
    buckets = encoder.relative_position_bucket(
        distances, num_buckets=encoder.relative_attention_bias.num_embeddings
    )
    with torch.no_grad():
        encoder.relative_attention_bias.weight[buckets] = line.T


def _restore_scorer(pairs: Pairs, shipped: Shipped, number: int, name: str) -> None:
    asking, first, last = shipped.product(f"projections.{number}.weight").chunk(3)
    asking_bias, mention_bias, _ = shipped.plain(f"projections.{number}.bias").chunk(3)
    small = {
        key.split(".")[1]: torch.tensor(value)
        for key, value in shipped.scorers.items()
        if key.startswith(f"{name}.")
    }
    with torch.no_grad():
        pairs.word.weight.copy_(asking)
        pairs.word.bias.copy_(asking_bias)
        pairs.mention.weight.copy_(torch.cat([first, last], dim=1))
        pairs.mention.bias.copy_(mention_bias)
        pairs.product.weight.copy_(small["product"])
        pairs.out.weight.copy_(small["out"])
        pairs.out.bias.copy_(small["bias"])
        for table in ("distance", "sentences", "kind"):
            getattr(pairs, table).weight.copy_(small[table])
