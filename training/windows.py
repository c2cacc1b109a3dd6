"""Windows of words for training: sampling of sources, word pieces, batches of tensors."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.utils.data import Dataset, Sampler

from training.augment import Augmenter

PREFIXES = "BILU"
LONGEST = 8
"""Word pieces of one word; the rest of a longer one is cut off."""


class Labels:
    """The label sets of all tasks, with their numbers."""

    def __init__(self, kinds: list[str], upos: list[str], xpos: list[str], deps: list[str]) -> None:
        self.ner = ["O", *(f"{prefix}-{kind}" for kind in kinds for prefix in PREFIXES)]
        self.upos, self.xpos, self.deps = upos, xpos, deps
        self.kinds = {k: [1 + 4 * i + j for j in range(4)] for i, k in enumerate(kinds)}
        self._sets: dict[str, set[int]] = {}

    @classmethod
    def from_corpus(cls, corpus: Path, kinds: list[str]) -> Labels:
        """Labels of the treebanks' training parts, sorted; those seen once are left out."""
        counts: dict[str, dict[str, int]] = {"upos": {}, "xpos": {}, "deps": {}}
        for source in ("ewt", "gum"):
            for line in (corpus / f"{source}-train.jsonl").read_text("utf8").splitlines():
                for sentence in json.loads(line)["sentences"]:
                    for key, count in counts.items():
                        for label in sentence[key]:
                            count[label] = count.get(label, 0) + 1
        kept = [sorted(k for k, n in counts[key].items() if n > 1) for key in counts]
        return cls(kinds, *kept)

    def sizes(self) -> dict[str, int]:
        return {key: len(getattr(self, key)) for key in ("ner", "upos", "xpos", "deps")}

    def allowed(self, text: str) -> set[int]:
        """Numbers of the labels that a text such as "O|DATE" or "B-ORG" allows."""
        if text not in self._sets:
            found: set[int] = set()
            for part in text.split("|"):
                found.update(self.kinds.get(part, ()) or [self.ner.index(part)])
            self._sets[text] = found
        return self._sets[text]


def case_of(word: str) -> int:
    """The class of a word's letter case; must stay the same as at run time."""
    if not any(map(str.isalnum, word)):
        return 6
    if any(map(str.isdigit, word)):
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word.rstrip(".")) > 1 else 7
    if word[0].isupper() and word[1:].islower():
        return 2
    return 4


def load(path: Path, labels: Labels) -> list[dict]:
    """Documents of a converted file with numbers for labels; an unknown label is -1."""
    tables = {k: {n: i for i, n in enumerate(getattr(labels, k))} for k in ("upos", "xpos", "deps")}
    documents = []
    for line in path.read_text("utf8").splitlines():
        document = json.loads(line)
        for sentence in document["sentences"]:
            if sentence["ner"]:
                sentence["ner"] = [labels.allowed(text) for text in sentence["ner"]]
            for key, table in tables.items():
                if key in sentence:
                    sentence[key] = [table.get(label, -1) for label in sentence[key]]
        documents.append(document)
    return documents


def cut(document: dict, caps: list[int], draw: random.Random) -> Iterator[list[dict]]:
    """Runs of whole sentences of up to a drawn number of words."""
    window: list[dict] = []
    size, cap = 0, draw.choice(caps)
    for sentence in document["sentences"]:
        length = len(sentence["words"])
        if window and size + length > cap:
            yield window
            window, size, cap = [], 0, draw.choice(caps)
        window.append({**sentence, "bounds": document["bounds"]})
        size += length
    if window:
        yield window


class Windows(Dataset):
    """The windows of one epoch, drawn anew from the seed and the number of the epoch."""

    def __init__(self, corpus: Path, settings: dict, labels: Labels, augment: Augmenter) -> None:
        self.sources = {
            source: (rate, load(corpus / f"{source}-train.jsonl", labels))
            for source, rate in settings["mixture"].items()
        }
        self.settings, self.augment = settings, augment
        self.windows: list[list[dict]] = []

    def start(self, epoch: int) -> None:
        """Draws the windows of an epoch."""
        draw = random.Random(self.settings["seed"] * 1000 + epoch)
        self.windows = []
        for rate, documents in self.sources.values():
            chosen = documents * int(rate)
            chosen += draw.sample(documents, round((rate % 1) * len(documents)))
            for document in chosen:
                for window in cut(document, self.settings["windows"]["caps"], draw):
                    changed = self.augment(window, draw)
                    for sentence in changed:
                        sentence["bounds"] = document["bounds"]
                    self.windows.append(changed)

    def __len__(self) -> int:
        return len(self.windows)

    def __getitem__(self, index: int) -> list[dict]:
        return self.windows[index]


class Batches(Sampler[list[int]]):
    """Batches of windows of like length, in random order, each of about `words` words."""

    def __init__(self, windows: Windows, words: int, seed: int) -> None:
        self.batches: list[list[int]] = []
        draw = random.Random(seed)
        sizes = [sum(len(s["words"]) for s in window) for window in windows.windows]
        order = sorted(range(len(sizes)), key=lambda i: sizes[i] + draw.random() * 8)
        batch: list[int] = []
        for index in order:
            if batch and (len(batch) + 1) * max(sizes[index], sizes[batch[-1]]) > words:
                self.batches.append(batch)
                batch = []
            batch.append(index)
        if batch:
            self.batches.append(batch)
        draw.shuffle(self.batches)

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self.batches)

    def __len__(self) -> int:
        return len(self.batches)


class Collate:
    """Windows to padded tensors. Missing answers are -1; `ner` is a mask of allowed labels."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels, pieces: int) -> None:
        self.tokenizer, self.labels, self.limit = tokenizer, labels, pieces
        self._cache: dict[str, list[int]] = {}
        self.ends = [tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")]

    def pieces_of(self, word: str) -> list[int]:
        if word not in self._cache:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST]
            self._cache[word] = ids or [self.tokenizer.token_to_id("[UNK]")]
        return self._cache[word]

    def row(self, window: list[dict]) -> dict[str, list]:
        """One window as lists; words past the limit of pieces are cut off."""
        row: dict[str, list] = {key: [] for key in ("first", "ner", "upos", "xpos", "starts",
                                                    "heads", "deps", "sentence")}  # fmt: skip
        pieces, cases = [self.ends[0]], [0]
        for number, sentence in enumerate(window):
            offset = len(row["first"])
            spelt = [self.pieces_of(word) for word in sentence["words"]]
            if len(pieces) + sum(map(len, spelt)) >= self.limit - 1 and number:
                break
            for index, ids in enumerate(spelt):
                if len(pieces) + len(ids) >= self.limit - 1:
                    break
                row["first"].append(len(pieces))
                pieces += ids
                cases += [case_of(sentence["words"][index])] * len(ids)
                row["ner"].append(sentence["ner"][index] if sentence["ner"] else set())
                row["starts"].append(int(index == 0) if sentence.get("bounds") else -1)
                row["sentence"].append(number)
                for key in ("upos", "xpos", "deps"):
                    row[key].append(sentence[key][index] if key in sentence else -1)
                head = sentence["heads"][index] if "heads" in sentence else -1
                row["heads"].append(head + offset if head > 0 else head)
        size = len(row["first"])
        row["heads"] = [head if head <= size else -1 for head in row["heads"]]
        row["pieces"], row["cases"] = [*pieces, self.ends[1]], [*cases, 0]
        return row

    def __call__(self, windows: list[list[dict]]) -> dict[str, torch.Tensor]:
        rows = [self.row(window) for window in windows]
        width = max(len(row["pieces"]) for row in rows)
        words = max(len(row["first"]) for row in rows)
        batch = {
            "pieces": torch.zeros(len(rows), width, dtype=torch.long),
            "cases": torch.zeros(len(rows), width, dtype=torch.long),
            "mask": torch.zeros(len(rows), width, dtype=torch.long),
            "first": torch.zeros(len(rows), words, dtype=torch.long),
            "ner": torch.zeros(len(rows), words, len(self.labels.ner), dtype=torch.bool),
        }
        for key in ("upos", "xpos", "deps", "heads", "starts", "sentence"):
            batch[key] = torch.full((len(rows), words), -1, dtype=torch.long)
        for number, row in enumerate(rows):
            batch["mask"][number, : len(row["pieces"])] = 1
            for key, values in row.items():
                if key != "ner":
                    batch[key][number, : len(values)] = torch.tensor(values)
            for index, allowed in enumerate(row["ner"]):
                if allowed:
                    batch["ner"][number, index, list(allowed)] = True
        return batch
