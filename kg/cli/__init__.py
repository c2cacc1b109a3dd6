"""The command line: each command is one call of `KnowledgeGraph`, and one place tells errors."""

import os
import sys
from typing import NoReturn

import typer

from kg.cli import (
    add,
    corrections,
    formats,
    judging,
    manual_pages,
    queries,
    records,
    serving,
    streams,
    upkeep,
    viewing,
)
from kg.cli.app import app
from kg.cli.config import defaults
from kg.cli.examples import epilog
from kg.cli.failures import told, traceback
from kg.cli.printing import say

__all__ = [
    "add", "app", "corrections", "formats", "judging", "main", "manual_pages", "queries", "records",
    "serving", "upkeep", "viewing",
]  # fmt: skip

for registered in app.registered_commands:
    assert registered.callback is not None
    name = registered.name or registered.callback.__name__
    registered.epilog = epilog(name)


def main() -> None:
    """Run the command line; any error becomes one line on standard error and exit status 1."""
    streams.prepare()
    # Products of a few words by a few names: several threads only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        status = app(prog_name="kg", standalone_mode=False, default_map=defaults(_options()))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone (kg list people | head): nobody is left to tell, not even at exit.
        streams.forget_output()
        sys.exit(1)
    except KeyboardInterrupt:
        _end("stopped", 130)
    except Exception as error:
        if isinstance(error, OSError) and not error.filename:
            streams.forget_output()  # it may be what could not be written to
        if os.environ.get("KG_DEBUG"):
            sys.stderr.write(traceback(error, sys.argv))
        shown = getattr(error, "show", None)
        if type(error).__name__ == "NoArgsIsHelpError" and shown:
            shown()
            sys.exit(2)
        _end(told(error, sys.argv), getattr(error, "exit_code", 1))
    if status == 130:
        _end("stopped", 130)
    sys.exit(status if isinstance(status, int) else 0)


def _options() -> dict[str, set[str]]:
    """Return the names of the options of each command, as they are typed, without dashes."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return {
        name: {option.lstrip("-") for each in command.params for option in each.opts}
        for name, command in commands.items()
    }


def _end(message: str, status: int) -> NoReturn:
    say(f"kg: {message}")
    sys.exit(status)
