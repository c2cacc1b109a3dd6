"""The command line: each command is one call of `KnowledgeGraph`, and one place tells errors."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from kg.cli import asking, deciding, formats, reading, viewing
from kg.cli.app import app
from kg.errors import KgError

__all__ = ["app", "asking", "deciding", "formats", "main", "reading", "viewing"]


def main() -> None:
    """Run the command line; any error becomes one line on standard error and exit status 1."""
    try:
        app(prog_name="kg")
    except KgError as error:
        _fail(error, str(error))
    except KeyboardInterrupt:
        print("kg: stopped", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone (kg list people | head): nobody is left to tell, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _fail(error, _trouble(error))
    except Exception as error:
        told = " ".join(str(error).split())[:300]
        name = type(error).__name__
        _fail(error, f"unexpected {name}: {told}; set KG_DEBUG=1 to see the traceback")


def _trouble(error: OSError) -> str:
    """Return in one line what the system refused, and why."""
    if not error.filename:
        return error.strerror or str(error)
    folder = Path(os.fsdecode(error.filename)).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return f"{error.filename}: the folder {folder} does not exist; create it first"
    return f"{error.filename}: {(error.strerror or str(error)).lower()}"


def _fail(error: Exception, message: str) -> NoReturn:
    if os.environ.get("KG_DEBUG"):
        raise error
    from kg.cli.printing import plain

    print(f"kg: {plain(message)}", file=sys.stderr)
    sys.exit(1)
