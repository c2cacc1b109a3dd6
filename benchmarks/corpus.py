"""Makes an archive of any size from a folder of articles: each round is other news of other people.

    python benchmarks/corpus.py --articles ../shared/corpus --count 3000 --out archive

Every round over the articles swaps the words that are written with a capital inside sentences for
others of them, the same word for the same word within the round, so that names grow with the
archive as they do in life. Countries are left alone, since they do not grow. It swaps the rarer
of the other words for words of the same ending, and goes on by some days in the dates of the
articles: else the rounds would be copies of one another, which no archive is. The commonest words
stay, and those that tell of meetings and titles. The same options give the same archive.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import kg
from kg.articles import Read, read
from kg.model import Article
from kg.resolution.states import code_of

# A capital after a small letter or a comma: no start of a sentence, no title in capitals.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
WORD = re.compile(r"\b(?:[A-Z][a-z]{3,}|[a-z]{3,})\b")
COMMON = 30
DATA = Path(kg.__file__).parent / "lexicon" / "en"
TABLES = (DATA / "titles.tsv",)
ENDING = 2  # letters
# From one round to the next: a little more than a week, so that days of the week move as well.
DAYS = 8
# So many articles a file.
SHARE = 1000


def names_of(articles: Sequence[Article]) -> list[str]:
    """Return the words that are written with a capital inside sentences, sorted."""
    found = {word for one in articles for word in NAME.findall(one.text)}
    return sorted(word for word in found if code_of(word) is None)


def rare_words_of(articles: Sequence[Article]) -> list[list[str]]:
    """Return the words that may stand for one another: small letters, rare, of like ending."""
    counts = Counter(word for one in articles for word in WORD.findall(one.text))
    small = [word for word, _ in counts.most_common() if word.islower()]
    known = {word for table in TABLES for word in WORD.findall(table.read_text(encoding="utf-8"))}
    alike: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(small[COMMON:]) - known):
        alike[word[-ENDING:]].append(word)
    return [alike[ending] for ending in sorted(alike)]


def rounds(
    articles: Sequence[Article], count: int, *, seed: int = 0, begin: int = 0
) -> Iterator[Article]:
    """Yield so many articles from number `begin` on; the first round is articles as they are."""
    names, rare = names_of(articles), rare_words_of(articles)
    others: dict[str, str] = {}
    for number in range(begin, begin + count):
        lap, index = divmod(number, len(articles))
        if lap and (index == 0 or not others):
            others = swapped(names, rare, random.Random(f"{seed}-{lap}"))
        article = articles[index]
        if lap:
            article = replace(
                article,
                text=f"{renamed(article.text, others)}\nEdition {lap}.\n",
                published=later(article.published, lap * DAYS),
            )
        yield article


def swapped(
    names: Sequence[str], rare: Sequence[list[str]], chance: random.Random
) -> dict[str, str]:
    """Return for each word that is swapped the one that stands for it."""
    # A made-up ending every other name: new names, and not only new pairs of old ones.
    others = {
        old: new + ("son" if place % 2 else "")
        for place, (old, new) in enumerate(
            zip(names, chance.sample(names, len(names)), strict=True)
        )
    }
    for alike in rare:
        others |= zip(alike, chance.sample(alike, len(alike)), strict=True)
    return others


def later(day: str | None, days: int) -> str | None:
    """Return the day so many days later; a date that is less precise stays as it is."""
    try:
        return str(date.fromisoformat(day or "") + timedelta(days=days))
    except ValueError:
        return day


def renamed(text: str, others: dict[str, str]) -> str:
    """Return the text with other words for those that are swapped."""
    return WORD.sub(lambda found: others.get(found[0], found[0]), text)


def write(
    articles: Sequence[Article], count: int, folder: Path, *, seed: int = 0, begin: int = 0
) -> int:
    """Write the archive as JSON Lines, 1,000 articles a file; return the number of its words."""
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    lines: list[str] = []
    for number, one in enumerate(rounds(articles, count, seed=seed, begin=begin), start=1):
        words += len(one.text.split())
        record = {"title": one.title, "text": one.text, "published": one.published}
        lines.append(json.dumps(record | {"publisher": one.publisher}, ensure_ascii=False))
        if len(lines) == SHARE or number == count:
            name = f"{(number - 1) // SHARE:04}.jsonl"
            (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
            lines = []
    return words


def originals(folder: Path) -> list[Article]:
    """Return the articles of a folder."""
    return [one.article for one in read([folder]) if isinstance(one, Read)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    print(f"{write(originals(given.articles), given.count, given.out):,} words")


if __name__ == "__main__":
    main()
