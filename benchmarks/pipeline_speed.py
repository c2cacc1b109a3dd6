"""Speed of the bundled pipeline against a plain spaCy HashEmbedCNN pipeline, in one run.

    python benchmarks/pipeline_speed.py ../shared/corpus --threads 2 [--cnn FOLDER]

Entities and parse together, on the articles of the folder. The two take turns, so that what else
the machine does strikes both; the best of each counts. Without `--cnn` a pipeline of the same
parts (tok2vec, tagger, parser, ner) is built untrained, which is no slower to run. Prints words
a second of both and their ratio.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cnn", help="folder of a trained pipeline, as training.cnn writes it")
    parser.add_argument("--pipeline", help="another pipeline in place of the bundled one")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    # Set before numpy is imported: its threads are read once.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = str(options.threads)
    compare(options)


def compare(options: argparse.Namespace) -> None:
    import spacy

    from kg.nlp import pipeline

    paths = sorted(p for p in options.folder.rglob("*") if p.suffix in (".md", ".txt"))
    texts = [path.read_text("utf8") for path in paths[: options.articles]]
    pipelines = {
        "bundled": pipeline.load(options.pipeline, threads=options.threads),
        "cnn": spacy.load(options.cnn) if options.cnn else untrained(texts),
    }
    words = sum(len(doc) for doc in pipelines["bundled"].tokenizer.pipe(texts))
    best = dict.fromkeys(pipelines, float("inf"))
    for _ in range(options.rounds):
        for name, nlp in pipelines.items():
            best[name] = min(best[name], seconds(nlp, texts))
    for name, took in best.items():
        print(f"{name:8} {words / took:8.0f} words/s")
    print(f"ratio    {best['cnn'] / best['bundled']:8.2f}")


def seconds(nlp: object, texts: Sequence[str]) -> float:
    began = time.perf_counter()
    for _ in nlp.pipe(texts):  # type: ignore[attr-defined]
        pass
    return time.perf_counter() - began


def untrained(texts: Sequence[str]) -> object:
    """tok2vec, tagger, parser and ner with a few labels and random weights."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    width = nlp.get_pipe("tok2vec").model.get_dim("nO")  # type: ignore[attr-defined]
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    for name in ("tagger", "parser", "ner"):
        nlp.add_pipe(name, config={"model": {"tok2vec": listener}})
    words = ["Ada", "met", "Bo", "in", "Oslo", "."]
    reference = Doc(
        nlp.vocab, words=words, heads=[1, 1, 1, 4, 1, 1], tags=["N", "V", "N", "P", "N", "."],
        deps=["nsubj", "ROOT", "obj", "case", "obl", "punct"],
        ents=["B-PERSON", "O", "B-PERSON", "O", "B-LOC", "O"],
    )  # fmt: skip
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=words), reference)])
    return nlp


if __name__ == "__main__":
    main()
