"""How well kg reads: articles with gold answers through the whole line, scored.

    python benchmarks/score.py --articles ../shared --gold ../shared/gold

First come the articles of `benchmarks/gold`, then, where they are, those of `--articles` with the
answers of `--gold`. What `kg meetings`, `mentions` and `roles --json` print is scored by
`benchmarks/scorers`, for the development documents also by halves, of which one is not looked at
while building (`training/reader/halves.py`). `--errors FOLDER` keeps what is missed and what is
wrong, and what kg printed. Each folder of articles is read into a store of its own, which goes away
afterwards.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from scorers import entities, meetings, roles, surnames

sys.path.append(str(Path(__file__).parents[1]))
from training.reader.halves import is_read

OWN = Path(__file__).parent / "gold"
SCORERS = {
    "meetings": (meetings.score, "meetings"),
    "roles": (roles.score, "roles"),
    "surnames": (surnames.score, "mentions"),
    "entities": (entities.score, "mentions"),
}
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

    def score(self, what: str, gold: Path, articles: Path) -> None:
        """Print what a scorer says, where there are answers and articles; keep its errors."""
        if not gold.exists() or not articles.is_dir():
            return
        scorer, command = SCORERS[what]
        figures, errors = scorer(gold, self.printed(self.read(articles), command))
        print(f"{gold.parent.name}/{gold.name}: {json.dumps(figures)}", flush=True)
        if self.options.errors:
            kept = self.options.errors / f"{gold.parent.name}-{gold.stem}.txt"
            kept.write_text("\n".join(errors), encoding="utf-8")

    def score_halves(self, what: str, gold: Path, articles: Path) -> None:
        """Print what a scorer says of the half that may be read while building, and of the other.

        Their errors are kept nowhere.
        """
        if not gold.exists() or not articles.is_dir():
            return
        scorer, command = SCORERS[what]
        printed = self.printed(self.read(articles), command)
        for name, wanted in (("the half that may be read", True), ("the other half", False)):
            rows = [row for row in lines_of(gold) if is_read(str(row["doc"])) == wanted]
            half = self.folder / f"half-{gold.name}"
            half.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
            figures, _ = scorer(half, printed)
            print(f"{gold.parent.name}/{gold.name}, {name}: {json.dumps(figures)}", flush=True)


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
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--kg", default=KG, help="how kg is called")
    options = parser.parse_args()
    if options.errors:
        options.errors.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scoring = Scoring(options, Path(folder))
        for what in ("meetings", "roles", "surnames"):
            scoring.score(what, OWN / f"{what}.jsonl", OWN / "articles")
        gold, corpus = options.gold, options.articles / "corpus"
        scoring.score("meetings", gold / "meetings-seeds.jsonl", options.articles / "seeds")
        scoring.score("meetings", gold / "meetings.jsonl", corpus)
        for name in ("meetings-world", "roles"):
            scoring.score(name.split("-")[0], gold / f"{name}.jsonl", corpus / "world")
            scoring.score_halves(name.split("-")[0], gold / f"{name}.jsonl", corpus / "world")
        scoring.score("surnames", gold / "surnames.jsonl", corpus)
        scoring.score("entities", gold / "entities/mentions.jsonl", gold / "entities/articles")
        score_seeds(scoring, gold / "entities-seeds.json", options.articles / "seeds")


def score_seeds(scoring: Scoring, gold: Path, articles: Path) -> None:
    """Print how many entities of a few articles are one node with all their names."""
    if gold.exists() and articles.is_dir():
        predicted = scoring.printed(scoring.read(articles), "mentions")
        told = whole(json.loads(gold.read_text(encoding="utf-8")), lines_of(predicted))
        print(f"{gold.name}: {json.dumps(told, ensure_ascii=False)}")


if __name__ == "__main__":
    main()
