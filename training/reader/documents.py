"""Step 1: annotated documents as the reader sees them.

    python -m training.reader.documents --shared ../shared --own training/data \
        --out models/reader/documents

Each document is read by the pipeline for its words and by kg for its mentions, as at run time;
the annotations are laid on these. A line of the output is a document:

`doc`, `source`, `words`, `sentences` (first and last word), `mentions` (first word, end, kind,
entity, code), `triggers` (word, status, sure, arguments), `titles` (first word, end, when, sure,
holders, bodies), `anaphors` (word, entities), and `tasks`: which annotations are complete here.

An argument is a label and the mentions of which at least one bears it: one mention where the
sentence names the participant, all mentions of the entity where a pronoun or nothing stands there.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.dates import grammar
from kg.extraction.mentions.detection import find_mentions
from kg.extraction.mentions.spans import MentionSpan
from kg.extraction.sentences import sentences as lines_of
from kg.nlp import pipeline
from kg.nlp.contexts import MarkedSpan
from kg.nlp.names import names_of, plain
from kg.resolution.states import code_of
from training.reader.newspapers import newspapers

SMALL_WORDS = frozenset(
    [
        "with",
        "at",
        "on",
        "in",
        "of",
        "for",
        "to",
        "the",
        "a",
        "an",
        "by",
        "from",
        "about",
        "between",
        "among",
        "up",
        "down",
        "out",
        "off",
        "into",
        "over",
    ]
)
READERS = ("kg_skim", "kg_reader", "kg_coref", "kg_meetings", "kg_offices")
"""Components that are trained on what is written here, and need not run for it."""
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "sheikh",
        "general",
        "gen",
        "president",
        "king",
        "prince",
    ]
)


@dataclass
class Read:
    """A document with its words and mentions; `at` maps a token to the number of its word."""

    doc: Doc
    starts: list[int]
    lines: list[tuple[int, int]]
    at: dict[int, int]
    words: list[str]
    mentions: list[dict[str, Any]]
    entities: list[int] = field(default_factory=list)

    def word_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The words of the characters `start`:`end`, or None where they hold none."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return None
        inside = [self.at[token.i] for token in span if token.i in self.at]
        return (inside[0], inside[-1] + 1) if inside else None


def read(nlp: Language, texts: list[str]) -> Read:
    """Words, sentences and mentions of a document given as its sentences."""
    text = "\n".join(texts)
    doc = nlp(text)
    starts, position = [], 0
    for sentence in texts:
        starts.append(position)
        position += len(sentence) + 1
    for token in doc:
        token.is_sent_start = False
    tokens = [token for token in doc if not token.is_space]
    begins = iter([*starts, 10**9])
    ahead = next(begins)
    for token in tokens:
        if token.idx + len(token.text) > ahead:
            token.is_sent_start = True
            while ahead < token.idx + len(token.text):
                ahead = next(begins)
    if tokens:
        doc[0].is_sent_start = True
    at = {token.i: number for number, token in enumerate(tokens)}
    lines = []
    for number, begin in enumerate(starts):
        end = begin + len(texts[number])
        own = [at[t.i] for t in tokens if begin <= t.idx < end]
        lines.append((own[0], own[-1] + 1) if own else (0, 0))
    found = find_mentions(doc, lines=lines_of(doc))
    result = Read(doc, starts, lines, at, [t.text for t in tokens], [])
    result.mentions = list(_mentions(result, found))
    return result


def _mentions(read_: Read, found: list[MentionSpan]) -> Iterator[dict[str, Any]]:
    names = names_of([MarkedSpan(0, 0, one.kind, one.text, one.code) for one in found])
    rows = []
    for index, one in enumerate(found):
        span = [read_.at[i] for i in range(one.start, one.end) if i in read_.at]
        if span:
            rows.append(
                {
                    "start": span[0], "end": span[-1] + 1, "kind": one.kind, "code": one.code,
                    "text": one.text, "entity": names.of[index],
                    "open": list(names.open.get(index, ())),
                }
            )  # fmt: skip
    taken = {w for row in rows for w in range(row["start"], row["end"])}
    for expression in grammar.expressions(read_.doc.text):
        words = read_.word_span(expression.start, expression.end)
        if words and not taken & set(range(*words)):
            rows.append(
                {
                    "start": words[0], "end": words[1], "kind": "date", "code": None,
                    "text": expression.text, "entity": -1, "open": [],
                }
            )  # fmt: skip
    return iter(sorted(rows, key=lambda row: (row["start"], row["end"])))


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one: the last words agree, and one has all words of the other."""
    a = [w for w in plain(one).split() if w not in TITLES] or plain(one).split()
    b = [w for w in plain(other).split() if w not in TITLES] or plain(other).split()
    if a == b:
        return True
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


class Annotations:
    """The annotations of one document, laid on its words and mentions."""

    def __init__(self, read_: Read, texts: list[str]) -> None:
        self.read, self.texts = read_, texts
        self.line_of = {
            word: number for number, (s, e) in enumerate(read_.lines) for word in range(s, e)
        }
        self.full: dict[int, list[str]] = defaultdict(list)
        for row in read_.mentions:
            self.full[row["entity"]].append(row["text"])

    def place(self, sentence: int, text: str, nth: int = 1) -> tuple[int, int] | None:
        """The words of the `nth` occurrence of a text in a sentence."""
        at = -1
        for _ in range(nth):
            at = self.texts[sentence].find(text, at + 1)
            if at < 0:
                return None
        start = self.read.starts[sentence] + at
        return self.read.word_span(start, start + len(text))

    def named(self, name: str, kind: str) -> set[int]:
        """The mentions that name an entity, by its fullest name."""
        code = code_of(name) if kind == "state" else None
        found = set()
        for index, row in enumerate(self.read.mentions):
            if row["kind"] == "date":
                continue
            if (code and row["code"] == code) or (
                not code and not row["open"] and self.is_named(row, name)
            ):
                found.add(index)
        return found

    def is_named(self, row: dict[str, Any], name: str) -> bool:
        """Whether a mention, or a fuller name of its entity, is this name."""
        if row["kind"] == "person":
            return any(same_name(text, name) for text in self.full[row["entity"]])
        return same_name(row["text"], name)

    def argument(self, sentence: int, text: str, name: str, kind: str) -> list[int]:
        """The mentions of which one is the participant: those in the sentence, else all."""
        named = self.named(name, kind)
        span = self.place(sentence, text) if text in self.texts[sentence] else None
        if span:
            inside = [
                index
                for index, row in enumerate(self.read.mentions)
                if row["start"] < span[1] and row["end"] > span[0] and row["kind"] != "date"
            ]
            both = [index for index in inside if index in named]
            if both:
                return both[:1]
            exact = [
                index
                for index in inside
                if (self.read.mentions[index]["start"], self.read.mentions[index]["end"]) == span
            ]
            if exact:
                return exact
        own = [i for i in named if self.line_of[self.read.mentions[i]["start"]] == sentence]
        return sorted(own or named)

    def trigger(self, report: dict[str, Any]) -> dict[str, Any] | None:
        """A report as its trigger's head word and its arguments."""
        sentence = report["sentence"]
        span = self.place(sentence, report["trigger"])
        if span is None:
            return None
        words = [w for w in range(*span) if self.read.words[w].lower() not in SMALL_WORDS]
        if not words:
            return None
        arguments = [
            {"label": label, "mentions": found}
            for label, one in labelled(report["participants"])
            if (found := self.argument(sentence, one["text"], one["name"], one["kind"]))
        ]
        for label in ("when", "place"):
            found = self.circumstance(sentence, report.get(label))
            if found is not None:
                arguments.append({"label": label, "mentions": [found]})
        return {
            "word": words[-1], "words": list(range(*span)), "status": report["status"],
            "sure": report["sure"], "arguments": arguments,
        }  # fmt: skip

    def circumstance(self, sentence: int, text: str | None) -> int | None:
        """The mention that a time or place is; the sentence's own before others."""
        if not text:
            return None
        order = sorted(range(len(self.texts)), key=lambda n: (abs(n - sentence), n))
        for number in order:
            if text in self.texts[number]:
                span = self.place(number, text)
                if span is None:
                    return None
                inside = [
                    index
                    for index, row in enumerate(self.read.mentions)
                    if row["start"] < span[1] and row["end"] > span[0]
                ]
                return inside[0] if inside else None
        return None

    def title(self, role: dict[str, Any]) -> dict[str, Any] | None:
        """A role as the words of its title, the mentions of its holder and of its body."""
        sentence = role["sentence"]
        span = self.place(sentence, role["title"])
        person = role["person_text"]
        holders = self.argument(sentence, person, role["person"], "person")
        if span is None or not holders:
            return None
        bodies: list[int] = []
        if role["of"]:
            kind = role["of_kind"] or "group"
            bodies = self.argument(sentence, role["of_text"] or role["of"], role["of"], kind)
        return {
            "start": span[0], "end": span[1], "when": role["when"], "sure": role["sure"],
            "holders": holders, "bodies": bodies, "of": bool(role["of"]),
        }  # fmt: skip

    def anaphor(self, row: dict[str, Any]) -> dict[str, Any] | None:
        """What stands for names: its last word and the entities that it means."""
        span = self.place(row["sentence"], row["text"], row.get("nth", 1))
        if span is None:
            return None
        means = []
        for name in row["means"]:
            entities = [
                self.read.mentions[i]["entity"]
                for kind in ("person", "state")
                for i in sorted(self.named(name, kind))
            ]
            if not entities:
                return None
            means.append(entities[0])
        return {"start": span[0], "word": span[1] - 1, "means": sorted(set(means))}


def labelled(participants: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each participant with its label: side a (named first), side b, or `all` with all."""
    sides = list(dict.fromkeys(one["side"] for one in participants))
    for one in participants:
        if len(sides) > 2:
            yield "all", one
        else:
            yield ("a" if one["side"] == sides[0] else "b"), one


def converted(nlp: Language, row: dict[str, Any], tasks: Iterable[str]) -> dict[str, Any]:
    """One annotated document in the form that training reads."""
    texts = row["sentences"]
    read_ = read(nlp, texts)
    notes = Annotations(read_, texts)
    triggers = [notes.trigger(report) for report in row.get("reports", [])]
    titles = [notes.title(role) for role in row.get("roles", [])]
    anaphors = [notes.anaphor(one) for one in row.get("anaphors", [])]
    return {
        "doc": row["doc"], "source": row["source"], "tasks": sorted(tasks),
        "words": read_.words, "sentences": read_.lines, "mentions": read_.mentions,
        "triggers": [one for one in triggers if one], "titles": [one for one in titles if one],
        "anaphors": [one for one in anaphors if one],
        "lost": sum(not one for one in [*triggers, *titles, *anaphors]),
    }  # fmt: skip


def gap(path: Path) -> Iterator[dict[str, Any]]:
    """GAP's passages (Webster et al. 2018) of which one name is meant, as documents."""
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            coref = [name for name in "AB" if row[f"{name}-coref"] == "TRUE"]
            if len(coref) == 1:
                before = row["Text"][: int(row["Pronoun-offset"])]
                yield {
                    "doc": f"gap_{row['ID']}", "source": "gap", "sentences": [row["Text"]],
                    "anaphors": [{
                        "sentence": 0, "text": row["Pronoun"],
                        "nth": before.count(row["Pronoun"]) + 1, "means": [row[coref[0]]],
                    }],
                }  # fmt: skip


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf8").split("\n") if line.strip()]


def annotated(shared: Path, own: Path) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Every source: the file it goes to, a document, and its complete annotations."""
    gold = shared / "gold"
    for part, roles in (("train", "roles-train"), ("dev", "roles")):
        offices: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for role in rows_of(gold / f"{roles}.jsonl"):
            offices[role["doc"]] += [] if role.get("none") else [role]
        for row in rows_of(gold / "reports" / f"{part}.jsonl"):
            tasks = ["meetings", *(["offices"] if row["doc"] in offices else [])]
            yield part, row | {"roles": offices.get(row["doc"], [])}, tasks
    for row in rows_of(gold / "reports" / "written.jsonl"):
        yield "written", row, ["meetings"]
    for path in sorted(own.glob("*.jsonl")):
        for row in rows_of(path):
            yield "own", row, ["meetings", "offices", "anaphors"]
    for row in newspapers(shared, own / "annotations" / "worldwide.jsonl"):
        yield "newspapers", row, ["meetings", "offices"]
    for part in ("development", "test"):
        for row in gap(shared / "data" / "coref" / "gap" / f"gap-{part}.tsv"):
            yield "gap", row, []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", help="a source, where the others are there already")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    nlp = pipeline.load(threads=1)
    for name in ("kg_parser", *READERS):
        nlp.disable_pipe(name)
    files: dict[str, Any] = {}
    lost = kept = 0
    for part, row, tasks in annotated(options.shared, options.own):
        if options.only and part != options.only:
            continue
        if part not in files:
            files[part] = (options.out / f"{part}.jsonl").open("w", encoding="utf8")
        document = converted(nlp, row, tasks)
        lost += document.pop("lost")
        kept += sum(len(document[key]) for key in ("triggers", "titles", "anaphors"))
        files[part].write(json.dumps(document) + "\n")
    for file in files.values():
        file.close()
    print(f"{kept} annotations laid on words, {lost} not found")


if __name__ == "__main__":
    main()
