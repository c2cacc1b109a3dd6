"""Time of one article of n characters of each bad kind: python benchmarks/pathological.py

Prints the seconds of processor time for each length, and how much more than linearly they grow from
the first to the last (1.00 is linear). Exit status 1 where that is over 1.3.
"""

import argparse
import itertools
import sys
import time
from collections.abc import Callable

from kg.extraction.extract import Extractor
from kg.model import Article
from kg.nlp.pipeline import load

SENTENCE = "President Jane Doe met Prime Minister John Roe in Geneva on Monday. "
SURNAMES = ("Doe", "Roe", "Coe", "Hawkins", "Walker")
MOST = 1.3


def cut(part: str) -> Callable[[int], str]:
    """Return what repeats a text to a length."""
    return lambda n: (part * (n // len(part) + 1))[:n]


def parties(mark: str) -> Callable[[int], str]:
    """Return what makes one sentence of very many people."""
    return lambda n: "Jane Doe met " + mark.join(
        f"John Roe{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}" for i in range(n // 12)
    ) + " in Geneva."  # fmt: skip


def surnames(n: int) -> str:
    """Return news of very many people who bear one of few surnames."""
    parts = [one + other for one in "bdfgklmnprstv" for other in "aeiou"]
    given = ("".join(three).title() for three in itertools.product(parts, repeat=3))
    people = zip(given, itertools.cycle(SURNAMES), strict=False)
    told = (
        f"{' '.join(one)} met {' '.join(other)} in Geneva. "
        for one, other in itertools.pairwise(people)
    )
    return "".join(itertools.islice(told, n // 40))


KINDS: dict[str, Callable[[int], str]] = {
    "news": cut(SENTENCE),
    "quotation marks": cut('"'),
    "curly marks": cut("“"),
    "brackets": cut("("),
    "dots": cut("."),
    "one word": cut("a"),
    "hyphens": cut("a-"),
    "address": lambda n: "http://" + "a/" * (n // 2),
    "parties with commas": parties(", "),
    "parties with and": parties(" and "),
    "no full stop": cut("the minister of the river and the council of the harbour went on "),
    "names alone": cut("Jane Doe and John Roe "),
    "lines": cut("Doe\n"),
    "spaces": cut(" " * 50 + "Doe"),
    "colons": cut("Doe: "),
    "surnames": surnames,
}


def seconds(extractor: Extractor, text: str) -> float:
    """Return how long an article is read."""
    began = time.process_time()
    list(extractor.extract([Article("a" * 16, "a.txt", text)]))
    return time.process_time() - began


def main() -> int:
    """Read the articles; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--only", nargs="*", default=list(KINDS), choices=list(KINDS))
    options = parser.parse_args()
    extractor, bad = Extractor(load(None, threads=1)), 0
    seconds(extractor, SENTENCE)
    for kind in options.only:
        took = [seconds(extractor, KINDS[kind](size)) for size in options.sizes]
        # What costs less than a second says nothing about growth.
        growth = (took[-1] / max(took[0], 0.05)) / (options.sizes[-1] / options.sizes[0])
        told = ", ".join(
            f"{size:,}: {one:.2f} s" for size, one in zip(options.sizes, took, strict=True)
        )
        print(f"{kind}: {told}; {growth:.2f} x linear", flush=True)
        bad += growth > MOST and took[-1] > 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
