"""Which share of the processor time of `kg add` is spent neither in networks nor on tokens.

    python benchmarks/add_share.py ../shared/corpus/wikinews --articles 300

One process of one thread reads, saves and resolves the articles into a new database. Opening the
pipeline is left out. Each part is without what other parts take within it.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.articles import Read, read
from kg.extraction.extract import Extractor
from kg.nlp.contexts import Spelling
from kg.nlp.network import Model
from kg.nlp.pipeline import load
from kg.nlp.windows import WordPieces
from kg.store import copies, evidence, knowledge
from kg.store.store import Store

PARTS: tuple[tuple[Any, str, str], ...] = (
    (Model, "run", "networks"),
    (WordPieces, "of", "tokens"),
    (Spelling, "of", "tokens"),
    (evidence, "save", "saving"),
    (copies, "update_copies", "copies"),
    (knowledge, "resolve", "resolving"),
)
NOT_COUNTED = ("networks", "tokens")
BATCH = 100  # articles that are resolved together


class Spent:
    """Seconds of the processor by part, each without those of the parts within it."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._within: list[float] = []

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        """Count what a block takes."""
        began = time.process_time()
        self._within.append(0.0)
        try:
            yield
        finally:
            took = time.process_time() - began
            self.seconds[part] += took - self._within.pop()
            if self._within:
                self._within[-1] += took

    def wrapped(self, work: Callable[..., Any], part: str) -> Callable[..., Any]:
        """Return a function that does the work, and counts it."""

        def counted(*given: Any, **named: Any) -> Any:
            with self.on(part):
                return work(*given, **named)

        return counted


def main() -> None:
    """Add the articles, and print a table of the parts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    found = [one for one in read([options.folder]) if isinstance(one, Read)][: options.articles]
    spent = Spent()
    for owner, name, part in PARTS:
        setattr(owner, name, spent.wrapped(getattr(owner, name), part))
    extractor = Extractor(load(threads=1))
    extractor.nlp.make_doc = spent.wrapped(extractor.nlp.make_doc, "tokens")  # type: ignore[method-assign]
    extractor.nlp("The president met the minister.")
    spent.seconds.clear()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "kg.db") as store:
        for start in range(0, len(found), BATCH):
            some = found[start : start + BATCH]
            with spent.on("else of extraction"):
                extractions = list(extractor.extract([one.article for one in some]))
            for one, extraction in zip(some, extractions, strict=True):
                evidence.save(store, one, extraction)  # type: ignore[arg-type]
            copies.update_copies(store)
            knowledge.resolve(store, whole=start + BATCH >= len(found))
    whole = spent.seconds.total()
    print("| part | seconds of the processor | share |\n|---|---:|---:|")
    for part, seconds in spent.seconds.most_common():
        print(f"| {part} | {seconds:.1f} | {seconds / whole:.3f} |")
    rest = sum(spent.seconds[part] for part in spent.seconds if part not in NOT_COUNTED)
    print(f"\nneither networks nor tokens: {rest / whole:.3f} ({len(found)} articles)")


if __name__ == "__main__":
    main()
