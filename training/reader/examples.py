"""Windows with their answers, made anew for every epoch: sampled, cut and changed.

Two changes are made to documents. `renamed`: people get other names, of all regions, so that what
a sentence says counts for more than who is in it. `namesakes`: two people of a story get one
surname; whom each bare surname means is known from the story as it was.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.nlp.contexts import (
    KINDS,
    MarkedSpan,
    Spelling,
    Spells,
    Text,
    Window,
    laid_out,
    surname_windows,
    windows,
)
from kg.nlp.names import PARTICLES

Row = dict[str, Any]


def text_of(document: Row) -> Text:
    """A converted document as the reader takes it."""
    mentions = document["mentions"]
    return Text(
        words=document["words"],
        lines=[tuple(line) for line in document["sentences"]],
        mentions=[MarkedSpan(m["start"], m["end"], m["kind"], m["text"]) for m in mentions],
        entities=[m["entity"] for m in mentions],
        open={n: tuple(m["open"]) for n, m in enumerate(mentions) if m["open"]},
    )


def load(folder: Path, part: str) -> list[Row]:
    """The documents of a part."""
    path = folder / f"{part}.jsonl"
    return [json.loads(line) for line in path.read_text("utf8").split("\n") if line]


class NamePool:
    """Given names and surnames of the documents' people, each once."""

    def __init__(self, documents: list[Row]) -> None:
        given: set[str] = set()
        family: set[str] = set()
        for document in documents:
            for mention in document["mentions"]:
                words = document["words"][mention["start"] : mention["end"]]
                if mention["kind"] == "person" and len(words) > 1 and all(map(_namely, words)):
                    given.add(words[0])
                    family.add(words[-1])
        self.given, self.family = sorted(given), sorted(family)

    def renamed(self, document: Row, draw: random.Random) -> Row:
        """A copy in which most people have other names; nothing else changes."""
        changed = copy.copy(document)
        changed["words"] = list(document["words"])
        names: dict[str, str] = {}
        for mention in document["mentions"]:
            if mention["kind"] != "person":
                continue
            span = range(mention["start"], mention["end"])
            for word in span:
                text = document["words"][word]
                if not _namely(text):
                    continue
                first = word == mention["start"] and len(span) > 1
                if text not in names:
                    names[text] = draw.choice(self.given if first else self.family)
                changed["words"][word] = names[text]
        return changed


def _namely(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and word.isalpha() and word.lower() not in PARTICLES


def namesakes(document: Row, draw: random.Random) -> Row | None:
    """A copy in which two people share a surname, its bare surnames as anaphors; None if it cannot.

    One of the two must be called by the bare surname somewhere.
    """
    full: dict[int, str] = {}
    bare: dict[int, list[int]] = {}
    for number, mention in enumerate(document["mentions"]):
        words = document["words"][mention["start"] : mention["end"]]
        if mention["kind"] != "person" or mention["open"]:
            continue
        if len(words) > 1 and _namely(words[-1]):
            full.setdefault(mention["entity"], words[-1])
        elif len(words) == 1 and full.get(mention["entity"]) == words[0]:
            bare.setdefault(mention["entity"], []).append(number)
    named = [entity for entity in bare if entity in full]
    others = [entity for entity in full if full[entity]]
    if not named or len(others) < 2:
        return None
    one = draw.choice(named)
    other = draw.choice([entity for entity in others if entity != one])
    old, new = full[other], full[one]
    if old == new:
        return None
    changed = copy.copy(document)
    changed["words"] = list(document["words"])
    for mention in document["mentions"]:
        if mention["entity"] == other:
            for word in range(mention["start"], mention["end"]):
                if changed["words"][word] == old:
                    changed["words"][word] = new
    changed["mentions"] = [dict(mention) for mention in document["mentions"]]
    changed["anaphors"] = []
    for entity in (one, other):
        for number in bare.get(entity, []):
            mention = changed["mentions"][number]
            mention["open"] = [one, other]
            changed["anaphors"].append(
                {"start": mention["start"], "word": mention["end"] - 1, "means": [entity]}
            )
    changed["tasks"], changed["triggers"], changed["titles"] = [], [], []
    return changed if changed["anaphors"] else None


class Example:
    """One window as lists, its answers laid on the window's own words and mentions."""

    def __init__(self, document: Row, window: Window, spelling: Spells) -> None:
        lines = [tuple(line) for line in document["sentences"]]
        spans = [MarkedSpan(m["start"], m["end"], m["kind"]) for m in document["mentions"]]
        self.source = document["source"]
        self.document = document["doc"]
        self.laid = laid_out(window.sentences, lines, document["words"], spans, spelling)
        self.at = {word: number for number, word in enumerate(self.laid.words)}
        sentence_of = {w: n for n in window.sentences for w in range(*lines[n])}
        order = {number: place for place, number in enumerate(window.sentences)}
        self.sentence = [order[sentence_of[word]] for word in self.laid.words]
        self.asked = [sentence_of[word] in set(window.asked) for word in self.laid.words]
        kept = [
            (number, m)
            for number, m in enumerate(document["mentions"])
            if m["start"] in self.at and m["end"] - 1 in self.at
        ]
        self.numbers = [number for number, _ in kept]
        self.mentions = [
            (self.at[m["start"]], self.at[m["end"] - 1], KINDS.index(m["kind"])) for _, m in kept
        ]
        self.entities = [m["entity"] for _, m in kept]
        self.open = [tuple(m["open"]) for _, m in kept]
        self.local = {number: place for place, number in enumerate(self.numbers)}
        self._tell(document)
        self._name_titles(document)
        self._mark_anaphors(document)

    def _tell(self, document: Row) -> None:
        complete = "meetings" in document["tasks"]
        self.tells = [0 if complete and asked else -1 for asked in self.asked]
        self.triggers: list[tuple[int, list[tuple[str, list[int]]]]] = []
        sure: dict[int, str] = {}
        for trigger in document["triggers"]:
            for word in trigger["words"]:
                if word in self.at:
                    self.tells[self.at[word]] = -1
            at = self.at.get(trigger["word"])
            if at is None or not self.asked[at]:
                continue
            if trigger["sure"]:
                sure[at] = trigger["status"]
            self.triggers.append((at, self._arguments(trigger["arguments"])))
        for at, status in sure.items():
            self.tells[at] = ("none", "held", "planned", "denied").index(status)

    def _arguments(self, arguments: list[Row]) -> list[tuple[str, list[int]]]:
        found = []
        for argument in arguments:
            inside = [self.local[n] for n in argument["mentions"] if n in self.local]
            if inside:
                found.append((argument["label"], inside))
        return found

    def _name_titles(self, document: Row) -> None:
        complete = "offices" in document["tasks"]
        self.title = [0 if complete and asked else -1 for asked in self.asked]
        self.titles: list[tuple[int, int, str, list[int], list[int], bool]] = []
        for title in document["titles"]:
            words = range(title["start"], title["end"])
            if any(word not in self.at or not self.asked[self.at[word]] for word in words):
                continue
            own = [self.at[word] for word in words]
            for word in own:
                self.title[word] = (1 if word == own[0] else 2) if title["sure"] else -1
            holders = [self.local[n] for n in title["holders"] if n in self.local]
            bodies = [self.local[n] for n in title["bodies"] if n in self.local]
            unknown = title["of"] and not bodies
            if holders:
                self.titles.append((own[0], own[-1], title["when"], holders, bodies, unknown))

    def _mark_anaphors(self, document: Row) -> None:
        complete = "anaphors" in document["tasks"]
        self.anaphor = [0 if complete and asked else -1 for asked in self.asked]
        self.anaphors: list[tuple[int, list[int], list[int]]] = []
        here = set(self.entities)
        for one in document["anaphors"]:
            at = self.at.get(one["word"])
            if at is None or not self.asked[at]:
                continue
            self.anaphor[at] = 1
            start = self.at.get(one["start"], at)
            own = [p for p, (first, last, _) in enumerate(self.mentions) if start <= last <= at]
            opened = next((self.open[p] for p in own if self.open[p]), ())
            means = [entity for entity in one["means"] if entity in here]
            if len(means) < len(one["means"]):
                continue
            if own and not opened:
                continue  # a name whose letters say whom it means
            candidates = [
                p
                for p, entity in enumerate(self.entities)
                if p not in own and not self.open[p] and KINDS[self.mentions[p][2]] in KINDS[:3]
                and (not opened or entity in opened)
            ]  # fmt: skip
            if candidates:
                self.anaphors.append((at, candidates, means))


class Sampler:
    """The examples of an epoch."""

    def __init__(self, folder: Path, settings: Row, spelling: Spelling) -> None:
        self.settings, self.spelling = settings, spelling
        self.main = [
            document
            for part in ("train", "written", "own", "newspapers")
            if (folder / f"{part}.jsonl").exists()
            for document in load(folder, part)
        ]
        self.gap = load(folder, "gap")
        self.pool = NamePool(self.main)

    def epoch(self, number: int) -> list[Example]:
        """The examples of this epoch, in random order."""
        draw = random.Random(self.settings["seed"] + number)
        found: list[Example] = []
        for document in self.main:
            telling = document["triggers"] or document["titles"] or "anaphors" in document["tasks"]
            if not telling and draw.random() > self.settings["silent"]:
                continue
            changed = document
            if draw.random() < self.settings["renamed"]:
                changed = self.pool.renamed(document, draw)
            found += self.examples(changed, draw)
            if draw.random() < self.settings["namesakes"]:
                alike = namesakes(document, draw)
                if alike is not None:
                    if draw.random() < self.settings["renamed"]:
                        alike = self.pool.renamed(alike, draw)
                    found += list(self.surnames(alike, draw))
        for document in draw.sample(self.gap, min(len(self.gap), self.settings["gap"])):
            found += self.examples(document, draw)
        draw.shuffle(found)
        return found

    def examples(self, document: Row, draw: random.Random) -> list[Example]:
        """A document in windows of one length, drawn."""
        sizes = sizes_of(document, self.spelling)
        reach = draw.choice(self.settings["reach"])
        asked = dict.fromkeys(range(len(sizes)), reach // 4)
        cut = windows(sizes, asked, reach=reach, after=reach // 8)
        made = [Example(document, window, self.spelling) for window in cut]
        return [
            one
            for one in made
            if one.anaphors or document["tasks"]
        ]  # fmt: skip

    def surnames(self, document: Row, draw: random.Random) -> Iterator[Example]:
        """Windows for a document's ambiguous surnames, at most three."""
        sizes = sizes_of(document, self.spelling)
        chosen = surname_windows(text_of(document), sizes)
        for window in draw.sample(chosen, min(3, len(chosen))):
            yield Example(document, window, self.spelling)


def sizes_of(document: Row, spelling: Spelling) -> list[int]:
    """The word pieces of each sentence."""
    return [
        sum(len(spelling.of(document["words"][word])) for word in range(*line))
        for line in document["sentences"]
    ]
