"""A decision and what follows from it are stored together or not at all, and staleness is told."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, update
from stored import dump, extraction_of, read_of

from kg.errors import ArticleError, JudgementConflict, KgError
from kg.knowledge import KnowledgeGraph
from kg.store import evidence, knowledge, schema
from kg.store.judgements import judge
from kg.store.queries.ties import npmi

LINE = {
    "id": "j1", "left": "person:ada lone", "right": "person:nora quist", "verdict": "same",
    "judged_by": "ann", "judged_at": "2031-01-01T00:00:00+00:00", "retracted_at": None,
}  # fmt: skip
CHANGES: dict[str, Callable[[KnowledgeGraph], object]] = {
    "merge": lambda news: news.merge("Ada Lone", "Nora Quist"),
    "split": lambda news: news.split("Ada Lone", "Nora Quist"),
    "undo": lambda news: news.undo(by="me"),
    "remove": lambda news: news.remove("news/0001.txt"),
    "watchlist": lambda news: news.watchlist("known.csv"),
    "import": lambda news: news.import_judgements([json.dumps(LINE)]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_cannot_be_resolved_is_not_stored(
    own_news: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("known.csv").write_text("name\nAda Lone\n", encoding="utf-8")
    own_news.merge("Ilya Sade", "Marta Vell", by="me")
    before = dump(own_news.store)

    def fail(*_given: object, **_choices: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(knowledge, "resolve", fail)
        with pytest.raises(OSError, match="No space"):
            CHANGES[change](own_news)
    assert dump(own_news.store) == before
    CHANGES[change](own_news)
    assert dump(own_news.store) != before
    assert own_news.stale_since() is None


def test_all_articles_are_removed_or_none(own_news: KnowledgeGraph) -> None:
    before = dump(own_news.store)
    with pytest.raises(ArticleError, match="missing"):
        own_news.remove("news/0001.txt", "news/0002.txt", "missing")
    assert dump(own_news.store) == before
    assert own_news.remove("news/0001.txt", "news/0002.txt") == 2


def test_what_was_read_and_not_settled_is_told(own_news: KnowledgeGraph) -> None:
    assert own_news.stale_since() is None
    read = read_of(30)
    evidence.save(own_news.store, read, extraction_of(read.article))
    assert str(own_news.stale_since()).startswith("20")
    own_news.resolve()
    assert own_news.stale_since() is None


def test_undo_takes_back_what_i_judged_here_last(own_news: KnowledgeGraph) -> None:
    mine = own_news.merge("Ada Lone", "Nora Quist", by="me")
    own_news.merge("Ilya Sade", "Tomas Orun", by="bob")
    later = LINE | {"left": "person:marta vell", "right": "person:x y", "judged_by": "me"}
    own_news.import_judgements([json.dumps(later)])
    assert own_news.undo(by="me").id == mine.id
    with pytest.raises(KgError, match="no judgement to retract that me made here"):
        own_news.undo(by="me")


def test_judgements_are_in_the_order_in_which_they_came(
    own_news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(["2031", "2025", "2019"])
    monkeypatch.setattr("kg.store.judgements._now", lambda: f"{next(times)}-01-01T00:00:00+00:00")
    first = own_news.merge("Ada Lone", "Nora Quist", by="me")
    second = own_news.merge("Ilya Sade", "Tomas Orun", by="me")
    assert [one.id for one in own_news.judgements()] == [first.id, second.id]
    assert own_news.undo(by="me").id == second.id


BAD = [
    "x", "[]", "{}", '{"id": 1}', "[" * 100_000, *(
        json.dumps(LINE | change)
        for change in (
            {"left": 3}, {"left": "planet:mars"}, {"left": "person:"}, {"id": ""},
            {"verdict": "maybe"}, {"judged_at": "yesterday"}, {"retracted_at": 5},
            {"judged_by": "a\0b"}, {"id": "\ud800"}, {"right": "person:" + "x" * 5000},
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize("line", BAD)
def test_a_line_that_is_no_judgement_stores_nothing(own_news: KnowledgeGraph, line: str) -> None:
    before = dump(own_news.store)
    with pytest.raises(KgError, match="line 2 is no judgement") as raised:
        own_news.import_judgements([json.dumps(LINE), line])
    assert "\n" not in str(raised.value)
    assert dump(own_news.store) == before


def test_a_conflict_in_a_long_file_is_found_and_stores_nothing(own_news: KnowledgeGraph) -> None:
    lines = [
        json.dumps(LINE | {"id": str(n), "left": f"person:a {n}", "right": f"person:b {n}"})
        for n in range(5_000)
    ]
    bad = LINE | {
        "id": "bad", "left": "person:a 77", "right": "person:b 77", "verdict": "different"
    }  # fmt: skip
    before = dump(own_news.store)
    with pytest.raises(JudgementConflict, match="a 77"):
        own_news.import_judgements([*lines, json.dumps(bad)])
    assert dump(own_news.store) == before
    began = time.process_time()
    assert own_news.import_judgements(lines) == 5_000
    assert time.process_time() - began < 10


def test_rows_that_cannot_be_followed_are_set_aside_and_named(own_news: KnowledgeGraph) -> None:
    own_news.merge("Ada Lone", "Nora Quist", by="me")
    row = LINE | {"number": 9, "imported": 0}
    known = {"kind": "person", "name": "Ada Lone", "country": None, "position": None}
    with own_news.store.transaction() as connection:
        add = connection.execute
        add(insert(schema.judgement), row | {"id": "k", "left": "nobody", "right": "person:x"})
        add(insert(schema.judgement), row | {"id": "c", "verdict": "different"})
        add(insert(schema.watchlist), known | {"id": "w1", "aliases": "[1, 2]"})
        add(insert(schema.watchlist), known | {"id": "w2", "aliases": "no JSON"})
        add(update(schema.extraction).values(resolved=0))
    aside = " ".join(own_news.resolve().set_aside)
    assert all(name in aside for name in ("judgement k", "judgement c", "entry w1", "entry w2"))
    assert own_news.entity("Ada Lone").id == own_news.entity("Nora Quist").id
    assert len(own_news.check().remarks) == 4
    judge(own_news.store, "person:y z", "person:z y", "same", by="me")


def test_ties_count_sentences_and_articles(news: KnowledgeGraph) -> None:
    strongest = news.ties("Marta Vell")[0]
    assert strongest.left.name == "Marta Vell"
    assert strongest.right.name == "Tomas Orun"
    assert (strongest.tie.sentences, strongest.tie.articles) == (2, 2)
    assert {"Marta Vell", "Tomas Orun"} == {
        strongest.quotes[0].text[start:end] for start, end in strongest.quotes[0].marks
    }


def test_mutual_information_is_normalised() -> None:
    assert npmi(5, 5, 5, 100) == 1.0
    assert npmi(1, 10, 10, 100) == 0.0
    assert npmi(0, 5, 5, 100) == -1.0
    assert npmi(5, 5, 5, 5) == 1.0
