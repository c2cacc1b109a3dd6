"""What tests of commands share."""

import sys
from pathlib import Path

import pytest

import kg.cli


@pytest.fixture
def ask(world_db: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Ask the small world in this process; gives standard output, errors and exit status."""

    def asked(*arguments: str, db: Path = world_db) -> tuple[str, str, int]:
        status = 0
        before = sys.argv
        sys.argv = ["kg", "--db", str(db), *arguments]
        try:
            kg.cli.main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        finally:
            sys.argv = before
        printed = capsys.readouterr()
        return printed.out, printed.err, status

    return asked
