"""Score who met whom, against gold pairs.

A prediction is a pair of participants of one report, in one article, with a status. Gold pairs
that are not `certain`, and phone calls, are neither asked for nor counted as errors.
`f1_by_article` is the harmonic mean of the precision of articles with predictions and the recall
of articles with gold pairs, each article counting once, so that one article with twenty pairs does
not decide.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from scorers.names import document, f1, normal, rows, same

Names = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Pair:
    """Two parties by their normal names, with what is said of their meeting."""

    names: Names
    status: str
    date: str | None
    place: str | None
    ignored: bool = False

    def is_like(self, other: "Pair") -> bool:
        """Whether both can be one pair, whatever their status."""
        (a, b), (c, d) = self.names, other.names
        return (same(a, c) and same(b, d)) or (same(a, d) and same(b, c))


@dataclass
class Counts:
    """What was right, wrong and missed, and of the right ones how many dates and places."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    any_status: int = 0
    dates: list[bool] = field(default_factory=list)
    places: list[bool] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)


def gold_pairs(records: list[dict[str, Any]]) -> dict[str, list[Pair]]:
    """Return the pairs to find by document; a document without any has an empty list."""
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for r in records:
        found = pairs[r["doc"]]
        if not r.get("none"):
            left, right = (
                frozenset(map(normal, [r[side], *r.get(f"{side}_aliases", [])])) for side in "ab"
            )
            ignored = not r.get("certain", True) or r["status"] == "call"
            found.append(Pair((left, right), r["status"], r.get("date"), r.get("place"), ignored))
    return pairs


def predicted_pairs(meetings: list[dict[str, Any]]) -> dict[str, list[Pair]]:
    """Return by document the pairs of what `kg meetings --json` prints."""
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for meeting in meetings:
        names = {
            one["id"]: frozenset(map(normal, [one["name"], *one.get("aliases", [])]))
            for one in meeting["participants"]
        }
        for report in meeting["reports"]:
            for a, b in combinations(sorted(set(report["participants"])), 2):
                pair = Pair((names[a], names[b]), report["status"], report["date"], report["place"])
                pairs[document(report["path"])].append(pair)
    return pairs


def score(gold: Path, predicted: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the figures, and a line for each pair that was missed or is wrong."""
    found = predicted_pairs(rows(predicted))
    counts = Counts()
    for doc, wanted in gold_pairs(rows(gold)).items():
        _score_document(doc, wanted, _once(found.get(doc, [])), counts)
    return _figures(counts), counts.errors


def _once(pairs: list[Pair]) -> list[Pair]:
    kept: list[Pair] = []
    for pair in pairs:
        if not any(one.status == pair.status and pair.is_like(one) for one in kept):
            kept.append(pair)
    return kept


def _score_document(doc: str, wanted: list[Pair], got: list[Pair], counts: Counts) -> None:
    before = counts.right, counts.wrong, counts.missed
    used: set[int] = set()
    for pair in wanted:
        if pair.ignored:
            continue
        like = [n for n, one in enumerate(got) if pair.is_like(one)]
        hits = [n for n in like if got[n].status == pair.status]
        counts.any_status += bool(like)
        if not hits:
            counts.missed += 1
            counts.errors.append(f"missed  {doc}: {_told(pair)}")
            continue
        counts.right += 1
        used.update(hits)
        if pair.date:
            counts.dates.append(any((got[n].date or "")[:10] == pair.date[:10] for n in hits))
        if pair.place:
            place = {normal(pair.place)}
            counts.places.append(any(same(place, {normal(got[n].place or "")}) for n in hits))
    for n, one in enumerate(got):
        if n not in used and not any(w.ignored and w.is_like(one) for w in wanted):
            counts.wrong += 1
            counts.errors.append(f"wrong   {doc}: {_told(one)}")
    now = counts.right, counts.wrong, counts.missed
    right, bad, lost = (after - former for after, former in zip(now, before, strict=True))
    if right + bad:
        counts.precisions.append(right / (right + bad))
    if right + lost:
        counts.recalls.append(right / (right + lost))


def _told(pair: Pair) -> str:
    left, right = (sorted(names)[:2] for names in pair.names)
    return f"{left} - {right} {pair.status}"


def _figures(counts: Counts) -> dict[str, Any]:
    def mean(values: list[Any]) -> float:
        return sum(values) / max(1, len(values))

    gold = counts.right + counts.missed
    precision = counts.right / max(1, counts.right + counts.wrong)
    recall = counts.right / max(1, gold)
    figures = {
        "precision": precision, "recall": recall, "f1": f1(precision, recall),
        "f1_by_article": f1(mean(counts.precisions), mean(counts.recalls)),
        "recall_any_status": counts.any_status / max(1, gold),
        "status_right": counts.right / max(1, counts.any_status),
        "dates_right": mean(counts.dates), "places_right": mean(counts.places),
    }  # fmt: skip
    rounded = {name: round(value, 3) for name, value in figures.items()}
    return {"pairs": gold, **rounded, "dates": len(counts.dates), "places": len(counts.places)}
