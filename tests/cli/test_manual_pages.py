"""`kg help TOPIC` prints the pages of the manual, and the help of each command."""

import sys

import pytest

from kg.cli.manual_pages import folder, topics


def test_each_page_of_the_manual_is_a_topic_with_its_title() -> None:
    found = topics()
    assert set(found) == {path.stem for path in folder().glob("*.md")}
    assert all(title and not title.startswith("#") for title in found.values())


def test_without_a_topic_the_pages_are_listed(ask) -> None:  # type: ignore[no-untyped-def]
    printed, _, status = ask("help")
    assert status == 0
    assert [line.split("\t")[0] for line in printed.splitlines()] == ["topic", *sorted(topics())]


def test_a_page_is_printed_as_it_is_where_there_is_no_terminal(ask) -> None:  # type: ignore[no-untyped-def]
    text = (folder() / "sql.md").read_text(encoding="utf-8")
    assert ask("help", "sql")[0] == text.rstrip("\n") + "\n"


def test_a_terminal_gets_a_page_without_marks(
    ask,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    title = topics()["sql"]
    printed = ask("help", "sql")[0]
    assert title.split()[0] in printed
    assert f"# {title}" not in printed


def test_a_command_is_a_topic_too(ask) -> None:  # type: ignore[no-untyped-def]
    printed, _, status = ask("help", "met")
    assert status == 0
    assert "--since" in printed
    assert "kg met Raisi Haniyeh" in printed


def test_what_is_no_topic_is_one_line_with_those_that_are(ask) -> None:  # type: ignore[no-untyped-def]
    printed, err, status = ask("help", "fish")
    assert (printed, status) == ("", 1)
    assert err.startswith("kg: 'fish' is no topic; there are ")
    assert err.count("\n") == 1
    assert " sql," in err


def test_an_assistant_is_refused_a_database_that_is_not_there(ask, tmp_path) -> None:  # type: ignore[no-untyped-def]
    _, err, status = ask("mcp", db=tmp_path / "none.db")
    assert status == 1
    assert "there is no such database" in err
