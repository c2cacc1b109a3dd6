"""Scores on the development parts while training: quick, with the true sentence bounds."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from kg.nlp.decoding import best_labels, spans
from training.network import Network
from training.windows import Collate, load


def batches(path: Path, collate: Collate, limit: int) -> list[list[list[dict]]]:
    """Single sentences, sorted by length, 32 at a time."""
    sentences = []
    for document in load(path, collate.labels):
        sentences += [{**s, "bounds": document["bounds"]} for s in document["sentences"]]
    sentences = sorted(sentences[:limit], key=lambda s: len(s["words"]))
    return [[[s] for s in sentences[i : i + 32]] for i in range(0, len(sentences), 32)]


@torch.no_grad()
def development_scores(network: Network, collate: Collate, corpus: Path) -> dict[str, float]:
    """LAS and tags on EWT dev, F1 of entities on CrossNER dev and the end of GMB."""
    network.eval()
    scores = parse_scores(network, collate, corpus / "ewt-dev.jsonl")
    for name, file in (("crossner", "crossner-dev"), ("gmb", "gmb-dev"), ("uner", "ewt-dev")):
        scores[name] = entity_score(network, collate, corpus / f"{file}.jsonl")
    return {key: round(value, 4) for key, value in scores.items()}


def parse_scores(network: Network, collate: Collate, path: Path) -> dict[str, float]:
    """Shares of words with the right head and label, head, and tags."""
    right = {"las": 0, "uas": 0, "upos": 0, "xpos": 0}
    total = 0
    for group in batches(path, collate, 1200):
        batch = collate(group)
        with torch.autocast("cpu", torch.bfloat16):
            words = network.words(batch["pieces"], batch["cases"], batch["mask"], batch["first"])
            scores, heads_of, dependents = network.parse_scores(words, batch["sentence"])
            tags = {k: getattr(network, k)(words).argmax(-1) for k in ("upos", "xpos")}
            known = batch["heads"] >= 0
            heads = scores.argmax(-1)
            rows = torch.nonzero(known)[:, 0]
            labels = network.relations(dependents[known], heads_of[rows, heads[known]]).argmax(-1)
        good = heads[known] == batch["heads"][known]
        total += int(known.sum())
        right["uas"] += int(good.sum())
        right["las"] += int((good & (labels == batch["deps"][known])).sum())
        for key, found in tags.items():
            right[key] += int((found[known] == batch[key][known]).sum())
    return {key: value / total for key, value in right.items()}


def entity_score(network: Network, collate: Collate, path: Path) -> float:
    """Micro F1 of exact spans of PERSON, ORG and LOC."""
    labels = collate.labels.ner
    found: set = set()
    gold: set = set()
    number = 0
    for group in batches(path, collate, 1200):
        batch = collate(group)
        with torch.autocast("cpu", torch.bfloat16):
            words = network.words(batch["pieces"], batch["cases"], batch["mask"], batch["first"])
            scores = network.entities(words).float().numpy()
        for row, (sentence,) in enumerate(group):
            size = int((batch["sentence"][row] >= 0).sum())
            breaks = torch.zeros(size, dtype=torch.bool).numpy()
            path_of = best_labels(scores[row, :size], breaks, labels)
            found |= {(number, *span) for span in spans(path_of.tolist(), labels)}
            truth = [min(allowed) if len(allowed) == 1 else 0 for allowed in sentence["ner"] or []]
            gold |= {(number, *span) for span in spans(truth[:size], labels)}
            number += 1
    main = ("PERSON", "ORG", "LOC")
    found = {span for span in found if span[3] in main}
    gold = {span for span in gold if span[3] in main}
    return 2 * len(found & gold) / max(1, len(found) + len(gold))


def read_log(path: Path) -> list[dict]:
    """The lines of a run's log."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]
