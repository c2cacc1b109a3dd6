"""The trained network on documents, without ONNX: what `kg.nlp` reads from its answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from kg.nlp.answers import SCORERS, TAGS, Answers, answers_for
from kg.nlp.contexts import CONTEXT, KINDS, Spelling, Text, Window, laid_out, windows
from kg.nlp.pairs import PairScorer
from training.reader.examples import sizes_of, text_of
from training.reader.network import Pairs, Reader, encoder_at


def load(encoder: Path, state: Path, settings: dict[str, Any], *, averaged: bool = True) -> Reader:
    """The network with the weights of a training run, averaged or last."""
    network = Reader(encoder_at(encoder), kinds=len(KINDS), **settings["network"])
    saved = torch.load(state, weights_only=True)
    weights = saved["averaged" if averaged else "network"]
    network.load_state_dict(
        {k.removeprefix("module."): v for k, v in weights.items() if k != "n_averaged"}
    )
    return network.eval()


def weights_of(pairs: Pairs) -> dict[str, Any]:
    """What `PairScorer` needs of a scorer."""
    return {
        "product": pairs.product.weight.detach().numpy(),
        "out": pairs.out.weight.detach().numpy(),
        "bias": pairs.out.bias.detach().numpy(),
        "distance": pairs.distance.weight.detach().numpy(),
        "sentences": pairs.sentences.weight.detach().numpy(),
        "kind": pairs.kind.weight.detach().numpy(),
    }


def projected(pairs: Pairs, words: Tensor) -> Tensor:
    """A scorer's projections of every word (…, 3 * size): asking, first, last."""
    hidden = words.shape[-1]
    first, last = pairs.mention.weight[:, :hidden], pairs.mention.weight[:, hidden:]
    return torch.cat(
        [pairs.word(words), words @ first.T + pairs.mention.bias, words @ last.T], dim=-1
    )


class Predictor:
    """Runs the network window by window."""

    def __init__(self, network: Reader, spelling: Spelling) -> None:
        self.network, self.spelling = network, spelling
        self.scorers = {name: PairScorer(weights_of(getattr(network, name))) for name in SCORERS}

    def windows(self, document: dict[str, Any]) -> Iterator[tuple[Text, Answers]]:
        """The answers for all sentences of a document."""
        text = text_of(document)
        sizes = sizes_of(document, self.spelling)
        for window in windows(sizes, dict.fromkeys(range(len(sizes)), CONTEXT)):
            yield text, self.answers(text, window)

    @torch.no_grad()
    def answers(self, text: Text, window: Window) -> Answers:
        """The answers for one window."""
        laid = laid_out(window.sentences, text.lines, text.words, text.mentions, self.spelling)
        batch = {
            key: torch.tensor([getattr(laid, key)])
            for key in ("pieces", "cases", "kinds", "starts", "first")
        }
        batch["mask"] = torch.ones_like(batch["pieces"])
        with torch.autocast("cpu", torch.bfloat16):
            words = self.network.words(batch)[0]
        words = words.float()
        tags = {name: getattr(self.network, name)(words).numpy() for name in TAGS}
        projections = {
            name: projected(getattr(self.network, name), words).numpy() for name in SCORERS
        }
        return answers_for(text, window, laid, tags, projections)
