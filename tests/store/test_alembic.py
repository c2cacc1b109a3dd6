"""Alembic's own commands work on a database of kg's, and say what they lack."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]


def alembic(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "alembic", "-c", "migrations/alembic.ini", *arguments]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)


def failure(*arguments: str) -> str:
    done = alembic(*arguments)
    told = f"{done.stdout}{done.stderr}"
    assert done.returncode != 0
    assert "Traceback" not in told
    return told


def test_a_database_is_brought_up_to_date_and_checked(tmp_path: Path) -> None:
    place = f"db={tmp_path / 'kg.db'}"
    assert alembic("-x", place, "upgrade", "head").returncode == 0
    assert "(head)" in alembic("-x", place, "current").stdout
    assert "No new upgrade operations" in alembic("-x", place, "check").stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("current",), "no database is named; give one before the command: -x db=kg.db"),
        (("-x", "db=/nowhere/at/all.db", "current"), "/nowhere/at does not exist"),
        (("-x", "db=kg.db", "upgrade", "head", "--sql"), "need a database: no --sql"),
    ],
)
def test_what_lacks_is_told_in_one_line(arguments: tuple[str, ...], reason: str) -> None:
    assert reason in failure(*arguments)
