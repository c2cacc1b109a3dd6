"""Whether wrapped copies of articles are read as the articles: mentions and who met whom.

    python benchmarks/wrapping.py FOLDER --articles 300

Each paragraph of an article (a line of its file) is wrapped at 60, 72 and 100 columns: with blank
lines between paragraphs, with their first lines indented and no blank lines, with every line
indented, and with neither blank lines nor indents. Mentions are compared by text and kind, meetings
by the names of the two and the status; the figure is 2 × the same / (here + there). What is read
depends on the joined text and the date alone: each text is analysed once, and a copy whose text is
the article's is read as the article is. `--texts` analyses nothing and prints the joints that
differ; `--differing` analyses only articles of which a copy has other paragraphs, so that its
figures are those of the worst articles.
"""

import argparse
import difflib
import random
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, combinations
from pathlib import Path

from kg.articles import Read, read, reading_text
from kg.extraction.extract import Extractor
from kg.model import Article, Extraction, content_id
from kg.nlp.pipeline import load

COLUMNS = (60, 72, 100)
LAYOUTS = ("blank lines", "first line indented", "all indented", "no mark")
Counts = Counter[tuple[str, ...]]


def main() -> None:
    """Print for each layout how much of what is read stays the same."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--layouts", nargs="*", default=LAYOUTS)
    parser.add_argument("--columns", nargs="*", type=int, default=COLUMNS)
    parser.add_argument("--show", action="store_true", help="print what differs")
    parser.add_argument("--texts", action="store_true", help="compare the joined texts alone")
    parser.add_argument("--differing", action="store_true", help="read only what differs")
    options = parser.parse_args()
    every = chosen(options.folder, options.articles)
    readings: dict[tuple[str, str | None], tuple[Counts, Counts]] = {}
    extractor = None if options.texts else Extractor(load())
    for layout in options.layouts:
        for columns in options.columns:
            articles, copies = every, [copy(one, columns, layout) for one in every]
            other = differing(articles, copies, show=options.texts)
            said = [f"texts {len(articles) - len(other)} of {len(articles)}"]
            said += [in_words(articles, copies)] if options.texts else []
            if options.differing:
                articles, copies = [articles[i] for i in other], [copies[i] for i in other]
            if extractor:
                plain, there = (counted(extractor, some, readings) for some in (articles, copies))
                for i, name in enumerate(("mentions", "pairs")):
                    here, other_counts = [p[i] for p in plain], [t[i] for t in there]
                    some = any(map(len, (*here, *other_counts)))
                    said.append(f"{name} {same(here, other_counts):.4f}" if some else f"no {name}")
            print(f"{columns} columns, {layout}: {', '.join(said)}", flush=True)
            if options.show and extractor:
                show(articles, plain, there)


def differing(articles: list[Article], copies: list[Article], *, show: bool) -> list[int]:
    """Return which copies have other paragraphs than their article; print where they differ."""
    found = []
    for number, (article, other) in enumerate(zip(articles, copies, strict=True)):
        here, there = (paragraphs(reading_text(one.text).text) for one in (article, other))
        if here == there:
            continue
        found.append(number)
        if show:
            print("  ", article.path)
            for line in difflib.ndiff(here, there):
                if line[0] in "-+":
                    print("     ", line[:100], "…", line[-60:])
    return found


def in_words(articles: list[Article], copies: list[Article]) -> str:
    """Return how many copies have other words, and of the rest which ends of paragraphs differ."""
    words = every = lost = put_in = 0
    for article, other in zip(articles, copies, strict=True):
        here, there = (ends(reading_text(one.text).text) for one in (article, other))
        words += here[0] != there[0]
        if here[0] == there[0]:
            every += len(here[1])
            lost += len(here[1] - there[1])
            put_in += len(there[1] - here[1])
    return f"other words {words}; ends of paragraphs {every}, lost {lost}, put in {put_in}"


def ends(text: str) -> tuple[str, frozenset[int]]:
    """Return the letters of a text without blanks, and behind which of them paragraphs end."""
    parts = [one.replace(" ", "") for one in paragraphs(text)]
    return "".join(parts), frozenset(accumulate(map(len, parts)))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a joined text, blanks made plain."""
    return [" ".join(one.split()) for one in re.split(r"\n+", text) if one.strip()]


def counted(
    extractor: Extractor,
    articles: list[Article],
    readings: dict[tuple[str, str | None], tuple[Counts, Counts]],
) -> list[tuple[Counts, Counts]]:
    """Return what is read in each article; `readings` keeps it, so that no text is read twice."""
    keys = [(reading_text(one.text).text, one.published) for one in articles]
    new = {key: one for key, one in zip(keys, articles, strict=True) if key not in readings}
    for key, found in zip(new, extractor.extract(new.values()), strict=True):
        readings[key] = counts(found)
    return [readings[key] for key in keys]


def chosen(folder: Path, number: int) -> list[Article]:
    """Return so many articles of a folder, the same ones each time."""
    found = [item.article for item in read([folder]) if isinstance(item, Read)]
    return random.Random(18).sample(found, min(number, len(found)))


def copy(article: Article, columns: int, layout: str) -> Article:
    """Return a wrapped copy of an article."""
    text = "".join(wrapped(article.text, columns, layout))
    name = content_id("article", text)
    return Article(name, article.path, text, published=article.published)


def wrapped(text: str, columns: int, layout: str) -> Iterator[str]:
    """Yield the paragraphs of a text, wrapped."""
    first = " " * 4 * (layout in ("first line indented", "all indented"))
    later = " " * 4 * (layout == "all indented")
    for line in text.splitlines():
        if line.strip():
            yield textwrap.fill(
                line, columns, initial_indent=first, subsequent_indent=later, break_long_words=False
            )
            yield "\n\n" if layout in ("blank lines", "all indented") else "\n"


def counts(read: Extraction | tuple[Article, Exception]) -> tuple[Counts, Counts]:
    """Return the mentions and the pairs that met, each with its number."""
    assert isinstance(read, Extraction), read
    names = {one.id: one.text for one in read.mentions}
    pairs = (
        (*sorted((names[one], names[other])), report.status)
        for report in read.reports
        for one, other in combinations(report.participants, 2)
    )
    return Counter((one.text, one.kind) for one in read.mentions), Counter(pairs)


def same(here: Iterable[Counts], there: Iterable[Counts]) -> float:
    """Return the share of two lists of counts that is the same (Dice)."""
    pairs = list(zip(here, there, strict=True))
    common = sum((one & other).total() for one, other in pairs)
    return 2 * common / max(1, sum(one.total() + other.total() for one, other in pairs))


def show(
    articles: list[Article],
    plain: list[tuple[Counts, Counts]],
    there: list[tuple[Counts, Counts]],
) -> None:
    """Print what is read only in the article, or only in its copy."""
    for article, here, other in zip(articles, plain, there, strict=True):
        for i in (0, 1):
            less, more = here[i] - other[i], other[i] - here[i]
            if less or more:
                print(
                    "  ", article.path, "-", sorted(less.elements()), "+", sorted(more.elements())
                )


if __name__ == "__main__":
    main()
