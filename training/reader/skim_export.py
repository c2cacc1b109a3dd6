"""Step 8: the small network becomes the component `kg_skim` of the pipeline.

    python -m training.reader.skim_export --documents models/reader/documents --skim models/skim \
        --pipeline kg/nlp/en_news

Its threshold lets through the wanted share of the sentences that tell of a meeting, as measured on
the development documents that may be read.
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
import tomllib
from pathlib import Path

import numpy as np
import spacy
import torch
from torch import Tensor, nn

import kg.extraction.component  # noqa: F401  (registers kg_mentions)
from kg.nlp.contexts import KINDS
from training.reader.examples import load
from training.reader.export import quantise
from training.reader.halves import is_read
from training.reader.predict import weights_of
from training.reader.skim import Skimmer
from training.reader.skim_train import read
from training.reader.train import HERE

LONGEST = 512
OUTPUTS = ("tells", "title", "when", "office")


class SkimGraph(nn.Module):
    """The network on one window, with the projections of its scorer as one product."""

    def __init__(self, network: Skimmer) -> None:
        super().__init__()
        self.network = network
        pairs = network.office
        first, last = pairs.mention.weight.chunk(2, dim=1)
        self.office = nn.Linear(first.shape[1], 3 * first.shape[0])
        self.office.weight.data = torch.cat([pairs.word.weight, first, last]).detach()
        nothing = torch.zeros_like(pairs.word.bias)
        self.office.bias.data = torch.cat([pairs.word.bias, pairs.mention.bias, nothing]).detach()

    def forward(self, vectors: Tensor, kinds: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        x = net.norm(vectors) + net.kind(kinds) + net.start(starts)
        bias = net.distances(vectors.shape[0])
        for layer in net.layers:
            x = layer(x, bias)
        words = net.last_norm(x)
        return net.tells(words), net.title(words), net.when(words), self.office(words)


def to_onnx(network: Skimmer, path: Path) -> None:
    """Writes the graph, its products in int8."""
    count = torch.arange(20)
    hidden = network.norm.normalized_shape[0]
    inputs = {"vectors": torch.randn(20, hidden), "kinds": count % 11, "starts": count % 2}
    axes = {name: {0: "W"} for name in (*inputs, *OUTPUTS)}
    torch.onnx.export(
        SkimGraph(network).eval(), tuple(inputs.values()), str(path), input_names=list(inputs),
        output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantise(path)


def threshold(network: Skimmer, documents: Path, vectors: Path, recall: float) -> float:
    """How likely the best word of a telling sentence is at least, for the wanted share of them."""
    dev = [d for d in load(documents, "dev") if is_read(d["doc"])]
    best = []
    for document, own in zip(dev, torch.load(vectors)[1], strict=True):
        _, likely = read(network, document, own)
        line_of = {w: n for n, line in enumerate(document["sentences"]) for w in range(*line)}
        sure = [trigger for trigger in document["triggers"] if trigger["sure"]]
        for line in {line_of[trigger["word"]] for trigger in sure if trigger["arguments"]}:
            best.append(float(likely[slice(*document["sentences"][line])].max()))
    return float(np.quantile(best, 1.0 - recall))


def build_in(pipeline: Path, model: bytes, scorer: bytes) -> None:
    """Puts the component before the reader in the pipeline of a folder."""
    nlp = spacy.load(pipeline)
    if "kg_skim" in nlp.pipe_names:
        nlp.remove_pipe("kg_skim")
    nlp.add_pipe("kg_skim", before="kg_reader").skimmer.take(model, scorer)
    with tempfile.TemporaryDirectory() as folder:
        nlp.to_disk(Path(folder) / "pipeline")
        shutil.copytree(Path(folder) / "pipeline", pipeline, dirs_exist_ok=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--skim", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    options = parser.parse_args()
    settings = tomllib.loads((HERE / "settings.toml").read_text("utf8"))["skim"]
    network = Skimmer(kinds=len(KINDS), **settings["network"])
    network.load_state_dict(torch.load(options.skim / "state.pt")["network"])
    network.eval()
    least = threshold(network, options.documents, options.skim / "vectors.pt", settings["recall"])
    arrays = {name: array.astype(np.float16) for name, array in weights_of(network.office).items()}
    packed = io.BytesIO()
    np.savez(packed, least=least, width=settings["network"]["hidden"], **arrays)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "skim.onnx"
        to_onnx(network, path)
        build_in(options.pipeline, path.read_bytes(), packed.getvalue())
    print(f"words are read on from a likelihood of {least:.4f}")


if __name__ == "__main__":
    main()
