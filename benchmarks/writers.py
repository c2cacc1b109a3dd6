"""What it takes several processes to save articles on a PostgreSQL server, against one.

    python benchmarks/writers.py --db postgresql://localhost/news --articles 2000 --processes 1 4

The articles are invented, and what is read in them as well, so that nothing is measured but saving:
25 sentences with two names in each. Each number of processes saves other articles of the same kind
into the same database, which is to be empty. Prints the seconds, and whether all are there once.
"""

import argparse
import multiprocessing
import random
import time

from kg.articles import Read
from kg.model import Article, Extraction, Mention, Sentence, content_id, part_id
from kg.store import evidence
from kg.store.store import Store

SENTENCES = 25
NAMES = ("Marta Vell", "Tomas Orun", "Ilya Sade", "Nora Quist", "Ada Lone", "Per Holm")
WORDS = ("talks", "river", "border", "treaty", "grain", "council", "bridge", "paper", "water")


def story(number: int) -> tuple[Read, Extraction]:
    """Return an invented article and what is read in it."""
    chance = random.Random(number)
    text, spans = "", []
    for _ in range(SENTENCES):
        one, other = chance.sample(NAMES, 2)
        start = len(text)
        text += f"{one} met {other} about the {' '.join(chance.choices(WORDS, k=14))} {number}."
        spans.append((start, len(text), one, other))
        text += "\n"
    key, path = content_id("article", text), f"{number}.txt"
    sentences = tuple(Sentence(n, n, start, end) for n, (start, end, *_) in enumerate(spans))
    mentions = []
    for index, (start, _, *names) in enumerate(spans):
        for name in names:
            at = text.index(name, start)
            identity = part_id(key, "mention", at, at + len(name))
            mentions.append(
                Mention(identity, key, index, at, at + len(name), name, "person")
            )  # fmt: skip
    article = Article(key, path, text, published="2023-06-14")
    return Read(article, path, content_id(text)), Extraction(
        key, "benchmark", sentences, tuple(mentions)
    )


def save(url: str, first: int, step: int, until: int) -> None:
    """Save every so many of the articles, beside the process that has the lock."""
    with Store.beside(url) as store:
        for number in range(first, until, step):
            evidence.save(store, *story(number))


def measure(url: str, begin: int, articles: int, processes: int) -> float:
    """Return the seconds in which so many processes save so many articles."""
    started = [
        multiprocessing.Process(target=save, args=(url, begin + n, processes, begin + articles))
        for n in range(processes)
    ]
    began = time.perf_counter()
    for each in started:
        each.start()
    for each in started:
        each.join()
    if any(each.exitcode for each in started):
        raise SystemExit("a process failed")
    return time.perf_counter() - began


def main() -> None:
    """Measure each number of processes, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--db", required=True, help="URL of an empty database on a server")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 4])
    options = parser.parse_args()
    with Store.open(options.db) as store, store.writing():
        print("| processes | seconds | articles a second | lost or twice |\n|---:|---:|---:|---:|")
        begin = evidence.number(store)
        for processes in options.processes:
            seconds = measure(options.db, begin, options.articles, processes)
            begin += options.articles
            rate = options.articles / seconds
            print(
                f"| {processes} | {seconds:.1f} | {rate:.0f} | {begin - evidence.number(store)} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
