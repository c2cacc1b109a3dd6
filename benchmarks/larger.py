"""What ten more articles, and each question, take in a larger database.

    python benchmarks/larger.py [--articles 3000 30000] [--db FILE …] [--times 3]

The articles are those of `resolve_store.py`, resolved at once; `--db` gives databases that are,
which are copied first. Ten more name the same entities as the first of these databases. The
questions are about the two people who are named most. Prints seconds of the processor, the least of
some times, and how they grow.
"""

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from resolution import entity
from resolve_batch import GROWTH, HEAPS, NAMED, reading
from resolve_store import save, write

from kg.knowledge import KnowledgeGraph
from kg.resolution.resolve import Reading

# How many are added at once, and the number of the first: no other article has it.
MORE, FIRST = 10, 10**7
# Of so many articles all have the entities.
KNOWN = 3000


def more(number: int) -> Iterator[Reading]:
    """Yield ten articles that are in no database yet, others for each number."""
    chance = random.Random(1)
    entities = [entity(chance) for _ in range(round(HEAPS * KNOWN**GROWTH))]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(entities))))
    drawing = random.Random(number + FIRST)
    for one in range(MORE):
        drawn = drawing.choices(range(len(entities)), cum_weights=weights, k=NAMED)
        named = [entities[each] for each in dict.fromkeys(drawn)]
        yield reading(FIRST + number * MORE + one, named, drawing)


def questions(news: KnowledgeGraph) -> dict[str, Callable[[], object]]:
    """Return what is asked, by what it is called."""
    one, other = (each.name for each in news.entities("person", limit=2))
    word = one.split()[0]
    return {
        "met (one)": lambda: news.met(one),
        "met (two)": lambda: news.met(one, other),
        "why": lambda: news.why(one, other, limit=20),
        "path": lambda: news.path(one, other),
        "ties": lambda: news.ties(one),
        "show": lambda: news.show_entity(one),
        "names": lambda: news.names(word),
        "search": lambda: news.search(word),
        "articles of a word": lambda: news.articles_with(word),
        "list": lambda: news.entities("person", limit=20),
        "meetings since": lambda: news.meetings(since="2023-12-01"),
        "review": news.review,
        "stats": news.stats,
    }


def measure(place: str, times: int) -> dict[str, float]:
    """Return the seconds of the processor that each thing takes, the least of some times."""
    found: dict[str, float] = {}
    with KnowledgeGraph.open(place) as news:
        asked = questions(news)
        for number in range(times):

            def add(number: int = number) -> None:
                save(news.store, more(number))
                news.resolve()

            for name, ask in {"ten more articles": add, **asked}.items():
                began = time.process_time()
                ask()
                took = time.process_time() - began
                found[name] = min(took, found.get(name, took))
    return found


def main() -> None:
    """Measure each database, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[3000, 30000])
    parser.add_argument("--db", type=Path, nargs="+", default=[])
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    rows: list[dict[str, float]] = []
    for one in options.db or options.articles:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "kg.db"
            if isinstance(one, Path):
                shutil.copy(one, file)
            else:
                write(one, str(file))
                with KnowledgeGraph.open(str(file)) as news:
                    news.resolve()
            rows.append(measure(str(file), options.times))
    print("| | " + " | ".join(map(str, options.db or options.articles)) + " | grows |")
    print("|---|" + "---:|" * (len(rows) + 1))
    for name in rows[0]:
        seconds = " | ".join(f"{row[name]:.3f}" for row in rows)
        print(f"| {name} | {seconds} | {rows[-1][name] / rows[0][name]:.1f} × |")


if __name__ == "__main__":
    main()
