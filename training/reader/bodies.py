"""Step 8b: the weights by which `kg_offices` chooses the body that an office's sentence leaves out.

    python -m training.reader.bodies --documents models/reader/documents \
        --pipeline kg/nlp/en_news

Learned from the annotated offices of the training documents. Prints how often a choice is made and
right on documents that it was not learned from (four folds), and writes `kg_offices/bodies.json`.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import torch
from torch import Tensor

from kg.nlp.bodies import CHOSEN, BodyModel, Features, Occurrences, OfficeCounts, Post, features
from training.reader.examples import load, text_of
from training.reader.train import HERE

Row = dict[str, Any]
Where = Literal["here", "elsewhere", "nowhere"]
"""Whether an office's own sentence names its body, or only others do, or none."""


@dataclass(frozen=True)
class Choice:
    """What an office can belong to, the numbers of the right choices, and where those are named."""

    document: str
    source: str
    rows: Sequence[Features]
    right: Sequence[int]
    where: Where


def choices_of(document: Row) -> Iterator[Choice]:
    """The choices for all sure offices of a document; offices named beside their body are told."""
    text = text_of(document)
    places = Occurrences(text)
    titles = [one for one in document["titles"] if one["sure"] and one["holders"]]
    posts = [Post(one["start"], one["end"], text.entities[one["holders"][0]]) for one in titles]
    bodies = [
        {text.entities[each] for each in one["bodies"]} & set(places.bodies) for one in titles
    ]
    here = [
        {each for each in of if places.line_of[post.start] in places.bodies[each]}
        for post, of in zip(posts, bodies, strict=True)
    ]
    said = [(post, body) for post, own in zip(posts, here, strict=True) for body in own]
    counts = OfficeCounts(said, text.words)
    for number, (post, of) in enumerate(zip(posts, bodies, strict=True)):
        choices, rows = zip(*features(places, post, counts), strict=True)
        right = [choices.index(body) for body in of] or [len(choices) - 1]
        where: Where = "here" if here[number] else "elsewhere" if of else "nowhere"
        yield Choice(document["doc"], document["source"], rows, right, where)


def fitted(choices: Sequence[Choice], settings: Row) -> BodyModel:
    """The model that makes the right choices likeliest (L-BFGS, weights held near zero)."""
    seen = Counter(key for one in choices for key in {key for row in one.rows for key in row})
    keys = {key: n for n, key in enumerate(k for k in seen if seen[k] >= settings["seen"])}
    cells = [
        (n, keys[key], value)
        for n, row in enumerate(row for one in choices for row in one.rows)
        for key, value in row.items() if key in keys
    ]  # fmt: skip
    places, columns, values = zip(*cells, strict=True)
    sizes = torch.tensor([len(one.rows) for one in choices])
    table = torch.sparse_coo_tensor(
        torch.tensor([places, columns]), torch.tensor(values, dtype=torch.double),
        (int(sizes.sum()), len(keys)),
    ).coalesce()  # fmt: skip
    there = torch.arange(int(sizes.max())) < sizes[:, None]
    right = torch.zeros_like(there)
    for number, one in enumerate(choices):
        right[number, list(one.right)] = True
    worth = torch.tensor([settings["weight"][one.where] for one in choices])
    weights = torch.zeros(len(keys), dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scores = torch.full(there.shape, -torch.inf, dtype=torch.double)
        scores[there] = torch.sparse.mm(table, weights[:, None])[:, 0]
        said = torch.logsumexp(scores.masked_fill(~right, -torch.inf), 1)
        unlikely = (worth * (torch.logsumexp(scores, 1) - said)).sum()
        total = unlikely + settings["held"] * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)  # type: ignore[arg-type]
    learned = weights.detach().numpy()
    return BodyModel({key: round(float(learned[n]), 3) for key, n in keys.items()})


def crossed(choices: Sequence[Choice], settings: Row) -> Iterator[tuple[Choice, int | None]]:
    """Each choice as it is made by a model that did not learn from its document; None: not made."""
    names = sorted({one.document for one in choices})
    fold = {name: number % settings["folds"] for number, name in enumerate(names)}
    for own in range(settings["folds"]):
        model = fitted([one for one in choices if fold[one.document] != own], settings)
        for one in choices:
            if fold[one.document] == own:
                shares = model.likely(one.rows)
                best = int(shares.argmax())
                is_made = shares[best] >= CHOSEN and best < len(one.rows) - 1
                yield one, best if is_made else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    options = parser.parse_args()
    settings = tomllib.loads((HERE / "settings.toml").read_text("utf8"))["bodies"]
    choices = [
        choice
        for part in ("train", "written", "own", "newspapers")
        for document in load(options.documents, part)
        if "offices" in document["tasks"]
        for choice in choices_of(document)
    ]
    tried = [(one, best) for one, best in crossed(choices, settings) if one.where != "here"]
    for source in dict.fromkeys(one.source for one, _ in tried):
        asked = [(one, best) for one, best in tried if one.source == source]
        made = [best in one.right for one, best in asked if best is not None]
        there = sum(one.where == "elsewhere" for one, _ in asked)
        print(f"{source}: {len(asked)} without a body, {there} have one; "
              f"{len(made)} given one, {sum(made)} the right one")  # fmt: skip
    model = fitted(choices, settings)
    path = options.pipeline / "kg_offices" / "bodies.json"
    path.write_text(json.dumps(dict(sorted(model.weights.items())), indent=0) + "\n", "utf8")


if __name__ == "__main__":
    main()
