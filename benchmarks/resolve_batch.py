"""What resolving a whole archive at once takes, and how that grows with its articles.

usage: python benchmarks/resolve_batch.py [--articles 3000 30000] [--jobs 1 2] [--workers 1 2]

The evidence is generated: an article names about a dozen entities, drawn by Zipf's law from as many
as so many articles have (Heaps' law), each with some of its spellings and surnames alone, and
every other article reports a meeting. Each size runs in a process of its own. Prints the seconds,
the milliseconds an article, the memory, and how these grow beside the articles.

`--jobs` and `--workers` resolve the first size by so many processes and by so many workers of a
Dask cluster, once each, and print the seconds by the clock, those of this process (in which nothing
is divided), and whether the result is that of one process. That they begin is not counted.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from resolution import Named, entity, spelling

from kg.jobs.parts import dividing
from kg.model import Article, Extraction, Kind, Mention, Report, Status, part_id
from kg.resolution.resolve import Reading, resolve

NAMED = 12  # entities an article
# Heaps' law: so many entities are named in n articles.
HEAPS, GROWTH = 12.0, 0.75
STATUSES: tuple[Status, ...] = ("held", "held", "held", "planned", "denied")


def evidence(articles: int) -> Iterator[Reading]:
    """Yield so many invented articles, the same ones each time."""
    random_ = random.Random(1)
    entities = [entity(random_) for _ in range(round(HEAPS * articles**GROWTH))]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(entities))))
    for number in range(articles):
        drawn = random_.choices(range(len(entities)), cum_weights=weights, k=NAMED)
        yield reading(number, [entities[one] for one in dict.fromkeys(drawn)], random_)


def reading(number: int, named: list[Named], random_: random.Random) -> Reading:
    """Return an article that names some entities, most of them twice."""
    name = part_id(f"{number:06x}", "article", number)
    printed: list[tuple[str, Kind]] = []
    for one in named:
        # One in eight is named by the surname or the acronym alone.
        if random_.random() < 0.875:
            printed.append((" ".join(one.words), one.kind))
        printed.append((spelling(one, random_), one.kind))
    mentions, start = [], 0
    for text, kind in printed:
        end = start + len(text)
        mentions.append(Mention(part_id(name, "mention", start), name, 0, start, end, text, kind))
        start = end + 1
    day = f"2023-{random_.randint(1, 12):02}-{random_.randint(1, 28):02}"
    reports: tuple[Report, ...] = ()
    if number % 2 == 0:
        parties = tuple(sorted(one.id for one in random_.sample(mentions, 2)))
        status = random_.choice(STATUSES)
        reports = (Report(part_id(name, "report", 0), name, 0, start, status, parties, day),)
    found = Extraction(name, "benchmark", (), tuple(mentions), (), reports)
    return Reading(Article(name, f"{number}.txt", "", published=day), found)


def measure(articles: int) -> None:
    """Print the seconds, the memory in MB, and how many entities and meetings there are."""
    given = list(evidence(articles))
    start = time.process_time()
    found = resolve(given)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.2f} {memory:.0f} {len(found.entities)} {len(found.meetings)}")


def divide(articles: int, jobs: list[int], workers: list[int]) -> None:
    """Print what so many processes and so many workers of a cluster take, and if all is equal."""
    given = list(evidence(articles))
    alone = resolve(given)
    print("by              seconds  in this process  equal")
    kinds = [(n, None) for n in jobs] + [(n, "local") for n in workers]
    for number, cluster in kinds:
        with dividing(jobs=number, cluster=cluster) as run:
            list(run(sum, [[1]] * 4 * number))
            began, here = time.perf_counter(), time.process_time()
            found = resolve(given, run=run)
            took, here = time.perf_counter() - began, time.process_time() - here
        by = f"{number} {'workers' if cluster else 'processes'}"
        print(f"{by:14}  {took:7.1f}  {here:15.1f}  {found == alone}", flush=True)


def main() -> None:
    """Measure each size in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[3000, 30000])
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, nargs="+", default=[])
    parser.add_argument("--workers", type=int, nargs="+", default=[])
    options = parser.parse_args()
    if options.jobs or options.workers:
        divide(options.articles[0], options.jobs, options.workers)
        return
    if options.only:
        measure(options.only)
        return
    print("articles  seconds  ms/article     MB  entities  meetings  time x  memory x")
    first: tuple[float, float] | None = None
    for articles in options.articles:
        command = [sys.executable, str(Path(__file__)), "--only", str(articles)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        seconds, memory = float(said[0]), float(said[1])
        first = first or (seconds, memory)
        print(
            f"{articles:8}  {seconds:7.1f}  {1000 * seconds / articles:10.2f}  {memory:5.0f}"
            f"  {said[2]:>8}  {said[3]:>8}  {seconds / first[0]:6.1f}  {memory / first[1]:8.1f}"
        )


if __name__ == "__main__":
    main()
