"""What mentions, roles, references and meetings cost beside the spaCy pipeline, in one run.

    python benchmarks/extraction_cost.py ../shared/corpus

Prints seconds and shares: the pipeline with every sentence parsed, the pipeline as kg runs it (only
sentences that could tell of a meeting are parsed), and the rules that follow it. Processor seconds
of one process with one thread, so that other work on the machine counts little.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from corpus import originals

from kg.extraction import meetings
from kg.extraction.extract import analysed
from kg.extraction.mentions import find_mentions
from kg.extraction.roles import find_claims
from kg.extraction.sentences import sentences
from kg.nlp.pipeline import load

Value = TypeVar("Value")


def timed(work: Callable[[], Value]) -> tuple[float, Value]:
    """Return the processor seconds of a call, and its value."""
    began = time.process_time()
    value = work()
    return time.process_time() - began, value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    articles = originals(parser.parse_args().articles)
    nlp = load(threads=1)
    texts = [analysed(article.text) for article in articles]
    words = sum(len(text.split()) for text in texts)
    list(nlp.pipe(texts[:20]))  # warm caches of word pieces
    whole, _ = timed(lambda: list(nlp.pipe(texts)))
    for _name, component in nlp.pipeline:
        if hasattr(component, "wanted"):
            component.wanted = meetings.wanted
    lazy, docs = timed(lambda: list(nlp.pipe(texts)))
    lined, lines = timed(lambda: [sentences(doc) for doc in docs])
    found_in, found = timed(
        lambda: [find_mentions(doc, lines=each) for doc, each in zip(docs, lines, strict=True)]
    )
    claims_in, claims = timed(
        lambda: [
            find_claims(doc, named, lines=each)
            for doc, named, each in zip(docs, found, lines, strict=True)
        ]
    )
    reports_in, _ = timed(
        lambda: [
            meetings.find_reports(doc, named, said, published=article.published)
            for doc, named, said, article in zip(docs, found, claims, articles, strict=True)
        ]
    )
    rows = [
        ("pipeline, every sentence parsed", whole),
        ("pipeline, as kg runs it", lazy),
        ("sentences and mentions", lined + found_in),
        ("roles", claims_in),
        ("references and meetings", reports_in),
    ]
    print(f"{len(articles):,} articles, {words:,} words\n\n| what | seconds | of the pipeline |")
    print("|---|---|---|")
    for name, seconds in rows:
        print(f"| {name} | {seconds:.2f} | {seconds / whole:.1%} |")
    print(f"\nroles, references and meetings: {(claims_in + reports_in) / whole:.1%}")


if __name__ == "__main__":
    main()
