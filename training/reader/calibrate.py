"""Step 6: from likelihoods to confidences, on the development documents that may be read.

    python -m training.reader.calibrate --shared ../shared --pipeline kg/nlp/en_news

The pipeline as shipped reads `corpus/world`; a logistic curve (Platt 1999) says how often pairs so
likely are right. Offices have a step of their own (`training.reader.stack`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy

import kg.extraction.component  # noqa: F401  (registers kg_mentions)
from kg.extraction.component import MentionIndex
from kg.extraction.mentions.spans import MentionSpan
from kg.nlp.calibration import Calibration
from kg.resolution.states import name_of
from training.reader.documents import rows_of
from training.reader.halves import is_read

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from scorers.meetings import Pair, gold_pairs
from scorers.names import normal

Judged = list[tuple[float, bool]]
HELD = 2.0
"""How strongly the curve is held near the one that changes nothing."""


def scaled(judged: Judged) -> list[tuple[float, float]]:
    """Knots of the logistic curve nearest to how often answers so likely were right.

    Newton's method on slope and offset of the log odds, with Platt's targets. Slope and offset are
    held near those that change nothing, as by a few answers more: where hardly any of the answers
    is wrong, nothing else bounds the slope.
    """
    likely = np.clip(np.array([one for one, _ in judged]), 1e-4, 1 - 1e-4)
    odds = np.log(likely / (1 - likely))
    right = np.array([one for _, one in judged], dtype=float)
    high, low = (right.sum() + 1) / (right.sum() + 2), 1 / (len(right) - right.sum() + 2)
    target = np.where(right > 0, high, low)
    rows = np.stack([odds, np.ones_like(odds)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(200):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share - target) + HELD * (weights - np.array([1.0, 0.0]))
        curve = (rows * (share * (1 - share))[:, None]).T @ rows + HELD * np.eye(2)
        step = np.linalg.solve(curve, slope)
        weights -= step * min(1.0, 0.5 / max(1e-9, float(np.abs(step).max())))
    grid = np.clip(np.linspace(0, 1, 21), 1e-4, 1 - 1e-4)
    curve_at = np.log(grid / (1 - grid)) * weights[0] + weights[1]
    shares = 1 / (1 + np.exp(-curve_at))
    return [(round(float(x), 4), round(float(y), 4)) for x, y in zip(grid, shares, strict=True)]


def spelt(index: MentionIndex, entities: Sequence[int], number: int) -> frozenset[str]:
    """All normal names that the document has for the entity of a mention."""
    texts = set()
    for other, mention in enumerate(index.mentions):
        if isinstance(mention, MentionSpan) and entities[other] == entities[number]:
            texts |= {mention.text, *([name_of(mention.code)] if mention.code else [])}
    return frozenset(map(normal, texts))


def judged_pairs(doc: Any, wanted: list[Pair]) -> Judged:
    """Each pair's likelihood, and whether a person has said the same; unsure pairs are left out."""
    index, entities = doc._.mention_index, doc._.reading.text.entities
    found: Judged = []
    for pair in doc._.meetings:
        names = tuple(spelt(index, entities, n) for n in (pair.left, pair.right))
        own = Pair(names, pair.status, None, None)
        like = [one for one in wanted if one.is_like(own)]
        if any(one.status == pair.status and not one.ignored for one in like):
            found.append((pair.confidence, True))
        elif not any(one.ignored for one in like):
            found.append((pair.confidence, False))
    return found


def collect(shared: Path, nlp: Any, *, wanted: Callable[[str], bool]) -> Judged:
    """What the pipeline says of the documents that may be read, judged by their annotations."""
    pairs = gold_pairs(rows_of(shared / "gold" / "meetings-world.jsonl"))
    told: Judged = []
    for path in sorted((shared / "corpus" / "world").iterdir()):
        if wanted(path.stem):
            doc = nlp(path.read_text("utf8").partition("\n---\n")[2].lstrip())
            told += judged_pairs(doc, pairs.get(path.stem, []))
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    options = parser.parse_args()
    nlp = spacy.load(options.pipeline)
    nlp.disable_pipe("kg_parser")
    nlp.get_pipe("kg_meetings").calibration = Calibration()
    told = collect(options.shared, nlp, wanted=is_read)
    knots = scaled(told)
    (options.pipeline / "kg_meetings" / "calibration.json").write_text(json.dumps(knots), "utf8")
    print(len(told), knots)


if __name__ == "__main__":
    main()
