"""The body of an office that its sentence does not name: chosen among all that the article names.

"The foreign minister, Jane Roe, said" names no state; the article does. `kg_skim` sees a window
of sentences, this sees the article: for each body the log-linear model (a conditional logit,
McFadden 1974) weighs how often, where and beside whom it is named, and what other offices the
article has in it; that the office has no body which the article names is one choice more. Its
weights are learned from annotated offices (`training/reader/bodies.py`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kg.nlp.contexts import Text
from kg.nlp.offices import Office

BODIES = ("group", "state", "place")
"""Kinds of mentions that an office can belong to."""
CHOSEN = 0.8
"""A choice less likely than this is not made: a wrong body is worse than none."""
SURE = 0.6
"""Offices less likely than this say nothing of others."""
CLEARLY = 1.5
"""How many times as much has to say that an office is in one body as that it is in another."""

Features = dict[str, float]


@dataclass(frozen=True)
class Post:
    """A title, words `start`:`end` of a document, and the entity that holds it."""

    start: int
    end: int
    holder: int


@dataclass(frozen=True)
class Told:
    """How many other offices of an article are in each body.

    `every` counts all, `own` those of the same holder, `rivals` those that others hold under the
    same last word.
    """

    every: Counter[int]
    own: Counter[int]
    rivals: Counter[int]

    @classmethod
    def beside(cls, post: Post, said: Iterable[tuple[Post, int]], words: Sequence[str]) -> Told:
        """Return what offices with their bodies say beside a post, itself left out."""
        told = cls(Counter(), Counter(), Counter())
        for other, body in said:
            if other != post:
                told.every[body] += 1
                if other.holder == post.holder:
                    told.own[body] += 1
                elif words[other.end - 1].lower() == words[post.end - 1].lower():
                    told.rivals[body] += 1
        return told


class Places:
    """Where a text names its bodies and people: numbers of sentences, by entity, in order."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.line_of = {word: n for n, line in enumerate(text.lines) for word in range(*line)}
        self.bodies: dict[int, list[int]] = defaultdict(list)
        self.people: dict[int, list[int]] = defaultdict(list)
        self.first: dict[int, int] = {}
        for number, (one, entity) in enumerate(zip(text.mentions, text.entities, strict=True)):
            line = self.line_of.get(one.start)
            if line is None or entity < 0:
                continue
            if one.kind in BODIES:
                self.bodies[entity].append(line)
                self.first.setdefault(entity, number)
            elif one.kind == "person":
                self.people[entity].append(line)

    @cached_property
    def of_kind(self) -> dict[str, list[int]]:
        """The bodies of each kind, the one that is named most first."""
        found: dict[str, list[int]] = {kind: [] for kind in BODIES}
        for entity in sorted(self.bodies, key=lambda one: -len(self.bodies[one])):
            found[self.kind(entity)].append(entity)
        return found

    @cached_property
    def total(self) -> int:
        """How often the text names bodies."""
        return sum(map(len, self.bodies.values()))

    def kind(self, entity: int) -> str:
        """Return the kind of a body where it is named first."""
        return self.text.mentions[self.first[entity]].kind

    def back(self, entity: int, line: int) -> int | None:
        """Return how many sentences before a sentence a body is named last, None if nowhere."""
        return min((line - at for at in self.bodies[entity] if at <= line), default=None)


def features(places: Places, post: Post, told: Told) -> Iterator[tuple[int | None, Features]]:
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
                **_of_offices(told, entity, kind),
            },
        )
    yield (
        None,
        {
            "none": 1.0,
            **{f"none {end}={word}": 1.0 for end, word in ends.items()},
            "none, no offices": float(not told.every),
            "none, bodies": math.log1p(len(places.bodies)),
            "none, states": float(bool(places.of_kind["state"])),
            "none, holder's office": float(bool(told.own)),
            "none, long": float(len(words) > 2),
        },
    )


def _of_naming(places: Places, post: Post, entity: int, kind: str) -> Features:
    lines, people = places.bodies[entity], places.people[post.holder]
    near = places.back(entity, places.line_of[post.start])
    alike = places.of_kind[kind]
    return {
        f"share kind={kind}": len(lines) / places.total,
        "named": math.log(len(lines)),
        f"rank={min(alike.index(entity), 3)} kind={kind}": 1.0,
        f"back={'none' if near is None else min(near, 5)}": 1.0,
        "in the first sentence": float(lines[0] == 0),
        "beside holder": math.log1p(len(set(people) & set(lines))),
        "beside holder first": float(people[:1] == lines[:1]),
        f"only kind={kind}": float(len(alike) == 1),
    }


def _of_offices(told: Told, entity: int, kind: str) -> Features:
    return {
        f"offices kind={kind}": math.log1p(told.every[entity]),
        "share of offices": told.every[entity] / max(1, told.every.total()),
        "holder's office": float(entity in told.own),
        "holder's offices": math.log1p(told.own[entity]),
        "another's office": float(entity in told.rivals),
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

    def choose(self, places: Places, post: Post, told: Told) -> int | None:
        """Return the likeliest body of an office, or None."""
        if not self.weights or not places.bodies:
            return None
        choices, rows = zip(*features(places, post, told), strict=True)
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
    if not any(one.body is None and one.confidence >= SURE for one in found):
        return found
    places, entity = Places(text), text.entities
    posts = [Post(one.start, one.end, entity[one.holder]) for one in found]
    said = [
        (post, entity[one.body])
        for post, one in zip(posts, found, strict=True)
        if one.body is not None and one.confidence >= SURE
    ]
    for number, (post, one) in enumerate(zip(posts, found, strict=True)):
        if one.body is None and one.confidence >= SURE:
            body = model.choose(places, post, Told.beside(post, said, text.words))
            found[number] = one if body is None else replace(one, body=places.first[body])
    return found


def _of_one_body(offices: Sequence[Office], text: Text) -> list[Office]:
    entity = text.entities
    told: dict[tuple[int, str], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    body_at: dict[int, int] = {}
    posts = [(entity[one.holder], text.words[one.end - 1].lower()) for one in offices]
    for post, office in zip(posts, offices, strict=True):
        if office.body is not None and office.confidence >= SURE:
            told[post][entity[office.body]] += office.confidence
            body_at.setdefault(entity[office.body], office.body)
    found = []
    for post, office in zip(posts, offices, strict=True):
        (likeliest, most), (_, other) = [
            *sorted(told[post].items(), key=lambda one: -one[1]), (-1, 0.0), (-1, 0.0)
        ][:2]  # fmt: skip
        own = None if office.body is None else entity[office.body]
        is_other = office.confidence >= SURE and own != likeliest and most > CLEARLY * other
        found.append(replace(office, body=body_at[likeliest]) if is_other else office)
    return found
