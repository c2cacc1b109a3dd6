"""Score whom a bare surname means, in articles where several people bear it.

A mention whose entity bears the right person's name is right; one whose entity has a name of one
word only, or that was not found, says nothing; all others are wrong.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from scorers.names import document, rows, words


def score(gold: Path, predicted: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the shares of right, wrong and silent, and a line for each wrong one."""
    found = {(document(m["path"]), m["start"], m["end"]): m["name"] for m in rows(predicted)}
    count: Counter[str] = Counter()
    errors = []
    for mark in rows(gold):
        if not mark["who"] or not mark["sure"]:
            continue
        name = found.get((mark["doc"], mark["start"], mark["end"]))
        if name is None or len(words(name)) < 2:
            count["silent"] += 1
        elif _same(name, mark["who"]):
            count["right"] += 1
        else:
            count["wrong"] += 1
            read_as = f"{mark['text']} read as {name}, is {mark['who']}"
            errors.append(f"wrong   {mark['doc']} {mark['start']}: {read_as}")
    total = sum(count.values())
    shares = {key: round(count[key] / max(1, total), 3) for key in ("right", "wrong", "silent")}
    return {"marks": total, **shares}, errors


def _same(name: str, other: str) -> bool:
    a, b = words(name), words(other)
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))
