"""Questions are saved by name in a file beside the database."""

from pathlib import Path

import pytest
from desks import desk_over, reader

from kg.desk.questions import MOST, BadQuestion, SavedQuestions
from kg.knowledge import KnowledgeGraph


@pytest.fixture
def questions(tmp_path: Path) -> SavedQuestions:
    return SavedQuestions(tmp_path / "desk" / "questions.json")


def test_a_broken_file_of_questions_is_said_in_one_line(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    client = reader(desk_over(news, tmp_path / "desk"))
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "questions.json").write_text("[{]", encoding="utf-8")
    answer = client.get("/met")
    assert answer.status_code == 400
    assert "the saved questions cannot be read" in answer.text


def test_where_nothing_was_saved_nothing_is_listed_and_no_file_made(
    questions: SavedQuestions, tmp_path: Path
) -> None:
    assert questions.listed() == []
    assert not (tmp_path / "desk").exists()


def test_questions_are_listed_by_name_whoever_saved_them(
    questions: SavedQuestions, tmp_path: Path
) -> None:
    questions.save("the river", "place=river", by="anna")
    questions.save("  Karsk \n talks ", "place=Karsk", by="ben")
    again = SavedQuestions(tmp_path / "desk" / "questions.json").listed()
    assert [(one.name, one.query, one.by) for one in again] == [
        ("Karsk talks", "place=Karsk", "ben"), ("the river", "place=river", "anna"),
    ]  # fmt: skip


def test_a_question_of_the_same_name_takes_the_place_of_the_older_one(
    questions: SavedQuestions,
) -> None:
    first = questions.save("Karsk", "place=Karsk", by="anna")
    second = questions.save("Karsk", "place=karsk", by="ben")
    assert first.id == second.id
    assert questions.listed() == [second]
    questions.delete("nothing")
    questions.delete(second.id)
    assert questions.listed() == []


def test_a_question_needs_a_name_and_there_are_not_endlessly_many(
    questions: SavedQuestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadQuestion, match="needs a name"):
        questions.save(" \n ", "name=Vell", by="anna")
    monkeypatch.setattr("kg.desk.questions.MOST", 1)
    assert MOST == 500
    questions.save("one", "name=Vell", by="anna")
    with pytest.raises(BadQuestion, match="delete some first"):
        questions.save("two", "name=Vell", by="anna")
    assert questions.save("one", "name=Orun", by="anna").query == "name=Orun"
