"""Score who holds which office in what.

A claim is a person, a body and whether it is current, former or future, once an article: titles
count as the same where they share a word. Gold rows that are not `sure` are neither asked for nor
counted as errors.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scorers.names import document, f1, normal, rows, same

SMALL = frozenset(["of", "the", "for", "and", "s", "a"])


@dataclass(frozen=True)
class Office:
    """A claim by normal names; `told` is how it is printed."""

    person: frozenset[str]
    of: frozenset[str]
    title: frozenset[str]
    when: str
    told: str

    def agrees(self, other: "Office") -> bool:
        """Whether both say the same."""
        bodies = same(self.of, other.of) if self.of and other.of else not (self.of or other.of)
        titles = bool(self.title & other.title)
        return same(self.person, other.person) and bodies and self.when == other.when and titles


def score(gold: Path, predicted: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the figures, and a line for each claim that was missed or is wrong."""
    sure: dict[str, list[Office]] = defaultdict(list)
    unsure: dict[str, list[Office]] = defaultdict(list)
    for row in rows(gold):
        wanted = sure[row["doc"]]
        if not row.get("none"):
            people, bodies = [row["person"], row["person_text"]], [row["of"], row["of_text"]]
            office = _office(people, bodies, row["title"], row["when"])
            (wanted if row["sure"] else unsure[row["doc"]]).append(office)
    got: dict[str, list[Office]] = defaultdict(list)
    for row in rows(predicted):
        person, of = row["person"], row.get("of")
        bodies = [of["name"], *of["aliases"]] if of else []
        people = [person["name"], *person["aliases"]]
        got[document(row["path"])].append(_office(people, bodies, row["title"], row["when"]))
    right, errors = 0, []
    for doc, claims in sure.items():
        wanted, found = _once(claims), _once(got.get(doc, []))
        missed = [one for one in wanted if not any(one.agrees(other) for other in found)]
        allowed = [*wanted, *unsure[doc]]
        wrong = [one for one in found if not any(one.agrees(other) for other in allowed)]
        right += len(wanted) - len(missed)
        errors += [f"missed  {doc}: {one.told}" for one in missed]
        errors += [f"wrong   {doc}: {one.told}" for one in wrong]
    bad = sum(line.startswith("wrong") for line in errors)
    precision = right / max(1, right + bad)
    recall = right / max(1, right + len(errors) - bad)
    figures = {"precision": precision, "recall": recall, "f1": f1(precision, recall)}
    rounded = {name: round(value, 3) for name, value in figures.items()}
    return {"offices": right + len(errors) - bad, **rounded}, errors


def _office(people: list[str], bodies: list[str | None], title: str, when: str) -> Office:
    words = set(normal(title or "").split()) - SMALL or {normal(title or "")}
    body = next(filter(None, bodies), None)
    return Office(
        frozenset(map(normal, filter(None, people))), frozenset(map(normal, filter(None, bodies))),
        frozenset(words), when or "current", f"{people[0]}: {title}, {body} ({when})",
    )  # fmt: skip


def _once(claims: list[Office]) -> list[Office]:
    kept: list[Office] = []
    for claim in claims:
        if not any(claim.agrees(one) for one in kept):
            kept.append(claim)
    return kept
