"""How well kg reads: articles with gold answers through the whole line, scored.

    python benchmarks/score.py --articles ../shared --gold ../shared/gold --eval ../shared/eval

`--gold` holds meetings*.jsonl, entities/ and entities-seeds.json; `--eval` the two scorers, which
are given what `kg meetings --json` and `kg mentions --json` print. `--errors FOLDER` keeps what is
missed and what is wrong, and what kg printed. Each folder of articles is read into a store of its
own, which goes away afterwards.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

KG = f"{sys.executable} -c from~kg.cli~import~main;main()"


class Scoring:
    """One run: where things lie, and how kg is called."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.options = options
        self.folder = folder
        self.kg = [part.replace("~", " ") for part in options.kg.split(" ")]

    def read(self, articles: Path) -> Path:
        """Return a store of the articles of a folder."""
        db = self.folder / f"{articles.parent.name}-{articles.name}.db"
        if not db.exists():
            more = ["--model", self.options.model] if self.options.model else []
            more += ["--jobs", str(self.options.jobs)] if self.options.jobs > 1 else []
            call = [*self.kg, "add", str(articles), "--db", str(db), "--quiet", *more]
            done = subprocess.run(call, capture_output=True, text=True, check=False)
            print(f"{articles}:\n  " + "\n  ".join(done.stderr.strip().splitlines()[-5:]))
        return db

    def printed(self, db: Path, command: str) -> Path:
        """Return a file of what kg prints of a store."""
        out = (self.options.errors or self.folder) / f"{db.stem}-{command}.jsonl"
        with out.open("w", encoding="utf-8") as lines:
            subprocess.run([*self.kg, command, "--json", "--db", str(db)], stdout=lines, check=True)
        return out

    def score(self, scorer: str, gold: Path, predicted: Path) -> None:
        """Print what a scorer says, and keep its errors where they are wanted."""
        call = [sys.executable, str(self.options.eval / scorer), str(gold), str(predicted)]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        print(f"{gold.name}: {done.stdout.strip() or done.stderr.strip()[-300:]}")
        if self.options.errors:
            kept = self.options.errors / f"{gold.parent.name}-{gold.stem}.txt"
            kept.write_text(done.stderr, encoding="utf-8")


def lines_of(path: Path) -> list[dict[str, object]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def whole(
    gold: list[dict[str, object]], mentions: Iterable[dict[str, object]]
) -> dict[str, object]:
    """Return how many gold entities are there, and how many are one node with all their names.

    An entity is found where one of its names is a mention of its kind. It is whole where all its
    names that were found are names of one node, and no name of another entity is.
    """
    nodes: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        nodes[str(mention["text"])].add(str(mention["entity"]))
        kinds[str(mention["text"])].add(str(mention["kind"]))
    at = [set().union(*(nodes[name] for name in one["aliases"])) for one in gold]  # type: ignore[attr-defined]
    found, one_node, missing = 0, 0, []
    for number, one in enumerate(gold):
        names = [str(name) for name in one["aliases"]]  # type: ignore[attr-defined]
        right = any(one["kind"] in kinds[name] for name in names)
        found += right
        alone = not any(at[number] & other for place, other in enumerate(at) if place != number)
        is_whole = right and len(at[number]) == 1 and alone
        one_node += is_whole
        if not is_whole:
            missing.append(f"{one['name']} ({len(at[number])} nodes)")
    return {"entities": len(gold), "found": found, "whole": one_node, "not whole": missing}


def main() -> None:
    """Score every gold file for which there are articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--kg", default=KG, help="how kg is called")
    options = parser.parse_args()
    if not options.gold.is_dir() or not options.eval.is_dir():
        print(f"nothing to score: there is no {options.gold} or no {options.eval}")
        print("make score GOLD=folder EVAL=folder ARTICLES=folder names others")
        return
    if options.errors:
        options.errors.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scoring = Scoring(options, Path(folder))
        for name, articles in (
            ("meetings-seeds.jsonl", options.articles / "seeds"),
            ("meetings.jsonl", options.articles / "corpus"),
        ):
            gold = options.gold / name
            if gold.exists() and articles.is_dir():
                predicted = scoring.printed(scoring.read(articles), "meetings")
                scoring.score("score_meetings.py", gold, predicted)
        gold, articles = options.gold / "entities-seeds.json", options.articles / "seeds"
        if gold.exists() and articles.is_dir():
            predicted = scoring.printed(scoring.read(articles), "mentions")
            told = whole(json.loads(gold.read_text(encoding="utf-8")), lines_of(predicted))
            print(f"{gold.name}: {json.dumps(told, ensure_ascii=False)}")
        gold, articles = (
            options.gold / "entities/mentions.jsonl",
            options.gold / "entities/articles",
        )
        if gold.exists() and articles.is_dir():
            predicted = scoring.printed(scoring.read(articles), "mentions")
            scoring.score("score_entities.py", gold, predicted)


if __name__ == "__main__":
    main()
