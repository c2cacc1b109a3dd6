"""Step 3: from the trained network to the pipeline folder that spaCy opens.

    python -m training.export --corpus models/corpus --network models/network \
        --out kg/nlp/en_news

`--precision fp32` writes a folder with the unquantised network, for comparison. How the weights
become int8 stands in `quantise.py`, what that costs in README.md.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from pathlib import Path

import spacy
import torch
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn
from torch.nn import functional

from kg.nlp.encoder import Encoder
from kg.nlp.parser import Parser
from training.network import Network
from training.quantise import calibration, quantise, sentences
from training.train import build, load_tokenizer
from training.windows import Labels

HERE = Path(__file__).parent


class SmallTable(nn.Module):
    """An embedding in int8 with a scale for each row."""

    def __init__(self, weight: Tensor, *, exact: bool) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.exact = exact
        self.register_buffer("weight", weight if exact else (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, rows: Tensor) -> Tensor:
        if self.exact:
            return self.weight[rows]
        return self.weight[rows].float() * self.scale[rows]


class EncoderGraph(nn.Module):
    """The encoder and the heads on words, written with plain operations that export well."""

    def __init__(self, network: Network, *, exact: bool) -> None:
        super().__init__()
        encoder = network.encoder
        self.table = SmallTable(encoder.embeddings.word_embeddings.weight.detach(), exact=exact)
        self.case = network.case
        kinds = encoder.embeddings.token_type_embeddings.weight[0].detach()
        self.register_buffer(
            "positions", encoder.embeddings.position_embeddings.weight[:256].detach() + kinds
        )
        self.norm = encoder.embeddings.LayerNorm
        self.layers = encoder.encoder.layer
        self.heads = encoder.config.num_attention_heads
        self.network = network

    def attend(self, layer: nn.Module, x: Tensor, mask: Tensor) -> Tensor:
        attention = layer.attention.self
        b, p, h = x.shape
        parts = [
            part(x).view(b, p, self.heads, h // self.heads).transpose(1, 2)
            for part in (attention.query, attention.key, attention.value)
        ]
        scores = parts[0] @ parts[1].transpose(-1, -2) / (h // self.heads) ** 0.5 + mask
        joined = scores.softmax(-1) @ parts[2]
        joined = joined.transpose(1, 2).reshape(b, p, h)
        output = layer.attention.output
        return output.LayerNorm(output.dense(joined) + x)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, first: Tensor) -> tuple:
        x = self.table(pieces) + self.case(cases) + self.positions[: pieces.shape[1]]
        x = self.norm(x)
        hidden_mask = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            x = self.attend(layer, x, hidden_mask)
            inner = functional.gelu(layer.intermediate.dense(x))
            x = layer.output.LayerNorm(layer.output.dense(inner) + x)
        words = x.gather(1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        net = self.network
        return (
            net.entities(words),
            net.upos(words).argmax(-1),
            net.xpos(words).argmax(-1),
            net.starts(words).squeeze(-1),
            words,
        )


class ParserGraph(nn.Module):
    """Arc scores, and the labels of the arcs that score best once the bias is added."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        size = network.relation.shape
        self.cross = nn.Linear(size[0] - 1, size[1] * size[2])
        flat = network.relation.detach().reshape(size[0], -1)
        self.cross.weight.data = flat[:-1].T.contiguous()
        self.cross.bias.data = flat[-1].contiguous()
        self.arc = nn.Linear(network.arc.shape[1], network.arc.shape[1])
        self.arc.weight.data = network.arc.detach()[:-1].T.contiguous()
        self.arc.bias.data = network.arc.detach()[-1].contiguous()
        self.size = size

    def forward(self, words: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        root = self.network.root.expand(words.shape[0], 1, -1)
        arc_dependents, arc_heads, dependents, heads = self.network.features(
            torch.cat([root, words], dim=1)
        )
        scores = self.arc(arc_dependents[:, 1:]) @ arc_heads.transpose(1, 2) + bias
        best = scores.argmax(-1)
        chosen = heads.gather(1, best.unsqueeze(-1).expand(-1, -1, heads.shape[-1]))
        crossed = self.cross(dependents[:, 1:])
        crossed = crossed.view(*crossed.shape[:2], self.size[1], self.size[2])
        padded = functional.pad(chosen, (0, 1), value=1.0).unsqueeze(-1)
        return scores, (crossed @ padded).squeeze(-1).argmax(-1)


def to_onnx(module: nn.Module, inputs: dict, outputs: dict, path: Path) -> None:
    """Writes a graph with free sizes of batch and length."""
    axes = {name: names for name, (_, names) in inputs.items()} | outputs
    torch.onnx.export(
        module.eval(), tuple(tensor for tensor, _ in inputs.values()), str(path),
        input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def encoder_onnx(network: Network, path: Path, *, exact: bool) -> None:
    pieces = torch.randint(1, 20000, (2, 12))
    mask = torch.ones_like(pieces)
    bp, bw = {0: "B", 1: "P"}, {0: "B", 1: "W"}
    inputs = {
        "pieces": (pieces, bp), "cases": (mask.clone(), bp), "mask": (mask, bp),
        "first": (torch.arange(1, 9).repeat(2, 1), bw),
    }  # fmt: skip
    outputs = dict.fromkeys(("ner", "upos", "xpos", "starts", "words"), bw)
    to_onnx(EncoderGraph(network, exact=exact), inputs, outputs, path)
    options = FusionOptions("bert")
    options.use_multi_head_attention = True
    # onnxruntime's joint kernel takes three times as long as sum and norm one by one.
    options.enable_skip_layer_norm = False
    options.enable_bias_skip_layer_norm = False
    model = optimize_model(
        str(path), "bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=1
    )
    model.save_model_to_file(str(path))


def parser_onnx(network: Network, path: Path) -> None:
    words = torch.randn(2, 9, network.encoder.config.hidden_size)
    inputs = {
        "words": (words, {0: "B", 1: "W"}),
        "bias": (torch.zeros(2, 9, 10), {0: "B", 1: "W", 2: "V"}),
    }
    outputs = {"scores": {0: "B", 1: "W", 2: "V"}, "labels": {0: "B", 1: "W"}}
    to_onnx(ParserGraph(network), inputs, outputs, path)


def read_network(folder: Path, corpus: Path, settings: dict) -> tuple[Network, Labels]:
    """The averaged weights of a training run."""
    labels = Labels.from_corpus(corpus, settings["labels"]["kinds"])
    network, _ = build(settings, labels)
    state = torch.load(folder / "state.pt", weights_only=True)["averaged"]
    weights = {k.removeprefix("module."): v for k, v in state.items() if k != "n_averaged"}
    network.load_state_dict(weights)
    return network.eval(), labels


def write_pipeline(encoder: bytes, parser: bytes, labels: Labels, meta: dict, out: Path) -> None:
    """The folder: config.cfg, meta.json, the tokenizer and the two components."""
    nlp = spacy.blank("en", meta=meta)
    reader = nlp.add_pipe("kg_encoder")
    assert isinstance(reader, Encoder)
    names = {key: getattr(labels, key) for key in ("ner", "upos", "xpos")}
    reader._take(json.dumps(names), load_tokenizer().to_str(), encoder)
    trees = nlp.add_pipe("kg_parser")
    assert isinstance(trees, Parser)
    trees._take(json.dumps(labels.deps), parser)
    nlp.to_disk(out)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--corpus", type=Path, required=True)
    arguments.add_argument("--network", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    arguments.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = arguments.parse_args()
    settings = tomllib.loads(options.settings.read_text("utf8"))
    network, labels = read_network(options.network, options.corpus, settings)
    exact = options.precision == "fp32"
    with tempfile.TemporaryDirectory() as folder:
        encoder, parser = Path(folder) / "encoder.onnx", Path(folder) / "parser.onnx"
        encoder_onnx(network, encoder, exact=exact)
        parser_onnx(network, parser)
        if not exact:
            samples = calibration(options.corpus, settings, labels)
            words = quantise(encoder, samples, settings["export"]["share"])
            quantise(parser, sentences(samples, words), settings["export"]["share"])
        meta = json.loads((HERE / "meta.json").read_text("utf8"))
        write_pipeline(encoder.read_bytes(), parser.read_bytes(), labels, meta, options.out)


if __name__ == "__main__":
    main()
