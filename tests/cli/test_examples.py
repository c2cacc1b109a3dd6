"""Each command shows examples, and each example can be typed."""

import re
import shlex

import pytest
import typer
from typer.testing import CliRunner

from kg.cli import app
from kg.cli.examples import EXAMPLES, epilog

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
LINES = [(name, line) for name, lines in EXAMPLES.items() for line in lines]


def test_each_command_has_examples_and_no_example_is_of_another() -> None:
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize(("name", "line"), LINES, ids=[line for _, line in LINES])
def test_an_example_can_be_typed(name: str, line: str) -> None:
    words = shlex.split(line.partition(" > ")[0])
    assert words[0] == "kg"
    given = words[words.index(name) + 1 :]
    with typer.Context(COMMANDS[name]) as parent:
        made = COMMANDS[name].make_context(name, given, parent=parent)
    assert made.info_name == name


def test_the_examples_are_a_line_each_in_the_help() -> None:
    assert epilog("add").splitlines() == [
        "Examples:", "", "kg add articles/", "",
        "kg add archive.jsonl --text body --published date --jobs 4",
    ]  # fmt: skip
    shown = CliRunner().invoke(app, ["undo", "--help"]).output
    assert re.search(r"Examples:.*kg undo 1f2e3d4c5b6a7988", shown, re.DOTALL)


def test_a_command_without_examples_is_refused() -> None:
    with pytest.raises(KeyError):
        epilog("fish")
