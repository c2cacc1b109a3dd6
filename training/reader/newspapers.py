"""Newspaper articles of `data/ner/worldwide` that were annotated for training, with their text.

`training/data/annotations/worldwide.jsonl` holds what people read in them, and no sentence of
theirs: the articles are their publishers'. The sentences come from the words of the data folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from training.sources import articles

PREFIX = "ww_"
CLINGS = (
    (r" ([.,;:!?%)\]}’”])", r"\1"),
    (r"([(\[{$“‘£€#]) ", r"\1"),
    (r" ('s|'re|'ve|'ll|'d|'m|n't|’s|’re|’ve|’ll|’d|’m|n’t)\b", r"\1"),
    (r"(\w) - (\w)", r"\1-\2"),
    (r"(\w) / (\w)", r"\1/\2"),
    (r"s ' ", r"s' "),
    (r"’ (s|re|ve|ll|d|m|t)\b", r"’\1"),
)
"""What stands without a space in print, one after another."""


def printed(words: Sequence[str]) -> str:
    """Return words as they are printed: without spaces before commas and within quotation marks."""
    text = " ".join(words)
    for pattern, into in CLINGS:
        text = re.sub(pattern, into, text)
    pieces = text.split('"')
    for number in range(1, len(pieces), 2):
        pieces[number] = pieces[number].strip(" ")
    return '"'.join(pieces).strip()


def newspapers(shared: Path, annotations: Path) -> Iterator[dict[str, Any]]:
    """Yield annotated articles in the form of `gold/reports`, with `roles` as in `gold/roles`.

    None where `shared` lacks the articles.
    """
    path = shared / "data" / "ner" / "worldwide" / "train.tsv"
    if not path.exists():
        return
    texts = {PREFIX + name: [printed(w) for w, _ in rows] for name, rows in articles(path)}
    for line in annotations.read_text("utf8").splitlines():
        row = json.loads(line)
        yield row | {"source": "worldwide", "published": None, "sentences": texts[row["doc"]]}
