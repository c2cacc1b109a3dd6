"""How far a long step is stands on standard error, a bar where that is a terminal."""

import io
import sys

import pytest

from kg.cli import bars


class Terminal(io.StringIO):
    """What is written to a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_step_that_never_begins_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with bars.steps("copying"):
        pass
    assert capsys.readouterr().err == ""


def test_where_there_is_no_terminal_it_is_said_once_what_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with bars.steps("copying to other.db") as told:
        for done in range(3):
            told("article", done, 3)
        told("mention", 1, 9)
    assert capsys.readouterr().err == "copying to other.db\n"


def test_a_terminal_gets_a_bar_with_the_table_that_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    with bars.steps("copying") as told:
        told("article", 1, 4)
        told("mention", 9, 4)
    assert shown.getvalue().startswith("copying\n")
    assert "mention" in shown.getvalue()


def test_an_error_on_the_way_is_not_swallowed(capsys: pytest.CaptureFixture[str]) -> None:
    def copy() -> None:
        with bars.steps("copying") as told:
            told("article", 1, 2)
            raise ValueError("full")

    with pytest.raises(ValueError, match="full"):
        copy()
    assert capsys.readouterr().err == "copying\n"
