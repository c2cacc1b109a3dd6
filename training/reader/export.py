"""Step 4: from the trained network to the pipeline, of which it becomes a part.

    python -m training.reader.export --encoder FOLDER --state models/reader/network/state.pt \
        --pipeline kg/nlp/en_news

The graph runs one window at a time: what a window says depends on nothing beside it, although the
ranges of int8 are taken from each window anew. Weights are int8 with a scale for each output
channel, the table of word pieces has four bits, as it had in training.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import tempfile
import tomllib
from pathlib import Path

import numpy as np
import onnx
import spacy
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn
from torch.nn import functional

import kg.extraction.component  # noqa: F401  (registers kg_mentions)
from kg.nlp.answers import SCORERS, TAGS
from training.reader.network import BLOCK, Reader
from training.reader.predict import load, weights_of
from training.reader.train import HERE

LONGEST = 512
COMPONENTS = ("kg_mentions", "kg_reader", "kg_coref", "kg_meetings", "kg_offices")


class ReaderGraph(nn.Module):
    """Encoder, tags and projections of one window, with plain operations that export well."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network
        encoder = network.encoder
        embeddings = encoder.embeddings
        values = network.table.to(torch.int16) + 8
        packed = (values[:, 0::2] + values[:, 1::2] * 16).to(torch.uint8)
        self.register_buffer("table", packed)
        self.register_buffer("scale", network.table_scale.half())
        self.register_buffer(
            "positions", embeddings.position_embeddings.weight[2 : 2 + LONGEST].detach()
        )
        self.norm = embeddings.LayerNorm
        self.layers = encoder.encoder.layer
        self.heads = encoder.config.num_attention_heads
        with torch.no_grad():
            bias = encoder.encoder.compute_position_bias(torch.zeros(1, LONGEST, 1))
        # The bias depends on the distance alone: a row for every distance, from the last word on.
        line = torch.cat([bias[0, :, -1, :-1], bias[0, :, 0, :]], dim=-1)
        self.register_buffer("bias", line)
        self.joined = nn.ModuleList([joined_projection(layer) for layer in self.layers])
        projections = []
        for name in SCORERS:
            pairs = getattr(network, name)
            first, last = pairs.mention.weight.chunk(2, dim=1)
            weight = torch.cat([pairs.word.weight, first, last]).detach()
            zero = torch.zeros_like(pairs.word.bias)
            offset = torch.cat([pairs.word.bias, pairs.mention.bias, zero]).detach()
            layer = nn.Linear(weight.shape[1], weight.shape[0])
            layer.weight.data, layer.bias.data = weight, offset
            projections.append(layer)
        self.projections = nn.ModuleList(projections)

    def embed(self, pieces: Tensor) -> Tensor:
        packed = self.table[pieces].to(torch.int32)
        low, high = packed % 16, packed // 16
        values = torch.stack([low, high], dim=-1).flatten(-2).float() - 8.0
        scaled = values.view(pieces.shape[0], -1, BLOCK) * self.scale[pieces].float().unsqueeze(-1)
        return scaled.flatten(-2)

    def attend(self, layer: nn.Module, joined: nn.Linear, x: Tensor, bias: Tensor) -> Tensor:
        attention = layer.attention.attn
        size = x.shape[-1] // self.heads
        parts = [
            part.reshape(-1, self.heads, size).transpose(0, 1)
            for part in joined(x).chunk(3, dim=-1)
        ]
        scores = parts[0] @ parts[1].transpose(-1, -2) / size**0.5 + bias
        heads = (scores.softmax(-1) @ parts[2]).transpose(0, 1).reshape(-1, x.shape[-1])
        return layer.attention.LayerNorm(attention.o(heads) + x)

    def forward(self, pieces: Tensor, cases: Tensor, kinds: Tensor, starts: Tensor,
                first: Tensor) -> tuple[Tensor, ...]:  # fmt: skip
        net = self.network
        x = self.embed(pieces) + net.case(cases) + net.kind(kinds) + net.start(starts)
        count = pieces.shape[0]
        x = self.norm(x + self.positions[:count])
        places = torch.arange(count)
        bias = self.bias[:, places.unsqueeze(0) - places.unsqueeze(1) + LONGEST - 1]
        for layer, joined in zip(self.layers, self.joined, strict=True):
            x = self.attend(layer, joined, x, bias)
            inner = functional.gelu(layer.intermediate.dense(x))
            x = layer.output.LayerNorm(layer.output.dense(inner) + x)
        words = x[first]
        tags = [getattr(net, name)(words) for name in TAGS]
        return (*tags, *[layer(words) for layer in self.projections])


def joined_projection(layer: nn.Module) -> nn.Linear:
    """Query, key and value of a layer as one product."""
    parts = [layer.attention.attn.q, layer.attention.attn.k, layer.attention.attn.v]
    joined = nn.Linear(parts[0].in_features, 3 * parts[0].out_features)
    joined.weight.data = torch.cat([part.weight for part in parts]).detach()
    joined.bias.data = torch.cat([part.bias for part in parts]).detach()
    return joined


def to_onnx(network: Reader, path: Path) -> None:
    """Writes the graph in single precision."""
    graph = ReaderGraph(network).eval()
    count = torch.arange(12)
    inputs = {
        "pieces": count + 1000, "cases": count % 8, "kinds": count % 11, "starts": count % 2,
        "first": torch.arange(1, 9),
    }  # fmt: skip
    names = [*TAGS, *SCORERS]
    axes = {
        name: {0: "W" if name in names or name == "first" else "P"} for name in (*inputs, *names)
    }
    torch.onnx.export(
        graph, tuple(inputs.values()), str(path), input_names=list(inputs), output_names=names,
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    options = FusionOptions("bert")
    options.enable_attention = False
    options.enable_skip_layer_norm = False
    options.enable_bias_skip_layer_norm = False
    model = optimize_model(
        str(path), "bert", num_heads=12, hidden_size=768, optimization_options=options, opt_level=0
    )
    model.save_model_to_file(str(path))


def quantise(path: Path) -> None:
    """Weights of the products in int8 with a scale for each channel, in place."""
    quantize_dynamic(
        path, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT, "MatMulConstBOnly": True},
    )  # fmt: skip


def scorers_of(network: Reader) -> dict[str, np.ndarray]:
    """The weights of the scorers by name, as the folder keeps them."""
    return {
        f"{name}.{part}": array.astype(np.float16)
        for name in SCORERS
        for part, array in weights_of(getattr(network, name)).items()
    }


def build_in(pipeline: Path, network: Reader, wordpieces: str, model: bytes) -> None:
    """Puts the reader and what reads from it into the pipeline of a folder, in their order."""
    nlp = spacy.load(pipeline)
    for name in COMPONENTS:
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
        nlp.add_pipe(name)
    component = nlp.get_pipe("kg_reader")
    arrays = io.BytesIO()
    np.savez(arrays, **scorers_of(network))
    component.reader.take(model, wordpieces, arrays.getvalue())
    meta = json.loads((HERE.parent / "meta.json").read_text("utf8"))
    nlp.meta.update(meta)
    with tempfile.TemporaryDirectory() as folder:
        nlp.to_disk(Path(folder) / "pipeline")
        shutil.copytree(Path(folder) / "pipeline", pipeline, dirs_exist_ok=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    parser.add_argument("--last", action="store_true", help="last weights, not the averages")
    parser.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text("utf8"))
    network = load(options.encoder, options.state, settings, averaged=not options.last)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reader.onnx"
        to_onnx(network, path)
        if options.precision == "int8":
            quantise(path)
        model = path.read_bytes()
    wordpieces = (options.encoder / "tokenizer.json").read_text("utf8")
    build_in(options.pipeline, network, wordpieces, model)


if __name__ == "__main__":
    main()
