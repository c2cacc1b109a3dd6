"""Which names a judgement is about."""

import pytest

from kg.errors import KgError, NotFound
from kg.judged_keys import NothingToJudge, somebody, to_merge, to_split, two_entities
from kg.knowledge import KnowledgeGraph


def test_one_name_is_nothing_to_judge(own_news: KnowledgeGraph) -> None:
    with pytest.raises(KgError, match="one name"):
        own_news.split("Nora Quist", "nora quist")
    with pytest.raises(NotFound):
        own_news.merge("Nora Quist", "Nobody")


def test_two_names_are_judged_by_the_keys_of_their_entities(news: KnowledgeGraph) -> None:
    assert to_merge(news.store, "Nora Quist", "Ilya Sade") == (
        "person:nora quist", "person:ilya sade",
    )  # fmt: skip


def test_a_name_may_be_written_in_small_letters_and_without_accents(news: KnowledgeGraph) -> None:
    left, right = two_entities(news.store, "nora quist", "ILYA SADE")
    assert (left.name, right.name) == ("Nora Quist", "Ilya Sade")


def test_names_of_two_entities_are_judged_different_by_these(news: KnowledgeGraph) -> None:
    assert to_split(news.store, "Nora Quist", "Ilya Sade") == (
        "person:nora quist", "person:ilya sade",
    )  # fmt: skip


def test_one_name_twice_is_nothing_to_merge(news: KnowledgeGraph) -> None:
    with pytest.raises(NothingToJudge, match="'nora quist' is one name to kg"):
        to_merge(news.store, "Nora Quist", "Nora QUIST")


def test_who_judges_is_who_kg_was_told_else_who_is_logged_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KG_USER", "ann")
    assert somebody() == "ann"
    monkeypatch.delenv("KG_USER")
    monkeypatch.setenv("LOGNAME", "berta")
    assert somebody() == "berta"


def test_where_nobody_is_logged_in_somebody_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.delenv("KG_USER", raising=False)
    monkeypatch.setattr("getpass.getuser", nobody)
    assert somebody() == "somebody"
