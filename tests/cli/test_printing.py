"""What is printed harms neither a terminal nor a spreadsheet."""

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from commands import RUN

from kg.cli import printing


def test_what_a_terminal_would_obey_is_stripped() -> None:
    assert printing.plain("\x1b[31mred\x07 \u202eright \x9b1m") == "[31mred right 1m"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\x00=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert str(printing.harmless(cell)).startswith("'")


def test_numbers_and_names_stay_as_they_are() -> None:
    assert [printing.harmless(cell) for cell in (-1, 0.5, None, "Vell-Orun")] == [
        -1, 0.5, None, "Vell-Orun",
    ]  # fmt: skip


def test_markdown_cells_do_not_break_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    printing.markdown(["a"], [["x | y\nz"]])
    assert capsys.readouterr().out.splitlines()[-1] == "| x \\| y z |"


def test_json_lines_hold_no_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    printing.json_lines([{"text": "\x1b[2J\u2028\x9b é"}])
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert json.loads(printed) == {"text": "\x1b[2J\u2028\x9b é"}


def on_terminal(*arguments: str, columns: int) -> str:
    """Return what a terminal of this width shows, without colours."""
    leader, follower = pty.openpty()
    done = subprocess.run(
        [*RUN, *arguments],
        stdout=follower, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60, check=True,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm"},
    )  # fmt: skip
    os.close(follower)
    printed = os.read(leader, 1 << 16).decode()
    os.close(leader)
    assert done.stderr == b""
    return re.sub(r"\x1b\[[\d;]*m", "", printed)


@pytest.mark.parametrize("arguments", [["met"], ["met", "orun"], ["show", "orun"], ["why", "orun"]])
def test_a_terminal_gets_tables(arguments: list[str], world_db: Path) -> None:
    printed = on_terminal(*arguments, "--db", str(world_db), columns=120)
    assert "Marta Vell" in printed
    assert "\t" not in printed


def test_a_narrow_terminal_gets_a_line_for_each_cell(world_db: Path) -> None:
    printed = on_terminal("met", "orun", "--db", str(world_db), columns=40)
    assert "met: Ilya Sade" in printed
    assert "met: Marta Vell" in printed
    assert "─" not in printed
