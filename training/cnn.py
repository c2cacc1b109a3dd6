"""A plain spaCy pipeline (HashEmbedCNN) on the same data: the measure of speed and accuracy.

    python -m training.cnn --corpus models/corpus --out models/cnn --minutes 14

Components: tok2vec, tagger, morphologizer (for `pos_`), parser with UD labels, ner.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import minibatch

HERE = Path(__file__).parent


def build(*, width: int, depth: int) -> Language:
    """An untrained pipeline; every component listens to the one tok2vec."""
    nlp = spacy.blank("en")
    embed = {
        "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": width,
        "depth": depth, "embed_size": 5000, "window_size": 1, "maxout_pieces": 3,
        "subword_features": True,
    }  # fmt: skip
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    nlp.add_pipe("tok2vec", config={"model": embed})
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener}
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    for name, state, hidden in (("parser", "parser", 64), ("ner", "ner", 64)):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2", "state_type": state,
            "extra_state_tokens": False, "hidden_width": hidden, "maxout_pieces": 2,
            "use_upper": True, "nO": None, "tok2vec": listener,
        }  # fmt: skip
        nlp.add_pipe(name, config={"model": model})
    return nlp


def examples(path: Path, nlp: Language) -> Iterator[Example]:
    """Sentences of one converted file, joined by twos and threes."""
    for line in path.read_text("utf8").splitlines():
        sentences = json.loads(line)["sentences"]
        for start in range(0, len(sentences), 3):
            yield example(sentences[start : start + 3], nlp)


def example(sentences: list[dict], nlp: Language) -> Example:
    """One example with what its sources know; the rest is missing, not negative."""
    words = [word for sentence in sentences for word in sentence["words"]]
    reference = Doc(nlp.vocab, words=words)
    entities, missing, offset = [], [], 0
    treebank = all("heads" in sentence for sentence in sentences)
    heads: list[int] = []
    for sentence in sentences:
        size = len(sentence["words"])
        labels = sentence["ner"] or ["?"] * size
        starts = [i for i, label in enumerate(labels) if label[:2] in ("B-", "U-")]
        for start in starts:
            end = next(i for i in range(start, size) if labels[i][:2] in ("L-", "U-")) + 1
            kind = labels[start][2:]
            entities.append(Span(reference, offset + start, offset + end, label=kind))
        for index, label in enumerate(labels):
            if "|" in label or label == "?":
                missing.append(Span(reference, offset + index, offset + index + 1))
        if treebank:
            pairs = enumerate(sentence["heads"])
            heads += [offset + (head - 1 if head else index) for index, head in pairs]
        offset += size
    if treebank:
        deps = [dep for sentence in sentences for dep in sentence["deps"]]
        tags = [tag for sentence in sentences for tag in sentence["xpos"]]
        pos = [tag for sentence in sentences for tag in sentence["upos"]]
        reference = Doc(nlp.vocab, words=words, heads=heads, deps=deps, tags=tags, pos=pos)
        entities = [Span(reference, s.start, s.end, label=s.label_) for s in entities]
        missing = [Span(reference, s.start, s.end) for s in missing]
    reference.set_ents(entities, missing=missing, default="outside")
    return Example(Doc(nlp.vocab, words=words), reference)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=14)
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text("utf8"))
    random.seed(settings["seed"])
    spacy.util.fix_random_seed(settings["seed"])
    nlp = build(**settings["cnn"])
    trees = [e for s in ("ewt", "gum") for e in examples(options.corpus / f"{s}-train.jsonl", nlp)]
    names = [
        e
        for source in ("gmb", "wikigold", "crossner")
        for e in examples(options.corpus / f"{source}-train.jsonl", nlp)
    ]
    random.shuffle(trees)
    random.shuffle(names)
    optimizer = nlp.initialize(lambda: trees[:2000] + names[:2000])
    mixed = itertools.chain.from_iterable(zip(itertools.cycle(trees), itertools.cycle(names)))
    began = time.monotonic()
    for step, batch in enumerate(minibatch(mixed, size=itertools.repeat(24)), 1):
        losses = nlp.update(batch, sgd=optimizer, drop=0.1)
        if step % 100 == 0:
            print(step, {key: round(value) for key, value in losses.items()}, flush=True)
        if time.monotonic() - began > options.minutes * 60:
            break
        if step % 800 == 0:
            nlp.to_disk(options.out)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(options.out)
    test = list(examples(options.corpus / "ewt-dev.jsonl", nlp))
    scores = nlp.evaluate(test)
    print({k: v for k, v in scores.items() if k in ("tag_acc", "pos_acc", "dep_las", "sents_f")})


if __name__ == "__main__":
    main()
