"""Step 8c: how sure an office is that the skimmer, the reader or both name.

    python -m training.reader.stack --documents models/reader/documents --pipeline kg/nlp/en_news

Learned from annotated newspapers that neither network was trained on. Prints how the offices of
each and of both together are found and right there (five folds by document), and writes
`kg_offices/stacking.json`, and `calibration.json` for those that only the skimmer has read.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy

import kg.extraction.component  # noqa: F401  (registers kg_mentions)
from kg.nlp.calibration import Calibration
from kg.nlp.contexts import CONTEXT, Text, windows
from kg.nlp.offices import CERTAIN_OFFICE, Office, offices_of
from kg.nlp.stacking import AGREE, Stacking, evidence, paired
from training.reader.calibrate import scaled
from training.reader.examples import load, text_of
from training.reader.skim_train import vectors_of
from training.reader.train import HERE

Row = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """An office that one or both networks name; `right` as people have read it.

    `twice`: both have read its sentence.
    """

    document: int
    first: float | None
    second: float | None
    right: bool
    twice: bool


def judged(document: Row, text: Text, office: Office) -> bool | None:
    """Whether people say the same of title, holder and time; None where they are not sure."""
    own = text.entities[office.holder]
    like = [
        title
        for title in document["titles"]
        if title["start"] < office.end
        and office.start < title["end"]
        and own in {text.entities[holder] for holder in title["holders"]}
    ]
    if any(not title["sure"] for title in like):
        return None
    return any(title["when"] == office.when for title in like)


def readings(nlp: Any, documents: Sequence[Row], seed: int) -> Iterator[list[Judged]]:
    """The offices of each document, by the skimmer and by the reader where that reads it."""
    skimmer, reader = nlp.get_pipe("kg_skim").skimmer, nlp.get_pipe("kg_reader").reader
    vectors = vectors_of(nlp, list(documents), random.Random(seed))
    for number, (document, own) in enumerate(zip(documents, vectors, strict=True)):
        text = text_of(document)
        skimmed = skimmer.read(text, own.float().numpy())
        first = skimmer.offices(skimmed, text)
        again = set(skimmer.worth_reading(skimmed)) | skimmer.in_doubt(skimmed, text)
        asked = windows(reader.sizes(text), dict.fromkeys(sorted(again), CONTEXT))
        (answers,) = reader.read([text], [asked]) if asked else ([],)
        second = [
            office for one in answers for office in offices_of(one, text, reader.scorers["office"])
        ]
        found = []
        for one, other in paired(first, second, text):
            office = other or one
            right = judged(document, text, office) if office else None
            if office and right is not None:
                sure = (each.confidence if each else None for each in (one, other))
                found.append(Judged(number, *sure, right, office.sentence in again))
        yield found


def fitted(found: Sequence[Judged], held: float) -> Stacking:
    """The curve under which the judgements are likeliest (Newton's method, weights held)."""
    names = list(AGREE)
    rows = np.array([[evidence(one.first, one.second)[name] for name in names] for one in found])
    right = np.array([one.right for one in found], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(50):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share - right) + held * weights
        curve = (rows * (share * (1 - share))[:, None]).T @ rows + held * np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    return Stacking({name: round(float(x), 3) for name, x in zip(names, weights, strict=True)})


def answers(found: Sequence[Judged], settings: Row) -> dict[str, list[float]]:
    """How likely each office is to the skimmer, to the reader and, learned elsewhere, to both."""
    fold = [one.document % settings["folds"] for one in found]
    models = [
        fitted([one for one, own in zip(found, fold, strict=True) if own != each], settings["held"])
        for each in range(settings["folds"])
    ]
    return {
        "the skimmer": [one.first or 0.0 for one in found],
        "the reader": [one.second or 0.0 for one in found],
        "both": [models[own](one.first, one.second) for one, own in zip(found, fold, strict=True)],
    }


def line(name: str, likely: Sequence[float], found: Sequence[Judged], there: int) -> str:
    """One line of the table: how many are certain enough, how many of these are right."""
    said = [one.right for one, share in zip(found, likely, strict=True) if share >= CERTAIN_OFFICE]
    return f"{name}: {len(said)} said, {sum(said)} right, of {there}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    options = parser.parse_args()
    settings = tomllib.loads((HERE / "settings.toml").read_text("utf8"))["stacking"]
    documents = load(options.documents, "newspapers")[settings["unseen"] :]
    nlp = spacy.load(options.pipeline)
    found = [one for own in readings(nlp, documents, settings["seed"]) for one in own]
    alone = scaled([(one.first, one.right) for one in found if one.first is not None])
    both = [one for one in found if one.twice]
    there = sum(title["sure"] for each in documents for title in each["titles"])
    for name, said in answers(both, settings).items():
        print(line(name, said, both, there))
    once = [one for one in found if not one.twice]
    print(line("read once", [Calibration(alone)(one.first or 0.0) for one in once], once, there))
    folder = options.pipeline / "kg_offices"
    model = fitted(both, settings["held"])
    (folder / "stacking.json").write_text(json.dumps(dict(model.weights)) + "\n", "utf8")
    (folder / "calibration.json").write_text(json.dumps(alone), "utf8")


if __name__ == "__main__":
    main()
