"""Score entities across articles with B-cubed (Bagga & Baldwin 1998).

A predicted mention answers the gold mention that it overlaps most. A gold mention that nothing
answers is an entity of its own, so missing mentions cost recall.
"""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from scorers.names import document, f1, rows


def score(gold: Path, predicted: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the figures, and no errors."""
    mentions = defaultdict(list)
    for row in rows(predicted):
        mentions[document(row["path"])].append(row)
    wanted = rows(gold)
    answers = [
        _answer(mark, mentions.get(mark["doc"], ())) or f"missing {number}"
        for number, mark in enumerate(wanted)
    ]
    entities = [mark["entity"] for mark in wanted]
    both = Counter(zip(entities, answers, strict=True))
    in_gold, in_answer = Counter(entities), Counter(answers)
    size = max(1, len(wanted))
    precision = sum(n * n / in_answer[answer] for (_, answer), n in both.items()) / size
    recall = sum(n * n / in_gold[entity] for (entity, _), n in both.items()) / size
    found = sum(not answer.startswith("missing ") for answer in answers) / size
    figures = {
        "found": found, "b3_precision": precision, "b3_recall": recall,
        "b3_f1": f1(precision, recall),
    }  # fmt: skip
    return {"mentions": len(wanted), **{k: round(v, 3) for k, v in figures.items()}}, []


def _answer(mark: dict[str, Any], mentions: Any) -> str | None:
    def shared(row: dict[str, Any]) -> int:
        return int(min(row["end"], mark["end"]) - max(row["start"], mark["start"]))

    best = max(mentions, key=shared, default=None)
    return best["entity"] if best is not None and shared(best) > 0 else None
