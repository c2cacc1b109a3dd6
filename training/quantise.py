"""Weights and activations in int8, with ranges of activations measured once on news.

Weights have a scale for each output channel. The ranges of activations are fixed: with ranges
taken anew from every batch, what a sentence says would depend on the sentences that happen to be
read beside it, and kg promises the same knowledge in whatever order articles come.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.train import load_tokenizer
from training.windows import Collate, Labels, cut, load

Inputs = dict[str, NDArray]
SOURCES = ("gmb", "gum", "ewt", "wikigold", "crossner")


def calibration(corpus: Path, settings: dict, labels: Labels) -> list[Inputs]:
    """Inputs of the encoder for windows of training text."""
    collate = Collate(load_tokenizer(), labels, settings["windows"]["pieces"])
    draw = random.Random(settings["seed"])
    windows = []
    for source in SOURCES:
        documents = load(corpus / f"{source}-train.jsonl", labels)
        found = [w for d in documents[:600] for w in cut(d, settings["windows"]["caps"], draw)]
        windows += draw.sample(found, min(len(found), settings["export"]["windows"]))
    windows.sort(key=lambda window: sum(len(s["words"]) for s in window))
    samples = []
    for start in range(0, len(windows), 16):
        batch = collate(windows[start : start + 16])
        sample = {key: batch[key].numpy() for key in ("pieces", "cases", "mask", "first")}
        samples.append(sample)
    return samples


def sentences(samples: list[Inputs], words: list[NDArray]) -> list[Inputs]:
    """Inputs of the parser: the vectors that the encoder gave for the samples."""
    inputs = []
    for sample, vectors in zip(samples, words, strict=True):
        known = sample["first"] > 0
        bias = np.where(known, 0, -1e9).astype(np.float32)[:, None, :]
        bias = np.broadcast_to(bias, (*known.shape, known.shape[1]))
        bias = np.concatenate([np.zeros((*known.shape, 1), np.float32), bias], axis=2)
        inputs.append({"words": vectors * known[..., None].astype(np.float32), "bias": bias})
    return inputs


def quantise(path: Path, samples: list[Inputs], share: float) -> list[NDArray]:
    """Quantises a graph in place; returns its last output for the samples, before."""
    exact = onnx.load(path)
    quantize_dynamic(
        path, path, per_channel=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip
    model = onnx.load(path)
    nodes = [node for node in model.graph.node if node.op_type == "DynamicQuantizeLinear"]
    ranges, outputs = measure(exact, [node.input[0] for node in nodes], samples, share)
    for node in nodes:
        fix(model.graph, node, *ranges[node.input[0]])
    fuse(model)
    onnx.save(model, path)
    return outputs


def measure(
    model: onnx.ModelProto, names: list[str], samples: list[Inputs], share: float
) -> tuple[dict[str, tuple[float, float]], list[NDArray]]:
    """Ranges of the named values over the samples, and the graph's last output."""
    last = model.graph.output[-1].name
    known = {output.name for output in model.graph.output} | {i.name for i in model.graph.input}
    for name in names:
        if name not in known:
            model.graph.output.append(helper.make_empty_tensor_value_info(name))
    session = onnxruntime.InferenceSession(model.SerializeToString())
    low: dict[str, list[float]] = {name: [] for name in names}
    high: dict[str, list[float]] = {name: [] for name in names}
    outputs = []
    inputs = {i.name for i in session.get_inputs()}
    wanted = [name for name in names if name not in inputs]
    for sample in samples:
        *values, output = session.run([*wanted, last], sample)
        outputs.append(output)
        found = dict(zip(wanted, values, strict=True)) | {
            n: sample[n] for n in names if n in inputs
        }
        for name, value in found.items():
            low[name].append(float(np.quantile(value, share)))
            high[name].append(float(np.quantile(value, 1 - share)))
    return {name: (min(low[name]), max(high[name])) for name in names}, outputs


def fix(graph: onnx.GraphProto, node: onnx.NodeProto, low: float, high: float) -> None:
    """Gives a value that is quantised as it comes a fixed scale and zero point instead."""
    low, high = min(low, 0.0), max(high, 0.0)
    scale = max(high - low, 1e-6) / 255
    zero = round(-low / scale)
    _, scale_name, zero_name = node.output
    graph.initializer.append(numpy_helper.from_array(np.float32(scale), scale_name))
    graph.initializer.append(numpy_helper.from_array(np.uint8(zero), zero_name))
    node.op_type = "QuantizeLinear"
    del node.input[1:], node.output[1:]
    node.input.extend([scale_name, zero_name])


def fuse(model: onnx.ModelProto) -> None:
    """Product, cast and scaling as one operation of onnxruntime.

    It makes the same of them by itself, but only where ranges are taken anew from each batch.
    """
    graph = model.graph
    maker = {output: node for node in graph.node for output in node.output}
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    gone = set()
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        (cast,) = users[node.output[0]]
        (scaled,) = users[cast.output[0]]
        scales = maker[next(name for name in scaled.input if name != cast.output[0])]
        left, weight, zero, weight_zero = node.input
        node.op_type, node.domain = "MatMulIntegerToFloat", "com.microsoft"
        del node.input[:]
        node.input.extend([left, weight, *scales.input, zero, weight_zero])
        node.output[0] = scaled.output[0]
        gone.update(other.name for other in (cast, scaled, scales))
    kept = [node for node in graph.node if node.name not in gone]
    del graph.node[:]
    graph.node.extend(kept)
    if all(opset.domain != "com.microsoft" for opset in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
