"""The command line as a user types it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from commands import RUN
from typer.testing import CliRunner

import kg.cli
from kg.errors import KgError
from kg.knowledge import KnowledgeGraph

Ask = Callable[..., tuple[str, str, int]]
MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "commands.md"


def commands() -> list[str]:
    """Return the names of all commands."""
    return sorted(typer.main.get_command(kg.cli.app).commands)  # type: ignore[attr-defined]


def test_python_runs_the_package_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == kg.__version__


@pytest.mark.parametrize(("set_before", "found"), [(None, "1"), ("2", "2")])
def test_small_products_are_multiplied_in_one_thread_unless_another_number_is_set(
    monkeypatch: pytest.MonkeyPatch, ask: Ask, set_before: str | None, found: str
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", set_before or "")
    if set_before is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    ask("--version")
    assert os.environ["OPENBLAS_NUM_THREADS"] == found


@pytest.mark.parametrize("command", commands())
def test_every_command_has_help_and_a_line_in_the_manual(command: str) -> None:
    told = CliRunner().invoke(kg.cli.app, [command, "--help"])
    assert told.exit_code == 0
    assert f"`kg {command}" in MANUAL.read_text(encoding="utf-8")


def test_every_option_of_view_is_in_the_manual() -> None:
    told = MANUAL.read_text(encoding="utf-8")
    command = typer.main.get_command(kg.cli.app).commands["view"]  # type: ignore[attr-defined]
    for each in command.params:
        assert any(f"{name}" in told for name in each.opts), each.opts


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["met", "Nobody At All"], "no entity is called 'Nobody At All'"),
        (["show", "Tomas Orum"], "close: Tomas Orun"),
        (["met", "--since", "yesterday"], "'yesterday' is no date"),
        (["met", "--status", "maybe"], "'maybe' is none of held, planned, denied"),
        (["met", "--kind", "fish"], "'fish' is none of person"),
        (["export", "--format", "fish"], "no export format 'fish'"),
        (["remove", "nowhere.txt"], "nowhere.txt: no article was read from it"),
        (["undo"], "no judgement to retract"),
        (["split", "Orun", "Tomas Orun"], "one name"),
        (["watchlist", "nowhere.csv"], "nowhere.csv"),
        (["judgements", "--import", "nowhere.jsonl"], "nowhere.jsonl"),
        (["view", "-o", "nowhere/graph.html"], "nowhere/graph.html"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_one(
    ask,  # type: ignore[no-untyped-def]
    arguments: list[str],
    told: str,
) -> None:
    out, err, status = ask(*arguments)
    assert status == 1
    assert out == ""
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert told in err


def test_a_database_that_is_not_there_is_not_made(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    _, err, status = ask("met", db=tmp_path / "none.db")
    assert status == 1
    assert "there is no such database" in err
    assert not (tmp_path / "none.db").exists()


def test_an_unexpected_error_is_one_line_too(
    ask,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("first\nsecond \x1b[31mred")

    monkeypatch.setattr(KnowledgeGraph, "stats", broken)
    _, err, status = ask("stats")
    assert status == 1
    assert "a fault of kg: ValueError: first second [31mred; please report it" in err
    assert err.count("\n") == 1
    monkeypatch.setenv("KG_DEBUG", "1")
    assert "Traceback" in ask("stats")[1]


def test_an_interrupt_is_one_line(ask, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(KnowledgeGraph, "stats", interrupted)
    _, err, status = ask("stats")
    assert status in {1, 130}
    assert err.count("\n") <= 2


def test_a_reader_that_goes_away_is_no_error(world_db: Path) -> None:
    command = " ".join(f"'{part}'" for part in [*RUN, "mentions", "--json", "--db", str(world_db)])
    done = subprocess.run(
        ["bash", "-c", f"for i in 1 2 3; do {command}; done | head -1"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_errors_have_one_base() -> None:
    from kg.errors import BadOption

    assert issubclass(BadOption, KgError)


def test_articles_are_read_now_resolved_later_and_copied(tiny_model: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Marta Vell and Nora Quist came to Lund.", encoding="utf-8")
    db, other = str(tmp_path / "kg.db"), str(tmp_path / "other.db")
    call = CliRunner().invoke
    read = ["add", str(tmp_path / "a.txt"), "--later", "--model", tiny_model, "--quiet"]
    assert call(kg.cli.app, ["--db", db, *read]).exit_code == 0
    behind = call(kg.cli.app, ["--db", db, "list", "people"]).output
    assert "1 article and what was read" in behind
    assert "Marta Vell" not in behind
    assert "1 resolved" in call(kg.cli.app, ["--db", db, "resolve", "--jobs", "2"]).output
    assert "articles: 1 copied" in call(kg.cli.app, ["copy", db, other]).output
    known = call(kg.cli.app, ["--db", other, "list", "people"]).output
    assert "Marta Vell" in known
    assert "behind" not in known
