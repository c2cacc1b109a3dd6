"""The shipped encoder and parser as a network that can be trained further: weights out of int8.

    python -m training.train ... --further kg/nlp/en_news

A weight comes back with an error of at most half a step of int8; an epoch mends it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import Network

HEADS = ("entities", "upos", "xpos", "starts")


class Graph:
    """A quantised graph: its arrays by name, and the weight of every product by its output."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(path).graph
        self.arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self.products = {
            node.output[0].split("/")[1]: node.input[1].removesuffix("_quantized")
            for node in graph.node
            if node.op_type == "MatMulIntegerToFloat"
        }

    def plain(self, name: str) -> Tensor:
        """An array that was not quantised."""
        return torch.tensor(self.arrays[name].astype(np.float32))

    def product(self, name: str) -> Tensor:
        """The weight (in, out) of a product."""
        stem = self.products[name]
        values = self.arrays[f"{stem}_quantized"].astype(np.float32)
        zero = self.arrays[f"{stem}_zero_point"].astype(np.float32)
        return torch.tensor((values - zero) * self.arrays[f"{stem}_scale"])


def restore(network: Network, pipeline: Path) -> None:
    """Give a network the weights of a pipeline's `kg_encoder` and `kg_parser`.

    Raises KeyError where these hold another network.
    """
    state = network.state_dict()
    _restore_encoder(state, Graph(pipeline / "kg_encoder" / "model.onnx"))
    _restore_parser(state, Graph(pipeline / "kg_parser" / "model.onnx"), network.relation.shape)
    network.load_state_dict(state)


def _restore_encoder(state: dict[str, Tensor], graph: Graph) -> None:
    embeddings = "encoder.embeddings"
    table = graph.plain("table.weight") * graph.plain("table.scale")
    state[f"{embeddings}.word_embeddings.weight"] = table
    positions = graph.plain("positions")
    # The kind of the text (one for all) is in them already.
    state[f"{embeddings}.position_embeddings.weight"][: len(positions)] = positions
    state[f"{embeddings}.token_type_embeddings.weight"].zero_()
    state["case.weight"] = graph.plain("case.weight")
    for part in ("weight", "bias"):
        state[f"{embeddings}.LayerNorm.{part}"] = graph.plain(f"norm.{part}")
    number = 0
    while f"layers.{number}.intermediate.dense.bias" in graph.arrays:
        _restore_layer(state, graph, number)
        number += 1
    for head in HEADS:
        state[f"{head}.weight"] = graph.product(head).T.contiguous()
        state[f"{head}.bias"] = graph.plain(f"network.{head}.bias")


def _restore_layer(state: dict[str, Tensor], graph: Graph, number: int) -> None:
    stem = f"encoder.encoder.layer.{number}"
    ending = f"_{number}" if number else ""
    biases = graph.plain(f"Attention_{number}_qkv_bias").chunk(3)
    for part, bias in zip(("query", "key", "value"), biases, strict=True):
        state[f"{stem}.attention.self.{part}.weight"] = graph.product(part + ending).T.contiguous()
        state[f"{stem}.attention.self.{part}.bias"] = bias
    for place, part in enumerate(("attention.output.dense", "intermediate.dense", "output.dense")):
        order = 3 * number + place
        name = f"dense_{order}" if order else "dense"
        state[f"{stem}.{part}.weight"] = graph.product(name).T.contiguous()
        state[f"{stem}.{part}.bias"] = graph.plain(f"layers.{number}.{part}.bias")
    for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
        for part in ("weight", "bias"):
            state[f"{stem}.{norm}.{part}"] = graph.plain(f"layers.{number}.{norm}.{part}")


def _restore_parser(state: dict[str, Tensor], graph: Graph, shape: torch.Size) -> None:
    state["root"] = graph.plain("network.root")
    state["parse.weight"] = graph.product("parse").T.contiguous()
    state["parse.bias"] = graph.plain("network.parse.bias")
    state["arc"] = torch.cat([graph.product("arc"), graph.plain("arc.bias")[None]])
    crossed = torch.cat([graph.product("cross"), graph.plain("cross.bias")[None]])
    state["relation"] = crossed.view(shape)
