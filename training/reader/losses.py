"""The losses of a batch of windows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from training.reader.examples import Example
from training.reader.network import ARGUMENTS, OFFICE, WHEN, Reader

GUESSED = 0.08
"""A word this likely to tell of a meeting is an anchor without arguments, if it is none."""


def collate(examples: list[Example], padding: int) -> dict[str, Tensor]:
    """Padded inputs (B, P), each word's first piece (B, W), and answers on words, -1 for none."""
    width = max(len(one.laid.pieces) for one in examples)
    words = max(len(one.laid.words) for one in examples)
    size = len(examples)
    batch = {
        key: torch.zeros(size, width, dtype=torch.long)
        for key in ("cases", "kinds", "starts", "mask")
    }
    batch["pieces"] = torch.full((size, width), padding, dtype=torch.long)
    batch["first"] = torch.zeros(size, words, dtype=torch.long)
    for key in ("tells", "title", "anaphor"):
        batch[key] = torch.full((size, words), -1, dtype=torch.long)
    for row, one in enumerate(examples):
        end = len(one.laid.pieces)
        for key in ("pieces", "cases", "kinds", "starts"):
            batch[key][row, :end] = torch.tensor(getattr(one.laid, key))
        batch["mask"][row, :end] = 1
        batch["first"][row, : len(one.laid.first)] = torch.tensor(one.laid.first)
        for key in ("tells", "title", "anaphor"):
            answers = getattr(one, key)
            batch[key][row, : len(answers)] = torch.tensor(answers)
    return batch


def window_of(example: Example) -> dict[str, Tensor]:
    """The places of a window's mentions and sentences, as `Reader.pairs` takes them."""
    mentions = torch.tensor(example.mentions, dtype=torch.long).view(-1, 3)
    return {
        "mention_first": mentions[:, 0], "mention_last": mentions[:, 1],
        "mention_kind": mentions[:, 2], "sentence": torch.tensor(example.sentence),
    }  # fmt: skip


def losses_of(
    network: Reader, examples: list[Example], batch: dict[str, Tensor]
) -> dict[str, Tensor]:
    """The losses of every head, each a mean over what it was asked."""
    words = network.dropout(network.words(batch))
    tells = network.tells(words).float()
    found: dict[str, list[Tensor]] = {"arguments": [], "office": [], "when": [], "meant": []}
    for row, one in enumerate(examples):
        if not one.mentions:
            continue
        window = window_of(one)
        vectors = words[row]
        found["arguments"] += _arguments(network, one, vectors, window, tells[row].detach())
        found["office"] += _offices(network, one, vectors, window)
        found["meant"] += _meant(network, one, vectors, window)
        found["when"] += [
            functional.cross_entropy(
                network.when(vectors[title[0]]).float(), torch.tensor(WHEN.index(title[2]))
            )
            for title in one.titles
        ]
    zero = words.sum() * 0.0
    return {
        "tells": _tags(tells, batch["tells"]),
        "status": _status(tells, batch["tells"]),
        "title": _tags(network.title(words).float(), batch["title"]),
        "anaphor": _binary(network.anaphor(words).squeeze(-1).float(), batch["anaphor"]),
        **{key: torch.stack(parts).mean() if parts else zero for key, parts in found.items()},
    }


def _tags(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy over words, summed, by the number of words that are something, at least 4."""
    count = (gold > 0).sum().clamp(min=4)
    total = functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=-1, reduction="sum"
    )
    return total / count


def _status(tells: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy of the status of words that tell of a meeting, whether they are seen or not.

    The cross-entropy of all labels holds it too; what is added here only weighs it more.
    """
    known = gold > 0
    if not known.any():
        return tells.sum() * 0.0
    return functional.cross_entropy(tells[known][:, 1:], gold[known] - 1)


def _binary(scores: Tensor, gold: Tensor) -> Tensor:
    known = gold >= 0
    if not known.any():
        return scores.sum() * 0.0
    total = functional.binary_cross_entropy_with_logits(
        scores[known], gold[known].float(), reduction="sum"
    )
    return total / (gold > 0).sum().clamp(min=4)


def _arguments(
    network: Reader, one: Example, words: Tensor, window: dict[str, Any], tells: Tensor
) -> list[Tensor]:
    """The loss of each trigger's arguments; words wrongly taken for triggers have none."""
    anchors = [at for at, _ in one.triggers]
    arguments = [found for _, found in one.triggers]
    likely = 1 - tells.softmax(-1)[:, 0]
    for at, answer in enumerate(one.tells):
        if answer == 0 and likely[at] > GUESSED and len(anchors) < len(one.triggers) + 4:
            anchors.append(at)
            arguments.append([])
    if not anchors:
        return []
    scores = network.pairs(network.arguments, words, torch.tensor(anchors), window)
    return [
        _linked(row.log_softmax(-1), found, one.entities, ARGUMENTS)
        for row, found in zip(scores, arguments, strict=True)
    ]


def _linked(
    scores: Tensor,
    found: Iterable[tuple[str, list[int]]],
    entities: list[int],
    labels: tuple[str, ...],
) -> Tensor:
    """Minus the log-likelihood of the labels of mentions, (M, L), for one anchor.

    Where one of several mentions bears a label, the likelihood is that at least one does. Other
    mentions of an entity that bears one are not asked.
    """
    free = torch.zeros(len(entities), dtype=torch.bool)
    parts: list[Tensor] = []
    for label, mentions in found:
        number = labels.index(label)
        parts.append(-at_least_one(scores[mentions, number]))
        named = {entities[place] for place in mentions} - {-1}
        free |= torch.tensor([entity in named for entity in entities])
        free[mentions] = True
    nothing = -scores[~free, 0]
    return (torch.stack(parts).sum() if parts else 0.0) + nothing.sum()


def at_least_one(logs: Tensor) -> Tensor:
    """The log of the likelihood that at least one of independent things is so."""
    if len(logs) == 1:
        return logs[0]
    none = torch.log1p(-logs.exp().clamp(max=1 - 1e-6)).sum()
    return torch.log1p(-none.exp().clamp(max=1 - 1e-6))


def _offices(network: Reader, one: Example, words: Tensor, window: dict[str, Any]) -> list[Tensor]:
    """The loss of each title's holder and body."""
    if not one.titles:
        return []
    anchors = torch.tensor([title[1] for title in one.titles])
    scores = network.pairs(network.office, words, anchors, window).log_softmax(-1)
    found = []
    for row, (_, _, _, holders, bodies, unknown) in zip(scores, one.titles, strict=True):
        links = [("holder", holders), *([("body", bodies)] if bodies else [])]
        if unknown:
            found.append(-at_least_one(row[holders, 1]))
        else:
            found.append(_linked(row, links, one.entities, OFFICE))
    return found


def _meant(network: Reader, one: Example, words: Tensor, window: dict[str, Any]) -> list[Tensor]:
    """The loss of whom each anaphor means: nobody, or the entity by all its mentions."""
    if not one.anaphors:
        return []
    anchors = torch.tensor([anaphor[0] for anaphor in one.anaphors])
    scores = network.pairs(network.meant, words, anchors, window).squeeze(-1)
    nobody = network.nobody(words[anchors]).float()
    found = []
    for row, none, (_, candidates, means) in zip(scores, nobody, one.anaphors, strict=True):
        logs = torch.cat([none, row[candidates]]).log_softmax(-1)
        if not means:
            found.append(-logs[0])
            continue
        for entity in means:
            own = [1 + n for n, place in enumerate(candidates) if one.entities[place] == entity]
            if own:
                share = logs[own].logsumexp(-1)
                found.append(-share / len(means))
    return found
