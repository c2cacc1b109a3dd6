"""The command kg itself: its version, its help, and the database named before a command."""

from pathlib import Path

from commands import run
from typer.testing import CliRunner

import kg.cli
from kg.cli.app import app


def test_help_tells_what_kg_is_for() -> None:
    answer = run("--help")
    assert answer.returncode == 0
    assert "Who met whom" in answer.stdout


def test_version_is_printed_alone(ask) -> None:  # type: ignore[no-untyped-def]
    assert ask("--version")[0].strip() == kg.__version__


def test_the_database_may_be_named_before_or_after_the_command(world_db: Path) -> None:
    before = CliRunner().invoke(kg.cli.app, ["--db", str(world_db), "stats"])
    after = CliRunner().invoke(kg.cli.app, ["stats", "--db", str(world_db)])
    assert before.output == after.output
    assert "articles\t6" in before.output


def test_kg_alone_shows_its_help() -> None:
    shown = CliRunner().invoke(app, [])
    assert "Who met whom" in shown.output
    assert shown.exit_code == 2


def test_the_version_is_printed_whatever_comes_after_it() -> None:
    shown = CliRunner().invoke(app, ["--version", "--db", "nowhere.db", "stats"])
    assert (shown.output.strip(), shown.exit_code) == (kg.__version__, 0)


def test_the_database_named_by_the_environment_gives_way_to_the_one_typed(
    world_db: Path, tmp_path: Path
) -> None:
    named = CliRunner().invoke(app, ["stats"], env={"KG_DB": str(world_db)})
    assert "articles\t6" in named.output
    typed = CliRunner().invoke(
        app, ["--db", str(world_db), "stats"], env={"KG_DB": str(tmp_path / "none.db")}
    )
    assert typed.output == named.output


def test_short_help_is_help() -> None:
    short, long = (CliRunner().invoke(app, ["stats", option]) for option in ("-h", "--help"))
    assert short.output == long.output
