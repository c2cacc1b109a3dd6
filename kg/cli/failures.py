"""An error of any kind -> one line that says what is wrong, and never a password."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from kg.cli.printing import plain
from kg.errors import KgError, without_credentials

SCHEME = re.compile(r"\s*[\w+.-]*\s*:?[/\\]{1,3}|\s*\w[\w+.-]*\s*:")
# How click and pydantic put it -> as a reader of news would.
PLAIN = (
    (r"Got unexpected extra argument\S*", "there are too many arguments:"),
    (r"^Missing argument '?([\w-]+)'?(?:\. Choose from)?", r"'\1' is missing"),
    (r"^Option '(.*?)' requires an argument", r"\1 needs a value"),
    (r"^Invalid value for (?:'([^']*)'(?: / '[^']*')*): ", r"\1: "),
    (r"Value error, ('.*?') is not one of (.*)", r"\1 is none of \2"),
    (r"Input should be a valid integer.*", "give a whole number"),
    (r"Input should be a (?:valid|finite) number.*", "give a number"),
    (r"Input should be greater than or equal to (\S+)", r"give at least \1"),
    (r"Input should be less than or equal to (\S+)", r"give at most \1"),
    (r"^No such option: (\S+)(?: \(Possible options: .*\))?", r"there is no option \1"),
)
# Parts of a password stand in messages of drivers that took it for something else.
PART = re.compile(r"[/@:?#\s\[\]]+")
SHORTEST = 3


def told(error: Exception, words: Iterable[str]) -> str:
    """Return an error in one line; `words` are those of the command, which may hold a password."""
    return hidden(plain(" ".join(_said(error).split()))[:2_000], words)


def traceback(error: Exception, words: Iterable[str]) -> str:
    """Return where an error came from, for who mends it."""
    import traceback as frames

    return hidden("".join(frames.format_exception(error)), words)


def hidden(text: str, words: Iterable[str]) -> str:
    """Return a text without any password that a URL among the words holds, however broken."""
    for secret in sorted(set(_secrets(words)), key=len, reverse=True):
        text = text.replace(secret, "***")
    return without_credentials(text)


def _said(error: Exception) -> str:
    if hasattr(error, "format_message"):
        said = str(error.format_message()).rstrip(".")
        for found, instead in PLAIN:
            said = re.sub(found, instead, said)
        command = getattr(getattr(error, "ctx", None), "command_path", "kg")
        return f"{said}{'' if said.endswith('?') else ';'} see {command} --help"
    if isinstance(error, KgError):
        return str(error)
    if isinstance(error, OSError):
        return _refused(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; ask for less (--limit, --since), or free some"
    if isinstance(error, UnicodeEncodeError):
        return "what was typed is not text in UTF-8; set the terminal to UTF-8, and type it again"
    name = type(error).__name__
    return (
        f"this is a fault of kg: {name}: {str(error)[:300]}; please report it, with what "
        "KG_DEBUG=1 shows, as SECURITY.md or the issues say"
    )


def _refused(error: OSError) -> str:
    """Return in one line what the system refused, and why."""
    if not error.filename:
        return (error.strerror or str(error)).lower()
    folder = Path(os.fsdecode(error.filename)).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return f"{error.filename}: the folder {folder} does not exist; create it first"
    return f"{error.filename}: {(error.strerror or str(error)).lower()}"


def _secrets(words: Iterable[str]) -> Iterable[str]:
    """Yield what stands where a URL has its password, and the parts of it."""
    for word in words:
        found = re.findall(r"pass\w*\s*=\s*([^&\s]+)", word, re.I)
        before, at, _ = word.rpartition("@")
        if at:
            scheme = SCHEME.match(before)
            credentials = before[scheme.end() if scheme else 0 :]
            found.append(credentials.partition(":")[2])
        for secret in found:
            for one in (secret, unquote(secret)):
                cuts = [(cut.start(), cut.end()) for cut in PART.finditer(one)]
                ends = [part for start, end in cuts for part in (one[:start], one[end:])]
                yield from (
                    part for part in (one, *ends, *PART.split(one)) if len(part) >= SHORTEST
                )
