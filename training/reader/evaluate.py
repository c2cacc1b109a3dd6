"""Step 3: how well the network reads the development documents, before it is built into kg.

    python -m training.reader.evaluate --documents models/reader/documents --shared ../shared \
        --encoder FOLDER --state models/reader/network/state.pt --out models/reader/scores

All sentences are read. Pairs, offices and surnames are those of the converted documents, so that
names and dates play no part. `--half` chooses the half that may be read, the other, or both.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import torch

from kg.nlp.answers import triggers_of
from kg.nlp.contexts import surname_windows
from kg.nlp.coreference import surnames_of
from kg.nlp.meetings import pairs_of, places_of
from kg.nlp.offices import offices_of
from kg.resolution.states import name_of
from training.reader.documents import rows_of
from training.reader.examples import load as load_documents
from training.reader.examples import namesakes, sizes_of, text_of
from training.reader.halves import is_read
from training.reader.predict import Predictor, load
from training.reader.train import HERE, spelling_at

THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def scorer_of(folder: Path, name: str) -> Any:
    """One of the scorers in a folder, as a module."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names_in(document: dict[str, Any]) -> dict[int, dict[str, Any]]:
    """Each entity as a participant: its longest name and all its spellings."""
    spelt: dict[int, list[str]] = defaultdict(list)
    for mention in document["mentions"]:
        if mention["kind"] != "date":
            name = name_of(mention["code"]) if mention["code"] else mention["text"]
            spelt[mention["entity"]].append(name)
            spelt[mention["entity"]].append(mention["text"])
    return {
        entity: {"id": str(entity), "name": max(names, key=len), "aliases": sorted(set(names))}
        for entity, names in spelt.items()
    }


def predicted(predictor: Predictor, document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The pairs and offices of a document, with their likelihoods."""
    names = names_in(document)
    entities = [m["entity"] for m in document["mentions"]]
    kinds = [m["kind"] for m in document["mentions"]]
    places = places_of(document["sentences"], (m["start"] for m in document["mentions"]))
    triggers, offices = [], []
    for text, answers in predictor.windows(document):
        triggers += triggers_of(answers, predictor.scorers["arguments"])
        offices += offices_of(answers, text, predictor.scorers["office"])
    pairs = [
        {
            "doc": document["doc"], "sentence": pair.sentence, "status": pair.status,
            "left": names[entities[pair.left]], "right": names[entities[pair.right]],
            "likelihood": pair.confidence,
            "trigger": document["words"][pair.trigger],
        }
        for pair in pairs_of(triggers, entities, kinds, places)
    ]  # fmt: skip
    held = [
        {
            "doc": document["doc"], "sentence": office.sentence, "when": office.when,
            "person": names[entities[office.holder]],
            "of": names[entities[office.body]] if office.body is not None else None,
            "title": " ".join(document["words"][office.start : office.end]),
            "confidence": office.confidence,
        }
        for office in offices
    ]  # fmt: skip
    return {"pairs": pairs, "offices": held}


def score_pairs(scorer: Any, gold: Any, pairs: list[dict[str, Any]], least: float) -> Any:
    """What the scorer of meetings says of the pairs that are likely enough."""
    meetings = [
        {
            "id": str(n), "participants": [pair["left"], pair["right"]],
            "reports": [{
                "path": f"{pair['doc']}.md", "status": pair["status"], "date": None, "place": None,
                "participants": [pair["left"]["id"], pair["right"]["id"]],
            }],
        }
        for n, pair in enumerate(pairs)
        if pair["likelihood"] >= least
    ]  # fmt: skip
    return scorer.score(gold, scorer.predicted_pairs(meetings))


def surname_scores(predictor: Predictor, documents: list[dict[str, Any]]) -> str:
    """Right and wrong where two people of a story were given one surname."""
    import random

    draw = random.Random(7)
    results: list[tuple[float, bool]] = []
    for document in documents:
        alike = namesakes(document, draw)
        if alike is None:
            continue
        text = text_of(alike)
        wanted = {anaphor["word"]: anaphor["means"][0] for anaphor in alike["anaphors"]}
        for window in surname_windows(text, sizes_of(alike, predictor.spelling)):
            answers = predictor.answers(text, window)
            for one in surnames_of(answers, text, predictor.scorers["meant"]).values():
                if one.word in wanted:
                    results.append((one.confidence, one.entity == wanted[one.word]))
    told = [
        f"{least}: {sum(ok for c, ok in results if c >= least) / max(1, len(results)):.3f} right, "
        f"{sum(not ok for c, ok in results if c >= least) / max(1, len(results)):.3f} wrong"
        for least in (0.0, 0.5, 0.7, 0.8, 0.9)
    ]
    return f"{len(results)} surnames; " + "; ".join(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--half", choices=["read", "other", "both"], default="read")
    parser.add_argument("--last", action="store_true", help="last weights, not the averages")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    settings = tomllib.loads((HERE / "settings.toml").read_text("utf8"))
    network = load(options.encoder, options.state, settings, averaged=not options.last)
    predictor = Predictor(network, spelling_at(options.encoder))
    chosen = {"read": (True,), "other": (False,), "both": (True, False)}[options.half]
    documents = [d for d in load_documents(options.documents, "dev") if is_read(d["doc"]) in chosen]
    results = [predicted(predictor, document) for document in documents]
    pairs = [pair for one in results for pair in one["pairs"]]
    offices = [office for one in results for office in one["offices"]]
    for name, rows in (("pairs", pairs), ("offices", offices)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (options.out / f"{name}.jsonl").write_text(lines, "utf8")
    scorer = scorer_of(options.shared / "eval", "score_meetings")
    docs = {document["doc"] for document in documents}
    gold_rows = rows_of(options.shared / "gold" / "meetings-world.jsonl")
    gold = scorer.gold_pairs([row for row in gold_rows if row["doc"] in docs])
    for least in THRESHOLDS:
        score, errors = score_pairs(scorer, gold, pairs, least)
        keys = ("precision", "recall", "f1", "f1_by_article", "recall_any_status")
        print(least, {key: score[key] for key in keys}, flush=True)
        (options.out / f"errors-{least}.txt").write_text("\n".join(errors), "utf8")
    print(surname_scores(predictor, documents))


if __name__ == "__main__":
    main()
