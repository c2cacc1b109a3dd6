"""What all pages of a desk share."""

from pathlib import Path

from kg.desk.desk import Desk, Settings
from kg.knowledge import KnowledgeGraph


def test_files_and_questions_are_kept_in_the_folder(news: KnowledgeGraph, tmp_path: Path) -> None:
    desk = Desk(news, Settings(folder=tmp_path / "desk"))
    desk.questions.save("Karsk", "place=Karsk", by="anna")
    assert (tmp_path / "desk" / "questions.json").exists()
    assert desk.adding.batches() == []


def test_each_desk_has_a_token_and_sessions_of_its_own(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    one, other = (Desk(news, Settings(folder=tmp_path)) for _ in range(2))
    assert one.token != other.token
    assert len(one.token) > 40
    assert other.sessions.find(one.sessions.begin("anna").key) is None


def test_desks_at_two_ports_have_cookies_of_two_names(news: KnowledgeGraph, tmp_path: Path) -> None:
    names = {Desk(news, Settings(folder=tmp_path, port=port)).cookie for port in (1, 2)}
    assert names == {"kg-desk-1", "kg-desk-2"}


def test_who_judges_is_who_is_logged_in_unless_it_is_said(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("KG_USER", "anna")
    assert Settings(folder=tmp_path).person == "anna"
    assert Settings(folder=tmp_path, person="ben").person == "ben"
    assert Settings(folder=tmp_path).people is None
