"""The whole line on real articles, where they lie beside the project (see conftest.py).

Some of the corpus, unless KG_REAL_ARTICLES=all.
"""

import importlib.util
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kg.articles import Read, read
from kg.knowledge import KnowledgeGraph

SHARED = Path(__file__).parents[2] / "shared"
FEW = 16
pytestmark = [pytest.mark.pipeline, pytest.mark.timeout(1800)]


def some(folder: Path) -> list[Path]:
    """Return the articles of a folder, or evenly chosen ones."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    step = 1 if os.environ.get("KG_REAL_ARTICLES") == "all" else max(1, len(found) // FEW)
    return found[::step]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.open(tmp_path_factory.mktemp("seeds") / "kg.db") as news:
        summary = news.add(SHARED / "seeds")
        assert not summary.failed
        yield news


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    paths = [*some(SHARED / "corpus"), *some(SHARED / "gold/entities/articles")]
    with KnowledgeGraph.open(tmp_path_factory.mktemp("corpus") / "kg.db") as news:
        summary = news.add(*paths)
        assert not summary.failed
        assert summary.added + summary.unchanged == len(paths)
        yield news


def texts(folder: Path) -> dict[str, str]:
    """Return the texts of a folder's articles by path."""
    return {item.article.path: item.article.text for item in read(folder) if isinstance(item, Read)}


def test_every_mention_is_what_its_offsets_cut_out(
    seeds: KnowledgeGraph, corpus: KnowledgeGraph
) -> None:
    found = 0
    known = texts(SHARED)
    for news in (seeds, corpus):
        for mention in news.mentions():
            found += 1
            assert known[mention.path][mention.start : mention.end] == mention.text
            assert mention.entity
    assert found > 500


def test_every_quotation_is_what_its_offsets_cut_out(corpus: KnowledgeGraph) -> None:
    known = texts(SHARED)
    for told in corpus.meetings():
        assert told.accounts
        for account in told.accounts:
            quote = account.quote
            assert known[quote.path][quote.start : quote.end] == quote.text
            assert set(account.participants) <= {who.id for who in told.participants}


def scorer() -> ModuleType:
    """Return the scorer of meetings as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval/score_meetings.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_most_meetings_of_the_first_five_articles_are_found(seeds: KnowledgeGraph) -> None:
    score = scorer()
    gold = score.gold_pairs(score.read(SHARED / "gold/meetings-seeds.jsonl"))
    result, errors = score.score(gold, score.predicted_pairs(seeds.meetings().records()))
    assert result["right"] >= 11, errors
    assert result["precision"] >= 0.6, errors


def test_most_entities_of_the_first_five_articles_are_found(seeds: KnowledgeGraph) -> None:
    kinds = defaultdict(Counter)
    for mention in seeds.mentions():
        kinds[mention.text][mention.kind] += 1
    gold = json.loads((SHARED / "gold/entities-seeds.json").read_text(encoding="utf-8"))
    missing = [one["name"] for one in gold
               if not any(kinds[alias][one["kind"]] for alias in one["aliases"])]  # fmt: skip
    assert len(gold) - len(missing) >= 40, missing


def test_no_title_stands_inside_a_name(seeds: KnowledgeGraph) -> None:
    title = re.compile(r"^(President|Ayatollah|Gen\.|General|Minister|Mr\.?|Dr\.?|Secretary)\s")
    people = [one.name for one in seeds.entities("person")]
    assert [name for name in people if title.match(name)] == []
