"""Options that a user keeps in a file: the database, and values of the options of each command.

    db = "postgresql://localhost/news"

    [add]
    jobs = 8

`KG_CONFIG` names the file; without it, `kg.toml` in the current folder is read, else `config.toml`
in the folder where the system keeps the settings of programs (`~/.config/kg` on Linux). A file in
the current folder may have come with the articles, so that it cannot say what runs, what is reached
and what is written over.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from kg.errors import KgError

HERE = "kg.toml"
# Options by which code runs, articles leave the machine, others are let in, or files are replaced.
OWN = {
    "certificate", "cluster", "host", "key", "model", "name", "output", "password-file", "yes",
}  # fmt: skip


class BadConfig(KgError):
    """A file of options that cannot be read, or that names an option which does not exist."""


def place() -> Path | None:
    """Return the file of options, None where there is none. Raises `BadConfig` where it has gone.

    Only a file that `KG_CONFIG` names must exist.
    """
    named = os.environ.get("KG_CONFIG")
    if named is not None:
        if named and not Path(named).is_file():
            raise BadConfig(f"KG_CONFIG: {named}: no such file or directory")
        return Path(named) if named else None
    own = Path(os.environ.get("XDG_CONFIG_HOME") or typer.get_app_dir("")) / "kg"
    return next((file for file in (Path(HERE), own / "config.toml") if _is_there(file)), None)


def defaults(commands: Mapping[str, set[str]]) -> dict[str, Any]:
    """Return what the file of options says, empty where there is none.

    `commands` are the names of the options of each command. Raises `BadConfig`.
    """
    file = place()
    if file is None:
        return {}
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadConfig(f"{file}: {_reason(error)}") from None
    for name, value in told.items():
        if name == "db" and isinstance(value, str):
            continue
        if name not in commands or not isinstance(value, dict):
            raise BadConfig(f"{file}: {name!r} is neither a command nor db; see kg help config")
        for option in value.keys() - commands[name]:
            raise BadConfig(f"{file}: kg {name} has no option {option!r}; see kg {name} --help")
    if os.environ.get("KG_CONFIG") is None and file == Path(HERE):
        _check_harmless(file, told)
    return {name: _named(value) for name, value in told.items()}


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # the home of another user, as sudo may leave it
        return False


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "not a text in UTF-8; save it as UTF-8"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, OSError):
        return (error.strerror or "it cannot be read").lower()
    return " ".join(str(error).split())


def _check_harmless(file: Path, told: Mapping[str, Any]) -> None:
    """Raise `BadConfig` for what a file that came with articles must not decide."""
    for name, value in told.items():
        options = value if isinstance(value, dict) else {name: value}
        for option, given in options.items():
            is_server = option == "db" and "://" in str(given)
            if is_server or option.replace("_", "-") in OWN:
                raise BadConfig(
                    f"{file}: {option} is not taken from a file of the current folder, which may "
                    "have come with the articles; put it into your own settings (kg help config), "
                    f"or set KG_CONFIG={file}"
                )


def _named(value: Any) -> Any:
    """Return a value by the names that Python has for options: min-articles is min_articles."""
    if not isinstance(value, dict):
        return value
    return {option.replace("-", "_"): given for option, given in value.items()}
