"""Step 4: scores of a pipeline on the held-out parts.

    python -m training.evaluate --data ../shared/data --corpus models/corpus --pipeline FOLDER

Takes any pipeline that spaCy opens. Prints JSON: labelled attachment (labels with their subtypes,
punctuation counted), tags, F1 of sentences and of entities by kind.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp import pipeline

KINDS = ("PERSON", "ORG", "LOC", "NORP", "DATE")


def f1(right: int, found: int, gold: int) -> float:
    return round(2 * right / max(1, found + gold), 4)


def parse_scores(nlp: Language, path: Path, *, whole: bool) -> dict[str, float]:
    """LAS, UAS and tags with true words; sentence by sentence, or in whole documents."""
    groups = []
    for line in path.read_text("utf8").splitlines():
        found = json.loads(line)["sentences"]
        groups += [found] if whole else [[sentence] for sentence in found]
    docs = [Doc(nlp.vocab, words=[w for s in group for w in s["words"]]) for group in groups]
    if not whole:
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i == 0
    count: Counter[str] = Counter()
    for doc, group in zip(nlp.pipe(docs), groups, strict=True):
        start = 0
        for sentence in group:
            size = len(sentence["words"])
            for index, token in enumerate(doc[start : start + size]):
                head = sentence["heads"][index]
                gold = start + head - 1 if head else token.i
                count["uas"] += token.head.i == gold
                same = token.dep_.lower() == sentence["deps"][index].lower()
                count["las"] += token.head.i == gold and same
                count["upos"] += token.pos_ == sentence["upos"][index]
                count["xpos"] += token.tag_ == sentence["xpos"][index]
                count["words"] += 1
            start += size
    words = count.pop("words")
    return {key: round(value / words, 4) for key, value in count.items()}


def paragraphs(path: Path, genre: str) -> Iterator[tuple[str, set[int]]]:
    """Text of each document, paragraphs parted by blank lines, and where sentences start."""
    text, starts, wanted, fresh = "", set(), False, False
    for line in [*path.read_text("utf8").split("\n"), "# newdoc id = end"]:
        if line.startswith("# newdoc id"):
            if text and wanted:
                yield text, starts
            text, starts, wanted = "", set(), genre in line
        elif line.startswith("# newpar"):
            fresh = True
        elif line.startswith("# text = "):
            gap = "\n\n" if fresh else " "
            text = text + gap if text else ""
            starts.add(len(text))
            text += line.removeprefix("# text = ")
            fresh = False


def bounds_score(nlp: Language, path: Path, genre: str) -> float:
    """F1 of sentence starts in running text, the first of each document left out."""
    right = found = gold = 0
    for text, starts in paragraphs(path, genre):
        guessed = {sentence.start_char for sentence in nlp(text).sents} - {0}
        right += len(guessed & starts)
        found += len(guessed)
        gold += len(starts - {0})
    return f1(right, found, gold)


def gold_spans(labels: list[str]) -> set[tuple[int, int, str]]:
    spans, start = set(), 0
    for index, label in enumerate(labels):
        if "|" not in label and label[:2] in ("B-", "U-"):
            start = index
        if "|" not in label and label[:2] in ("L-", "U-"):
            spans.add((start, index + 1, label[2:]))
    return spans


def entity_scores(
    nlp: Language, path: Path, kinds: tuple[str, ...], *, whole: bool = False
) -> dict[str, float]:
    """F1 of exact spans, by kind and of all together; kinds that a source leaves open are out.

    Sentence by sentence, or in whole documents, as the pipeline reads articles.
    """
    lines = map(json.loads, path.read_text("utf8").splitlines())
    documents = [[s for s in line["sentences"] if s["ner"]] for line in lines]
    groups = documents if whole else [[s] for document in documents for s in document]
    sentences = [
        {"ner": [label for s in group for label in s["ner"]],
         "words": [word for s in group for word in s["words"]]}
        for group in groups
    ]  # fmt: skip
    docs = nlp.pipe(Doc(nlp.vocab, words=s["words"]) for s in sentences)
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for sentence, doc in zip(sentences, docs, strict=True):
        truth = {span for span in gold_spans(sentence["ner"]) if span[2] in kinds}
        guessed = {(e.start, e.end, e.label_) for e in doc.ents if e.label_ in kinds}
        for counter, spans in ((right, truth & guessed), (found, guessed), (gold, truth)):
            counter.update(span[2] for span in spans)
    scores = {kind: f1(right[kind], found[kind], gold[kind]) for kind in kinds}
    scores["all"] = f1(right.total(), found.total(), gold.total())
    scores["precision"] = round(right.total() / max(1, found.total()), 4)
    scores["recall"] = round(right.total() / max(1, gold.total()), 4)
    return scores


def evaluate(nlp: Language, data: Path, corpus: Path) -> dict[str, object]:
    """All scores of the model card."""
    main = ("PERSON", "ORG", "LOC")
    scores: dict[str, object] = {
        "crossner-dev": entity_scores(nlp, corpus / "crossner-dev.jsonl", main),
        "uner-test": entity_scores(nlp, corpus / "ewt-test.jsonl", main),
        "worldwide-test": entity_scores(nlp, corpus / "worldwide-test.jsonl", main),
        "worldwide-test, whole documents": entity_scores(
            nlp, corpus / "worldwide-test.jsonl", main, whole=True
        ),
        "gmb-dev": entity_scores(nlp, corpus / "gmb-dev.jsonl", KINDS),
    }
    for source in ("ewt", "gum"):
        path = corpus / f"{source}-test.jsonl"
        scores[f"{source}-test"] = parse_scores(nlp, path, whole=False)
        scores[f"{source}-test, whole documents"] = parse_scores(nlp, path, whole=True)
    parts = [data / f"parsing/gum-{part}.conllu" for part in ("dev", "test")]
    scores["sentences, GUM news dev"], scores["sentences, GUM news test"] = (
        bounds_score(nlp, path, "GUM_news") for path in parts
    )
    scores["sentences, GUM test"] = bounds_score(nlp, parts[1], "GUM_")
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--pipeline", required=True)
    options = parser.parse_args()
    nlp = pipeline.load(options.pipeline)
    for name in set(nlp.pipe_names) - {"kg_encoder", "kg_parser"}:
        nlp.disable_pipe(name)
    print(json.dumps(evaluate(nlp, options.data, options.corpus), indent=1))


if __name__ == "__main__":
    main()
