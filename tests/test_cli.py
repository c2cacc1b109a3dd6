"""The command line as a user types it."""

import subprocess
import sys

import pytest


def kg(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run kg in a process of its own, as a user does."""
    return subprocess.run(
        [sys.executable, "-c", "import kg.cli; kg.cli.main()", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_help_tells_what_kg_is_for() -> None:
    answer = kg("--help")
    assert answer.returncode == 0
    assert "Who met whom" in answer.stdout


def test_version_is_printed_alone() -> None:
    import kg as package

    assert kg("--version").stdout.strip() == package.__version__


@pytest.mark.parametrize("command", ["--help"])
def test_start_up_imports_nothing_heavy(command: str) -> None:
    script = (
        "import sys, kg.cli\n"
        "try:\n    kg.cli.app(['COMMAND'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'pandas', 'networkx', 'alembic', 'dateparser', 'trafilatura', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    ).replace("COMMAND", command)
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stderr.strip() == "[]"
