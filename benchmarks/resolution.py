"""How the time of resolving grows with the number of mentions, and what one more article costs.

usage: python benchmarks/resolution.py [--mentions 20000 200000]

Every ten mentions are of one invented entity, with spelling noise (other vowels, doubled letters,
a lost h, surnames alone, acronyms); every article names about six of them. Prints for each size the
seconds of a full resolve, the growth beside linear growth, and the seconds of processor time that
adding one article takes in the large store and in an empty one (the median of several).
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import insert

from kg.model import Article, Extraction, Kind, Mention, Sentence, content_id, part_id
from kg.store import evidence, knowledge, removing, schema
from kg.store.store import Store

ONSETS = (
    "b",
    "br",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kh",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "q",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "y",
    "z",
)
VOWELS = ["a", "e", "i", "o", "u", "aa", "ei", "ou"]
CODAS = ["", "", "n", "r", "s", "l", "m", "d", "k", "sh"]
BODIES = [
    "Council",
    "Party",
    "Movement",
    "Front",
    "Agency",
    "Institute",
    "Union",
    "Company",
    "Brigade",
    "Foundation",
]


class Named(NamedTuple):
    """An invented entity: its kind and the words of its name."""

    kind: Kind
    words: tuple[str, ...]


class Given(NamedTuple):
    """An article as if it had been read from a file."""

    article: Article
    source: str
    digest: str


def word(random_: random.Random) -> str:
    """Return an invented word of two or three syllables."""
    syllables = range(random_.choice((2, 2, 3)))
    sounds = (
        random_.choice(ONSETS) + random_.choice(VOWELS) + random_.choice(CODAS) for _ in syllables
    )
    return "".join(sounds).capitalize()


def entity(random_: random.Random) -> Named:
    """Return an invented person, or (one in four) a group."""
    if random_.random() < 0.75:
        return Named("person", (word(random_), word(random_)))
    return Named("group", (word(random_), word(random_), random_.choice(BODIES)))


def spelling(named: Named, random_: random.Random) -> str:
    """Return one of the ways in which the name is printed."""
    if named.kind == "person" and random_.random() < 0.3:
        return named.words[-1]
    if named.kind == "group" and random_.random() < 0.1:
        return "".join(part[0] for part in named.words)
    printed = " ".join(named.words)
    if random_.random() < 0.2:
        old, new = random_.choice((("ei", "ey"), ("ou", "u"), ("aa", "a"), ("q", "k"), ("i", "ee")))
        printed = printed.replace(old, new, 1)
    return printed


def extraction(
    number: int, known: list[Named], random_: random.Random
) -> tuple[Article, Extraction]:
    """Return an article that names some entities, each by its full name first."""
    key, start = content_id("benchmark", number), 0
    printed: list[tuple[str, Kind]] = []
    for named in known:
        printed.append((" ".join(named.words), named.kind))
    printed += [
        (spelling(named, random_), named.kind) for named in known if random_.random() < 0.67
    ]
    mentions = []
    for text, kind in printed:
        end = start + len(text)
        name = part_id(key, "mention", start, end)
        mentions.append(Mention(name, key, 0, start, end, text, kind))
        start = end + 1
    text = " ".join(text for text, _ in printed)
    article = Article(key, f"{number}.txt", text, published="2023-06-14")
    return article, Extraction(key, "benchmark", (Sentence(0, 0, 0, len(text)),), tuple(mentions))


def articles(
    mentions: int, entities: list[Named], random_: random.Random
) -> Iterator[tuple[Article, Extraction]]:
    """Yield articles with at least so many mentions; neighbours in the list recur together."""
    number = 0
    while mentions > 0:
        known = neighbours(entities, random_)
        article, found = extraction(number, known, random_)
        number, mentions = number + 1, mentions - len(found.mentions)
        yield article, found


def neighbours(entities: list[Named], random_: random.Random) -> list[Named]:
    """Return some entities that are in the news together."""
    first = random_.randrange(len(entities))
    near = (entities[(first + random_.randrange(12)) % len(entities)] for _ in range(6))
    return list(dict.fromkeys(near))


def fill(store: Store, made: Iterator[tuple[Article, Extraction]]) -> int:
    """Write the articles into a store by bulk; return how many mentions they have."""
    tables = (schema.article, schema.extraction, schema.sentence, schema.mention)
    rows: dict[str, list[dict[str, object]]] = {table.name: [] for table in tables}
    for article, found in made:
        rows["article"].append(
            {"id": article.id, "text": article.text, "published": article.published,
             "language": "en", "added_at": "2023-06-14"}
        )  # fmt: skip
        done = {"article_id": article.id, "extractor": "benchmark", "extracted_at": "2023-06-14"}
        rows["extraction"].append(done)
        rows["sentence"] += [
            {
                "article_id": article.id,
                "index": s.index,
                "paragraph": 0,
                "start": s.start,
                "end": s.end,
            }
            for s in found.sentences
        ]
        rows["mention"] += [
            {name: getattr(mention, name) for name in Mention.__dataclass_fields__}
            for mention in found.mentions
        ]
    with store.transaction() as connection:
        for table in tables:
            connection.execute(insert(table), rows[table.name])
    return len(rows["mention"])


def one_more(store: Store, entities: list[Named]) -> float:
    """Return the seconds that adding one article about known entities to a store takes."""
    times = []
    random_ = random.Random(1)
    for number in range(9):
        known = neighbours(entities, random_)
        article, found = extraction(10**9 + number, known, random_)
        start = time.process_time()
        evidence.save(store, Given(article, article.path, article.id), found)
        knowledge.resolve(store)
        if number > 1:
            times.append(time.process_time() - start)
        removing.remove_article(store, article.id)
        knowledge.resolve(store)
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions", type=int, nargs="+", default=[20_000, 200_000])
    rates = []
    with tempfile.TemporaryDirectory() as folder:
        for size in parser.parse_args().mentions:
            with Store.open(Path(folder, f"{size}.db")) as store:
                random_ = random.Random(size)
                entities = [entity(random_) for _ in range(size // 10)]
                number = fill(store, articles(size, entities, random_))
                start, used = time.perf_counter(), time.process_time()
                summary = knowledge.resolve(store)
                seconds, used = time.perf_counter() - start, time.process_time() - used
                rates.append(used / number)
                print(
                    f"{number:9,} mentions -> {summary.entities:7,} entities in {seconds:7.1f} s "
                    f"({used:.1f} s of processor, {used / rates[0] / number:.2f} x linear)",
                    flush=True,
                )
                large = one_more(store, entities)
        with Store.open(Path(folder, "empty.db")) as store:
            empty = one_more(store, entities)
    print(
        f"one more article: {large:.3f} s, in an empty store {empty:.3f} s: {large / empty:.2f} x"
    )


if __name__ == "__main__":
    main()
