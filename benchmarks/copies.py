"""How well copies are found: recall and precision on copies made of real articles.

    python benchmarks/copies.py --articles ../shared/corpus

Every article gets some copies, each cut to its first paragraphs, reworded, added to, or all of
that, and published within three days of the original. Beside them stand articles that must not be
found: pairs that share a long quotation and nothing else. A pair of articles counts, found or not,
if both come from one article. Articles that share passages as they are (a series whose author
fills in one form) are left out, since nobody can say whether they are copies.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from kg.articles import Read, read
from kg.model import Article, Extraction, content_id
from kg.store import evidence
from kg.store.copies import originals, update_copies
from kg.store.store import Store

SENTENCE = re.compile(r"[^.!?\n]+[.!?]")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text that are not blank."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


class Desk:
    """Makes copies as editors do."""

    def __init__(self, articles: Sequence[Article], *, seed: int) -> None:
        self.random = random.Random(seed)
        texts = [article.text for article in articles]
        self.words = sorted({word for text in texts for word in re.findall(r"[a-z]{4,}", text)})
        self.sentences = [part.strip() for text in texts for part in SENTENCE.findall(text)]

    def cut(self, text: str) -> str:
        """Keep the first paragraphs, at least 30 % of the words and 60 words."""
        parts, share = paragraphs(text), self.random.uniform(0.3, 0.8)
        most = max(60, share * len(text.split()))
        kept: list[str] = []
        while parts and len(" ".join(kept).split()) < most:
            kept.append(parts.pop(0))
        return "\n\n".join(kept)

    def reword(self, text: str) -> str:
        """Put another word for 2 to 12 % of the words."""
        share = self.random.uniform(0.02, 0.12)

        def other(match: re.Match[str]) -> str:
            return self.random.choice(self.words) if self.random.random() < share else match.group()

        return re.sub(r"\w+", other, text)

    def add(self, text: str) -> str:
        """Put paragraphs of our own, 10 to 50 % of the text, before, into or after it."""
        wanted = self.random.uniform(0.1, 0.5) * len(text.split())
        parts = paragraphs(text)
        while wanted > 0:
            written = " ".join(self.random.sample(self.sentences, 3))
            parts.insert(self.random.randint(0, len(parts)), written)
            wanted -= len(written.split())
        return "\n\n".join(parts)

    def copy(self, text: str, *, ways: int) -> str:
        """Return a copy that was changed in one to three ways."""
        chosen = self.random.sample(range(3), ways)
        for number, way in enumerate([self.cut, self.reword, self.add]):
            if number in chosen:
                text = way(text)
        return text

    def quoting(self, text: str, quotation: str) -> str:
        """Return the article with a long quotation in it."""
        parts = paragraphs(text)
        parts.insert(min(2, len(parts)), f"“{quotation}”")
        return "\n\n".join(parts)

    def later(self, published: str | None) -> str | None:
        """Return a day at most three days later; None where the day is not known."""
        try:
            day = date.fromisoformat(published or "")
        except ValueError:
            return None
        return (day + timedelta(days=self.random.randint(0, 3))).isoformat()


def made(articles: Sequence[Article], *, copies: int, seed: int) -> list[tuple[Article, str]]:
    """Return articles as printed, each of which says by its id from which text it comes."""
    desk = Desk(articles, seed=seed)
    texts: list[tuple[Article, str]] = []
    for article in articles:
        texts.append((article, article.text))
        for number in range(copies):
            copy = replace(article, published=desk.later(article.published))
            texts.append((copy, desk.copy(article.text, ways=1 + number % 3)))
    halves = list(articles)
    desk.random.shuffle(halves)
    for one, other in zip(halves[::2], halves[1::2], strict=False):
        statement = " ".join(desk.random.sample(desk.sentences, 8))
        texts.append((one, desk.quoting(one.text, statement)))
        texts.append((other, desk.quoting(other.text, statement)))
    return texts


def unlike(articles: Sequence[Article]) -> list[Article]:
    """Return the articles without those that share a third of their runs of five words."""
    kept: list[tuple[Article, set[tuple[str, ...]]]] = []
    for article in articles:
        words = re.findall(r"\w+", article.text.lower())
        runs = set(zip(*(words[start:] for start in range(5)), strict=False))
        if not any(len(runs & other) * 3 > min(len(runs), len(other)) for _, other in kept):
            kept.append((article, runs))
    return [article for article, _ in kept]


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Return all pairs within the groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def main() -> None:
    """Make the copies, find them, and print recall and precision."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", default="../shared/corpus", help="folder of real articles")
    parser.add_argument("--copies", type=int, default=3, help="copies of each")
    parser.add_argument("--shortest", type=int, default=100, help="words of an article, at least")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each kind")
    options = parser.parse_args()
    found = [item.article for item in read([options.articles]) if isinstance(item, Read)]
    articles = [article for article in found if len(article.text.split()) >= options.shortest]
    left_out = len(articles)
    articles = unlike(articles)
    left_out -= len(articles)
    if not articles:
        sys.exit(f"no articles in {options.articles}; see --articles")
    truth: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "kg.db") as store:
        with store.writing():
            for number, (origin, text) in enumerate(
                made(articles, copies=options.copies, seed=options.seed)
            ):
                key = content_id(number, text)
                names[key] = f"{origin.title} {number}"
                truth[origin.id].append(key)
                printed = replace(origin, id=key, path=f"{number}.txt", text=text)
                item = Read(printed, printed.path, key)
                evidence.save(store, item, Extraction(key, "none"))
        began = time.process_time()
        update_copies(store)
        seconds = time.process_time() - began
        groups: dict[str, list[str]] = defaultdict(list)
        for key, original in originals(store).items():
            groups[original].append(key)
        words = sum(
            len((evidence.article(store, key) or articles[0]).text.split()) for key in names
        )
    wanted, got = pairs(truth.values()), pairs(groups.values())
    right = len(wanted & got)
    print(f"articles  {len(articles)} (left out {left_out}), with copies {len(names)}")
    print(f"pairs     {len(wanted)} to find, {len(got)} found")
    print(f"recall    {right / len(wanted):.4f}")
    print(f"precision {right / max(1, len(got)):.4f}")
    print(f"speed     {words / seconds:,.0f} words a second of processor time")
    for title, errors in (("missed", wanted - got), ("wrong", got - wanted)):
        for left, right_ in sorted(errors)[: options.show]:
            print(title, names[left], names[right_])


if __name__ == "__main__":
    main()
