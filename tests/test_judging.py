"""Names are merged and split, and it lasts."""

from pathlib import Path

import pytest
import world

from kg.errors import JudgementConflict, NotFound
from kg.knowledge import KnowledgeGraph
from kg.store.review import Candidate


def test_two_names_are_merged_and_parted_again(own_news: KnowledgeGraph) -> None:
    judged = own_news.merge("Ada Lone", "Nora Quist", by="me")
    assert (judged.verdict, judged.judged_by) == ("same", "me")
    assert own_news.entity("Ada Lone").id == own_news.entity("Nora Quist").id
    assert len(own_news.judgements()) == 1
    assert own_news.undo(by="me").id == judged.id
    assert own_news.entity("Ada Lone").id != own_news.entity("Nora Quist").id
    assert len(own_news.judgements()) == 0
    assert len(own_news.judgements(retracted=True)) == 1


def test_a_spelling_is_split_off(own_news: KnowledgeGraph) -> None:
    own_news.merge("Ada Lone", "Nora Quist")
    with pytest.raises(JudgementConflict, match="ada lone"):
        own_news.split("Nora Quist", "Ada Lone")
    own_news.undo()
    own_news.split("Nora Quist", "Ada Lone")
    with pytest.raises(JudgementConflict):
        own_news.merge("Ada Lone", "Nora Quist")


def test_judgements_move_to_another_database(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    own_news.merge("Ada Lone", "Nora Quist")
    with KnowledgeGraph.open(tmp_path / "other.db") as other:
        world.fill(other.store)
        assert other.import_judgements(own_news.export_judgements()) == 1
        assert other.entity("Ada Lone").id == other.entity("Nora Quist").id


def test_review_brings_pairs_that_are_not_judged(
    own_news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    lone, quist = (own_news.entity(name).id for name in ("Ada Lone", "Nora Quist"))
    pair = Candidate("person:ada lone", "person:nora quist", lone, quist, 0.8, "a test", 1.0)
    monkeypatch.setattr("kg.store.review.candidates", lambda *_, **__: (pair,))
    (doubt,) = own_news.review()
    assert (doubt.left.entity.name, doubt.right.entity.name) == ("Ada Lone", "Nora Quist")
    assert "Amber Bay" in doubt.left.company
    judged = own_news.judge(doubt.left.key, doubt.right.key, "different", by="me")
    assert (judged.left, judged.right) == ("person:ada lone", "person:nora quist")


def test_a_name_is_judged_to_mean_somebody_in_one_article_alone(own_news: KnowledgeGraph) -> None:
    of = [one for one in own_news.mentions() if one.text == "Ada Lone"]
    article, others = of[0].article, {one.article for one in of[1:]} - {of[0].article}

    def named(text: str) -> set[str | None]:
        told = own_news.mentions()
        return {one.name for one in told if (one.text, one.article) == (text, article)}

    said = own_news.identify("ada lone", "Nora Quist", article=article, by="me")
    assert own_news.worded(said) == "Ada Lone means Nora Quist there"
    assert named("Ada Lone") == {"Nora Quist"}
    elsewhere = {one.name for one in own_news.mentions() if one.article in others
                 and one.text == "Ada Lone"}  # fmt: skip
    assert elsewhere <= {"Ada Lone"}
    own_news.resolve(full=True)
    assert named("Ada Lone") == {"Nora Quist"}
    assert own_news.undo(by="me").id == said.id
    assert named("Ada Lone") == {"Ada Lone"}
    with pytest.raises(NotFound, match="names 'Nobody'"):
        own_news.identify("Nobody", "Nora Quist", article=article)
