"""Names are merged, split and reviewed by commands."""

import io
import sys
from pathlib import Path

import pytest

from kg.knowledge import KnowledgeGraph


def test_names_are_judged(ask, own_news: KnowledgeGraph, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    db = tmp_path / "own.db"
    assert "Ada Lone = Nora Quist" in ask("merge", "Ada Lone", "Nora Quist", "--yes", db=db)[1]
    kept = tmp_path / "judgements.jsonl"
    assert ask("judgements", "--export", str(kept), db=db)[1].startswith("1 judgement in")
    assert "taken back" in ask("undo", db=db)[1]
    assert "Ada Lone ≠ Nora Quist" in ask("split", "Ada Lone", "Nora Quist", db=db)[1]
    listed = ask("judgements", "--all", db=db)[0]
    assert len(listed.splitlines()) == 3
    assert "Ada Lone ≠ Nora Quist" in listed
    assert ask("judgements", "--import", str(kept), db=db)[1].startswith("0 judgements")
    assert ask("remove", "news/0001.txt", db=db)[1] == "1 article removed\n"
    assert len(own_news.articles()) == 5


def test_a_merge_against_which_much_speaks_is_asked_for(
    ask,  # type: ignore[no-untyped-def]
    own_news: KnowledgeGraph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    db = tmp_path / "own.db"
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    _, err, status = ask("merge", "Ada Lone", "Nora Quist", db=db)
    assert (status, len(own_news.judgements())) == (1, 0)
    assert "this makes one entity of Ada Lone (person, " in err
    assert "their names have no word in common" in err
    assert "--yes" in err
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert "Ada Lone = Nora Quist" in ask("merge", "Ada Lone", "Nora Quist", db=db)[1]


def test_review_asks_until_it_is_answered(
    ask,  # type: ignore[no-untyped-def]
    own_news: KnowledgeGraph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from kg.store.review import Candidate

    def pair(left: str, right: str) -> Candidate:
        ids = [own_news.entity(name).id for name in (left, right)]
        keys = [f"person:{name.lower()}" for name in (left, right)]
        return Candidate(keys[0], keys[1], ids[0], ids[1], 0.8, "a test", 1.0)

    pairs = (pair("Ada Lone", "Nora Quist"), pair("Ilya Sade", "Marta Vell"))
    monkeypatch.setattr("kg.store.review.candidates", lambda *_, **__: pairs)
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\nu\nd\nu\nq\n"))
    out, err, status = ask("review", db=tmp_path / "own.db")
    assert status == 0
    assert "1 of 2" in out
    assert "“Ada Lone likes Amber Bay.”" in out
    assert "nothing was judged yet" in err
    assert "judged: Ada Lone ≠ Nora Quist" in err
    assert "taken back: Ada Lone ≠ Nora Quist" in err
    assert err.endswith("0 judged\n")
    monkeypatch.setattr(sys, "stdin", io.StringIO("h\nu\n"))
    err = ask("review", db=tmp_path / "own.db")[1]
    assert "judged: Ada Lone means Nora Quist there" in err
    assert "taken back: Ada Lone means Nora Quist there" in err
