"""The small network over the vectors of `kg_encoder`: offices, and where the reader is to look.

It has a vector for every word already, so two layers over words are enough for what stands in one
sentence or the next: titles with their holders and bodies, and whether a word may tell of a
meeting. Attention is biased by the distance in words (Raffel et al. 2020); layers are normalised
before, not after (Xiong et al. 2020).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.reader.network import OFFICE, TELLS, TITLE, WHEN, PairNetwork, Pairs

FAR = 33
"""Distances in words, beyond which all are as far: -16 … 16."""


class Layer(nn.Module):
    """Attention and a product of two, each added to what comes in."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.first_norm, self.second_norm = nn.LayerNorm(hidden), nn.LayerNorm(hidden)
        self.joined = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.inner = nn.Linear(hidden, inner)
        self.outer = nn.Linear(inner, hidden)
        self.dropout = nn.Dropout(dropout)
        for layer in (self.out, self.outer):
            nn.init.normal_(layer.weight, std=0.002)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(…, W, H) from (…, W, H); `bias` is (…, heads, W, W)."""
        size = x.shape[-1] // self.heads
        parts = [
            part.unflatten(-1, (self.heads, size)).transpose(-2, -3)
            for part in self.joined(self.first_norm(x)).chunk(3, dim=-1)
        ]
        scores = parts[0] @ parts[1].transpose(-1, -2) / size**0.5 + bias
        heads = (scores.softmax(-1) @ parts[2]).transpose(-2, -3).flatten(-2)
        x = x + self.dropout(self.out(heads))
        return x + self.dropout(self.outer(functional.gelu(self.inner(self.second_norm(x)))))


class Skimmer(PairNetwork):
    """Layers over words and their heads. Shapes: B windows, W words, H hidden units."""

    def __init__(self, *, hidden: int, layers: int, heads: int, inner: int, pair: int, kinds: int,
                 dropout: float) -> None:  # fmt: skip
        super().__init__()
        self.norm = nn.LayerNorm(hidden)
        self.kind = nn.Embedding(2 * kinds + 1, hidden)
        self.start = nn.Embedding(2, hidden)
        for table in (self.kind, self.start):
            nn.init.normal_(table.weight, std=0.1)
        self.bias = nn.Embedding(FAR, heads)
        nn.init.zeros_(self.bias.weight)
        self.layers = nn.ModuleList([Layer(hidden, heads, inner, dropout) for _ in range(layers)])
        self.last_norm = nn.LayerNorm(hidden)
        self.dropout = nn.Dropout(dropout)
        self.tells = nn.Linear(hidden, len(TELLS))
        self.title = nn.Linear(hidden, len(TITLE))
        self.when = nn.Linear(hidden, len(WHEN))
        self.office = Pairs(hidden, pair, len(OFFICE), kinds, dropout)

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """(B, W, H) from `vectors` (B, W, H), `kinds` and `starts` (B, W), `mask` (B, W)."""
        x = self.norm(batch["vectors"]) + self.kind(batch["kinds"]) + self.start(batch["starts"])
        bias = self.distances(x.shape[-2]).unsqueeze(0)
        bias = bias + (1.0 - batch["mask"][:, None, None, :].float()) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.last_norm(x)

    def distances(self, count: int) -> Tensor:
        """(heads, W, W): the bias of attention by the distance of two words."""
        at = torch.arange(count)
        apart = (at.unsqueeze(0) - at.unsqueeze(1)).clamp(-(FAR // 2), FAR // 2) + FAR // 2
        return self.bias(apart).permute(2, 0, 1)
