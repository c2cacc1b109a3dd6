"""The body of an office that its sentence does not name: chosen among all that the article names.

"The foreign minister, Jane Roe, said" names no state; the article does. `kg_skim` sees a window
of sentences, this sees the article: for each body the log-linear model (a conditional logit,
McFadden 1974) weighs how often, where and beside whom it is named, and what other offices the
article has in it; that the office has no body which the article names is one choice more. Its
weights are learned from annotated offices (`training/reader/bodies.py`).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kg.nlp.contexts import Text
from kg.nlp.offices import CERTAIN_OFFICE, Office

BODIES = ("group", "state", "place")
"""Kinds of mentions that an office can belong to."""
CHOSEN = 0.8
"""A choice less likely than this is not made: a wrong body is worse than none."""
MOST = 100
"""So many bodies of an article are looked at, those that it names most."""
CLEARLY = 1.5
"""How many times as much has to say that an office is in one body as that it is in another."""

Features = dict[str, float]


@dataclass(frozen=True)
class Post:
    """A title, words `start`:`end` of a document, and the entity that holds it."""

    start: int
    end: int
    holder: int


class OfficeCounts:
    """How many offices of an article are in each body, as far as it says: counted once for all.

    Of all, of one holder's, and of those under one last word; None stands for every body.
    """

    def __init__(self, said: Iterable[tuple[Post, int]], words: Sequence[str]) -> None:
        self._words = words
        self._counts: Counter[tuple[object, int | None]] = Counter()
        for post, body in said:
            word = self._word(post)
            groups = (None, post, post.holder, word, (post.holder, word))
            self._counts.update((group, each) for group in groups for each in (body, None))

    def every(self, post: Post, body: int | None) -> int:
        """Return how many other offices than this one are in a body."""
        return self._counts[None, body] - self._counts[post, body]

    def own(self, post: Post, body: int | None) -> int:
        """Return how many others of its holder are."""
        return self._counts[post.holder, body] - self._counts[post, body]

    def rivals(self, post: Post, body: int) -> int:
        """Return how many are that others hold under the same last word."""
        word = self._word(post)
        return self._counts[word, body] - self._counts[(post.holder, word), body]

    def _word(self, post: Post) -> str:
        return self._words[post.end - 1].lower()


class Occurrences:
    """Where a text names its bodies and people: numbers of sentences, by entity, in order.

    Of the bodies those that it names most, at most MOST.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.line_of = {word: n for n, line in enumerate(text.lines) for word in range(*line)}
        self.people: dict[int, set[int]] = {}
        self.first: dict[int, int] = {}
        bodies: dict[int, list[int]] = defaultdict(list)
        for number, (one, entity) in enumerate(zip(text.mentions, text.entities, strict=True)):
            line = self.line_of.get(one.start)
            if line is None or entity < 0:
                continue
            if one.kind in BODIES:
                bodies[entity].append(line)
                self.first.setdefault(entity, number)
            elif one.kind == "person":
                self.people.setdefault(entity, set()).add(line)
        self.total = sum(map(len, bodies.values()))
        most = set(sorted(bodies, key=lambda one: -len(bodies[one]))[:MOST])
        self.bodies = {entity: lines for entity, lines in bodies.items() if entity in most}
        self.rank: dict[int, int] = {}
        self.of_kind: Counter[str] = Counter()
        for entity in sorted(self.bodies, key=lambda one: -len(self.bodies[one])):
            self.rank[entity] = self.of_kind[self.kind(entity)]
            self.of_kind[self.kind(entity)] += 1

    def kind(self, entity: int) -> str:
        """Return the kind of a body where it is named first."""
        return self.text.mentions[self.first[entity]].kind

    def back(self, entity: int, line: int) -> int | None:
        """Return how many sentences before a sentence a body is named last, None if nowhere."""
        lines = self.bodies[entity]
        before = bisect_right(lines, line)
        return line - lines[before - 1] if before else None

    @cached_property
    def first_of(self) -> dict[int, int]:
        """The first sentence that names each person."""
        return {entity: min(lines) for entity, lines in self.people.items()}

    def together(self, entity: int, person: int) -> int:
        """Return how many sentences name both a body and a person."""
        return len(self.people.get(person, set()).intersection(self.bodies[entity]))


def features(
    places: Occurrences, post: Post, counts: OfficeCounts
) -> Iterator[tuple[int | None, Features]]:
    """Yield each body that an article names, at last None for none, with its features."""
    words = [word.lower() for word in places.text.words[post.start : post.end]]
    ends = {"first": words[0], "last": words[-1]}
    for entity in places.bodies:
        kind = places.kind(entity)
        yield (
            entity,
            {
                f"kind={kind}": 1.0,
                **{f"{end}={word} kind={kind}": 1.0 for end, word in ends.items()},
                **_of_naming(places, post, entity, kind),
                **_of_offices(counts, post, entity, kind),
            },
        )
    yield (
        None,
        {
            "none": 1.0,
            **{f"none {end}={word}": 1.0 for end, word in ends.items()},
            "none, no offices": float(counts.every(post, None) == 0),
            "none, bodies": math.log1p(len(places.bodies)),
            "none, states": float(bool(places.of_kind["state"])),
            "none, holder's office": float(counts.own(post, None) > 0),
            "none, long": float(len(words) > 2),
        },
    )


def _of_naming(places: Occurrences, post: Post, entity: int, kind: str) -> Features:
    lines = places.bodies[entity]
    near = places.back(entity, places.line_of[post.start])
    return {
        f"share kind={kind}": len(lines) / places.total,
        "named": math.log(len(lines)),
        f"rank={min(places.rank[entity], 3)} kind={kind}": 1.0,
        f"back={'none' if near is None else min(near, 5)}": 1.0,
        "in the first sentence": float(lines[0] == 0),
        "beside holder": math.log1p(places.together(entity, post.holder)),
        "beside holder first": float(places.first_of.get(post.holder) == lines[0]),
        f"only kind={kind}": float(places.of_kind[kind] == 1),
    }


def _of_offices(counts: OfficeCounts, post: Post, entity: int, kind: str) -> Features:
    every, own = counts.every(post, entity), counts.own(post, entity)
    return {
        f"offices kind={kind}": math.log1p(every),
        "share of offices": every / max(1, counts.every(post, None)),
        "holder's office": float(own > 0),
        "holder's offices": math.log1p(own),
        "another's office": float(counts.rivals(post, entity) > 0),
    }


class BodyModel:
    """Chooses a body by the weights of its features; without weights it chooses none."""

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self.weights = dict(weights or {})

    def likely(self, rows: Sequence[Features]) -> np.ndarray:
        """Return how likely each choice is (C,), summing to 1."""
        scores = np.array(
            [sum(self.weights.get(key, 0.0) * value for key, value in row.items()) for row in rows]
        )
        shares = np.exp(scores - scores.max())
        return np.asarray(shares / shares.sum())

    def choose(self, places: Occurrences, post: Post, counts: OfficeCounts) -> int | None:
        """Return the likeliest body of an office, or None."""
        if not self.weights or not places.bodies:
            return None
        choices, rows = zip(*features(places, post, counts), strict=True)
        shares = self.likely(rows)
        best = int(shares.argmax())
        return choices[best] if shares[best] >= CHOSEN else None


def with_bodies(offices: Sequence[Office], text: Text, model: BodyModel) -> list[Office]:
    """Return an article's offices, each that is sure enough with the body that the article says.

    One holder's offices under one word have one body: where an article says twice that Doe is
    (supreme) leader of Freedonia, he leads Freedonia also where a sentence names no body, or
    Sylvania beside him. Where none of them has a body, the model chooses one.
    """
    found = _of_one_body(offices, text)
    if not any(one.body is None and one.confidence >= CERTAIN_OFFICE for one in found):
        return found
    places, entity = Occurrences(text), text.entities
    posts = [Post(one.start, one.end, entity[one.holder]) for one in found]
    said = [
        (post, entity[one.body])
        for post, one in zip(posts, found, strict=True)
        if one.body is not None and one.confidence >= CERTAIN_OFFICE
    ]
    counts = OfficeCounts(said, text.words)
    for number, (post, one) in enumerate(zip(posts, found, strict=True)):
        if one.body is None and one.confidence >= CERTAIN_OFFICE:
            body = model.choose(places, post, counts)
            found[number] = one if body is None else replace(one, body=places.first[body])
    return found


def _of_one_body(offices: Sequence[Office], text: Text) -> list[Office]:
    entity = text.entities
    told: dict[tuple[int, str], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    body_at: dict[int, int] = {}
    posts = [(entity[one.holder], text.words[one.end - 1].lower()) for one in offices]
    for post, office in zip(posts, offices, strict=True):
        if office.body is not None and office.confidence >= CERTAIN_OFFICE:
            told[post][entity[office.body]] += office.confidence
            body_at.setdefault(entity[office.body], office.body)
    clear = {post: _clearly(shares) for post, shares in told.items()}
    found = []
    for post, office in zip(posts, offices, strict=True):
        body, own = clear.get(post), None if office.body is None else entity[office.body]
        if body in (None, own) or office.confidence < CERTAIN_OFFICE:
            found.append(office)
        else:
            found.append(replace(office, body=body_at[body]))
    return found


def _clearly(shares: Mapping[int, float]) -> int | None:
    """The body that clearly most of an office's statements name, or None."""
    (body, most), (_, other) = [
        *sorted(shares.items(), key=lambda one: -one[1]), (-1, 0.0)
    ][:2]  # fmt: skip
    return body if most > CLEARLY * other else None
