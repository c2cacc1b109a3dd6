"""How well names are resolved when every mention is given: B-cubed on annotated mentions.

usage: python benchmarks/score_gold_mentions.py GOLD_FOLDER [--errors]

GOLD_FOLDER holds `mentions.jsonl` ({"doc", "start", "end", "text", "kind", "entity"} per line) and
`articles/`. Every annotated mention becomes a mention of an `Extraction`, so that the figure is
that of `kg.resolution` alone. B-cubed (Bagga & Baldwin 1998), as the scorer of mentions counts it.
"""

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import select

from kg.model import Article, Extraction, Kind, Mention, Sentence, content_id
from kg.resolution.states import form_of
from kg.store import evidence, knowledge, schema
from kg.store.store import Store

Gold = dict[str, Any]


def state_of(text: str) -> str | None:
    """Return the code of a state that a gold place names."""
    bare = re.sub(r"^(?:the )?governments? of ", "", text)
    bare = re.sub(r" [Gg]overnment$", "", bare)
    form = form_of(bare)
    return form.code if form and form.use != "capital" else None


def extraction_of(doc: str, gold: list[Gold], text: str) -> Extraction:
    """Return the extraction that has exactly the gold mentions of an article."""
    ends = [match.end() for match in re.finditer(r"[^\n]*?[.!?](?=\s)|[^\n]+", text)]
    starts = [0, *ends[:-1]]
    sentences = tuple(
        Sentence(number, number, start, end)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    found = []
    for row in gold:
        kind: Kind = row["kind"]
        code = state_of(row["text"]) if kind == "place" else None
        sentence = next((s.index for s in sentences if row["start"] < s.end), 0)
        name = content_id("mention", doc, row["start"], row["end"])
        found.append(
            Mention(
                id=name, article_id=doc, sentence=sentence, start=row["start"], end=row["end"],
                text=row["text"], kind="state" if code else kind, code=code,
            )
        )  # fmt: skip
    return Extraction(doc, "gold", sentences, tuple(found))


def b_cubed(gold: list[str], answer: list[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a clustering of the same mentions."""
    in_gold, in_answer, both = (
        Counter(gold),
        Counter(answer),
        Counter(zip(gold, answer, strict=True)),
    )
    precision = sum(n * n / in_answer[a] for (_, a), n in both.items()) / len(gold)
    recall = sum(n * n / in_gold[e] for (e, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def resolved(extractions: Iterable[Extraction]) -> dict[str, tuple[str, str]]:
    """Return for each mention its entity and the key of its chain."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "kg.db")) as store:
        for extraction in extractions:
            article = Article(extraction.article_id, f"{extraction.article_id}.txt", "text")
            evidence.save(store, Given(article, article.path, article.id), extraction)
        knowledge.resolve(store)
        of, named = schema.chain.c, schema.entity_mention.c
        query = select(named.mention_id, named.entity_id, of.key)
        with store.reading() as connection:
            rows = connection.execute(query.join(schema.chain, of.id == named.chain_id))
            return {row.mention_id: (row.entity_id, row.key) for row in rows}


class Given(NamedTuple):
    """An article as if it had been read from a file."""

    article: Article
    source: str
    digest: str


def main() -> None:
    """Print the figures, and with --errors what is torn apart or thrown together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    lines = (options.folder / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    by_doc: dict[str, list[Gold]] = defaultdict(list)
    for row in gold:
        by_doc[row["doc"]].append(row)
    extractions = [
        extraction_of(doc, rows, (options.folder / "articles" / f"{doc}.txt").read_text("utf-8"))
        for doc, rows in sorted(by_doc.items())
    ]
    answers = resolved(extractions)
    answer = [answers[content_id("mention", row["doc"], row["start"], row["end"])] for row in gold]
    entities = [row["entity"] for row in gold]
    for label, clusters in (
        ("exact string", [row["text"] for row in gold]),
        ("chain keys", [chain for _, chain in answer]),
        ("entities", [entity for entity, _ in answer]),
    ):
        precision, recall, f1 = b_cubed(entities, clusters)
        print(f"{label:14s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    if options.errors:
        show(gold, [entity for entity, _ in answer])


def show(gold: list[Gold], answer: list[str]) -> None:
    """Print the clusters that hold several entities, and the entities in several clusters."""
    for label, of, to in (
        ("THROWN TOGETHER", answer, [row["entity"] for row in gold]),
        ("TORN APART", [row["entity"] for row in gold], answer),
    ):
        groups: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for row, one, other in zip(gold, of, to, strict=True):
            groups[one][other][f"{row['text']} [{row['doc'].split('_', 1)[1]}]"] += 1
        print(f"\n{label}")
        for group in sorted(
            groups.values(), key=lambda g: -sum(sum(c.values()) for c in g.values())
        ):
            if len(group) > 1:
                print("-", " || ".join(str(dict(names)) for names in group.values()))


if __name__ == "__main__":
    main()
