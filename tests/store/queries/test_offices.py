"""Who holds which office, as printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from stored import extraction_of, read_of

from kg.knowledge import KnowledgeGraph
from kg.store import evidence
from kg.store.queries import entities, offices
from kg.store.store import Store


def test_offices_are_quoted(news: KnowledgeGraph) -> None:
    (first, *_) = news.show_entity("Orun").roles
    assert first.title == "envoy"
    assert first.quote.text[slice(*first.quote.marks[0])] == first.holder.name


def test_offices_of_many_are_those_of_each(
    news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    with news.store.reading() as connection:
        ids = [one.id for one in entities.listed(connection)]
        few = offices.held(connection, ids)
        monkeypatch.setattr(offices, "MANY", 0)
        assert few
        assert offices.held(connection, ids) == few


def test_statements_of_offices_tell_title_body_tenure_and_confidence(tmp_path: Path) -> None:
    read = read_of(1, text="Marta Vell met Tomas Orun.\nIlya Sade met Marta Vell.")
    extraction = extraction_of(read.article)
    first, second = extraction.claims
    claims = (
        replace(first, title="former envoy", tenure="former", confidence=0.75),
        replace(second, title="President", object=None, tenure="current"),
        replace(first, id="alias", kind="alias", title=None),
    )
    with Store.open(tmp_path / "kg.db") as store:
        evidence.save(store, read, replace(extraction, claims=claims))
        there = KnowledgeGraph(store)
        there.resolve()
        former, president = there.roles()
    assert (former.person.name, former.title, former.tenure) == ("Marta Vell", "envoy", "former")
    assert former.body is not None
    assert (former.body.name, former.confidence) == ("Tomas Orun", 0.75)
    assert (president.person.name, president.title) == ("Ilya Sade", "President")
    assert (president.body, president.tenure, president.confidence) == (None, "current", None)
    assert (former.path, former.article) == (read.article.path, read.article.id)
    assert read.article.text[former.start : former.end] == "Marta Vell met Tomas Orun."


def test_an_office_of_an_older_reading_is_held_now(news: KnowledgeGraph) -> None:
    assert {one.tenure for one in news.roles()} == {"current"}
