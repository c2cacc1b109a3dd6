"""Step 1: every source to one scheme.

    python -m training.convert --data ../shared/data --out models/corpus

Writes one JSONL file a source and part. A line is a document: its `source`, whether its sentence
`bounds` are to be learnt from, and `sentences` with `words`, `ner` (for each word the labels that
its source leaves open, joined by "|"; a bare kind stands for any label of it; null where
everything is open) and, for treebanks, `heads`, `deps`, `upos`, `xpos`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from training import mending, sources
from training.sources import Document, Sentence
from training.wordlists import Countries

DEVELOPMENT = 2_000
"""Sentences at the end of GMB that are set aside as a development set."""


def labels(sentence: Sentence) -> list[str] | None:
    """For each word the labels left open, as text; BILOU for words in a span."""
    if not sentence.labelled:
        return None
    allowed = []
    for index in range(len(sentence.words)):
        kinds = sorted(sentence.open | sentence.open_words.get(index, frozenset()))
        allowed.append("|".join(["O", *kinds]))
    for start, end, kind in sentence.spans:
        allowed[start] = f"B-{kind}"
        allowed[end - 1] = f"L-{kind}"
        for index in range(start + 1, end - 1):
            allowed[index] = f"I-{kind}"
        if end - start == 1:
            allowed[start] = f"U-{kind}"
    return allowed


def mend(sentence: Sentence, countries: Countries, *, automatic: bool = False) -> None:
    """Applies the rules; `automatic` ones only mend what no person has annotated."""
    if not sentence.labelled:
        return
    words, spans = sentence.words, sentence.spans
    unsure_peoples = "NORP" in sentence.open
    spans = mending.strip_titles(words, spans)
    spans = mending.strip_edges(words, spans)
    if automatic:
        spans = mending.uncover_persons(words, spans)
        spans = mending.strip_offices(words, spans)
        spans = mending.join_names(words, spans, countries)
    spans = mending.correct_kinds(words, spans, countries) if automatic else spans
    spans = mending.add_peoples(words, spans, countries)
    sentence.spans = mending.add_dates(words, spans)
    sentence.open -= {"DATE", "NORP"}
    for index, kinds in mending.open_times(words).items():
        sentence.open_words[index] = sentence.open_words.get(index, frozenset()) | kinds
    mending.open_countries(words, sentence.open_words, countries)
    sentence.open_words = mending.close_words(words, sentence.open_words)
    for index, word in enumerate(words):
        if unsure_peoples and word[0].isupper():
            opened = sentence.open_words.get(index, frozenset())
            sentence.open_words[index] = opened | {"NORP"}


def grouped(sentences: Iterable[Sentence], source: str, size: int) -> Iterator[Document]:
    """Runs of sentences as documents, for sources without bounds of articles."""
    iterator = iter(sentences)
    while chunk := list(islice(iterator, size)):
        yield Document(source, chunk)


def gather(data: Path) -> Iterator[tuple[str, Iterable[Document]]]:
    """Name of the file and its documents, for every source and part."""
    for part in ("train", "dev", "test"):
        yield f"ewt-{part}", sources.ewt(data, part)
        yield f"gum-{part}", sources.gum(data, part)
    yield "wikigold-train", grouped(sources.wikigold(data), "wikigold", 10)
    yield "grobid-train", sources.grobid(data)
    yield "re3d-train", sources.re3d(data)
    for part in ("train", "dev"):
        documents = grouped(sources.crossner(data, part), "crossner", 1)
        yield f"crossner-{part}", documents
    for part in ("train", "test"):
        yield f"worldwide-{part}", sources.worldwide(data, part)


def write(path: Path, documents: Iterable[Document]) -> int:
    """Writes the documents; returns the number of words."""
    number = 0
    with path.open("w", encoding="utf8") as file:
        for document in documents:
            rows = []
            for sentence in document.sentences:
                number += len(sentence.words)
                row: dict = {"words": sentence.words, "ner": labels(sentence)}
                if sentence.heads is not None:
                    row |= {
                        key: getattr(sentence, key) for key in ("heads", "deps", "upos", "xpos")
                    }
                rows.append(row)
            record = {"source": document.source, "bounds": document.bounds, "sentences": rows}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return number


def mended_gmb(data: Path, countries: Countries) -> list[Sentence]:
    """GMB after its rules and after the vote of all its spans."""
    sentences = list(sources.gmb(data))
    majority = mending.Majority()
    for sentence in sentences:
        mend(sentence, countries, automatic=True)
        majority.count(sentence.words, sentence.spans)
    for sentence in sentences:
        sentence.spans = majority.correct(sentence.words, sentence.spans)
    return sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    countries = Countries(options.data / "places/countries.json")
    for name, documents in gather(options.data):
        gathered = list(documents)
        for document in gathered:
            for sentence in document.sentences:
                if not name.endswith(("-dev", "-test")):
                    mend(sentence, countries)
        print(name, write(options.out / f"{name}.jsonl", gathered))
    sentences = mended_gmb(options.data, countries)
    for name, part in (("train", sentences[:-DEVELOPMENT]), ("dev", sentences[-DEVELOPMENT:])):
        print(f"gmb-{name}", write(options.out / f"gmb-{name}.jsonl", grouped(part, "gmb", 4)))


if __name__ == "__main__":
    main()
