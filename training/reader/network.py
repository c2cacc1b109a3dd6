"""The reader's network: the lower layers of all-mpnet-base-v2 and heads for every question.

Heads on each word: what it tells (`TELLS`: nothing, or a meeting that was held, is planned, did
not take place), whether it is part of an office's title, when the office was held, whether it
stands for a name. One scorer of a word and a mention for each kind of tie: participant of a
meeting (side a, side b, all with all), its time, its place; holder of an office, its body; whom a
pronoun, a surname or a description means.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import MPNetModel

SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
CASES = 8
TELLS = ("none", "held", "planned", "denied")
TITLE = ("none", "begin", "inside")
WHEN = ("current", "former", "future")
ARGUMENTS = ("none", "a", "b", "all", "when", "place")
OFFICE = ("none", "holder", "body")
BUCKETS = (-64, -32, -16, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 16, 32, 64)
BLOCK = 32
"""Weights of the table of word pieces that share a scale of four bits."""


def encoder_at(folder: Path) -> MPNetModel:
    """all-mpnet-base-v2 in a folder, its weights checked.

    Raises ValueError if they are not those that this recipe was written for.
    """
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        raise ValueError(f"{folder}: other weights than all-mpnet-base-v2 ({digest})")
    # Drawing the dropout of attention takes a quarter of the time on a CPU; other dropout stays.
    return MPNetModel.from_pretrained(
        folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0
    )


def four_bits(table: Tensor) -> tuple[Tensor, Tensor]:
    """A table of word pieces (V, H) as whole numbers from -8 to 7 and a scale each block."""
    blocks = table.view(len(table), -1, BLOCK)
    low, high = blocks.amin(-1, keepdim=True), blocks.amax(-1, keepdim=True)
    scale = torch.maximum(high / 7, -low / 8).clamp(min=1e-8).half().float()
    return (blocks / scale).round().clamp(-8, 7).to(torch.int8).view_as(table), scale.squeeze(-1)


def bucket_of(distance: Tensor) -> Tensor:
    """The number of the bucket of a distance in words, from 0 to len(BUCKETS)."""
    return torch.bucketize(distance, torch.tensor(BUCKETS, device=distance.device))


class Pairs(nn.Module):
    """Scores labels for a word and a mention from both vectors, their product and their places."""

    def __init__(self, hidden: int, size: int, labels: int, kinds: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(hidden, size)
        self.mention = nn.Linear(2 * hidden, size)
        self.distance = nn.Embedding(len(BUCKETS) + 1, size)
        self.sentences = nn.Embedding(11, size)
        self.kind = nn.Embedding(kinds, size)
        self.product = nn.Linear(size, size, bias=False)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(size, labels)
        for table in (self.distance, self.sentences, self.kind):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, words: Tensor, mentions: Tensor, places: dict[str, Tensor]) -> Tensor:
        """Scores (A, M, L): `words` (A, H), `mentions` (M, 2H), `places` (A, M) each."""
        left, right = self.word(words), self.mention(mentions)
        both = self.product(left.unsqueeze(1) * right.unsqueeze(0))
        joined = left.unsqueeze(1) + right.unsqueeze(0) + both
        joined = joined + self.distance(places["distance"]) + self.sentences(places["sentences"])
        joined = joined + self.kind(places["kind"])
        return self.out(self.dropout(functional.gelu(joined))).float()


class PairNetwork(nn.Module):
    """A network that scores words of a window with the mentions of it."""

    def pairs(self, scorer: Pairs, words: Tensor, anchors: Tensor, window: dict[str, Any],
              ) -> Tensor:  # fmt: skip
        """Scores (A, M, L) of the anchors (A words) of one window with its mentions."""
        first, last = window["mention_first"], window["mention_last"]
        mentions = torch.cat([words[first], words[last]], -1)
        sentence = window["sentence"]
        apart = sentence[first].unsqueeze(0) - sentence[anchors].unsqueeze(1)
        places = {
            "distance": bucket_of(first.unsqueeze(0) - anchors.unsqueeze(1)),
            "sentences": apart.clamp(-5, 5) + 5,
            "kind": window["mention_kind"].unsqueeze(0).expand(len(anchors), -1),
        }
        return scorer(words[anchors], mentions, places)


class Reader(PairNetwork):
    """Encoder and heads. Shapes: B windows, P word pieces, W words, H hidden units."""

    def __init__(self, encoder: MPNetModel, *, layers: int, kinds: int, pair: int,
                 dropout: float) -> None:  # fmt: skip
        super().__init__()
        hidden = encoder.config.hidden_size
        self.encoder = encoder
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        values, scale = four_bits(encoder.embeddings.word_embeddings.weight.detach())
        self.register_buffer("table", values)
        self.register_buffer("table_scale", scale)
        encoder.embeddings.word_embeddings = nn.Embedding(1, hidden)
        encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.case = nn.Embedding(CASES, hidden)
        self.kind = nn.Embedding(2 * kinds + 1, hidden)
        self.start = nn.Embedding(2, hidden)
        for table in (self.case, self.kind, self.start):
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(dropout)
        self.tells = nn.Linear(hidden, len(TELLS))
        self.title = nn.Linear(hidden, len(TITLE))
        self.when = nn.Linear(hidden, len(WHEN))
        self.anaphor = nn.Linear(hidden, 1)
        self.nobody = nn.Linear(hidden, 1)
        self.arguments = Pairs(hidden, pair, len(ARGUMENTS), kinds, dropout)
        self.office = Pairs(hidden, pair, len(OFFICE), kinds, dropout)
        self.meant = Pairs(hidden, pair, 1, kinds, dropout)

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """Vectors of words (B, W, H): each word's first piece; `first` is (B, W)."""
        pieces = batch["pieces"]
        size = self.table.shape[1]
        embedded = self.table[pieces].float().view(*pieces.shape, -1, BLOCK)
        embedded = (embedded * self.table_scale[pieces].unsqueeze(-1)).view(*pieces.shape, size)
        embedded = embedded + self.case(batch["cases"]) + self.kind(batch["kinds"])
        embedded = embedded + self.start(batch["starts"])
        hidden = self.encoder(
            inputs_embeds=embedded, attention_mask=batch["mask"]
        ).last_hidden_state
        return hidden.gather(1, batch["first"].unsqueeze(-1).expand(-1, -1, size))
