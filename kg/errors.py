"""Everything that can go wrong, in one hierarchy.

    KgError
    ├── ArticleError       a file or record that cannot be read as an article
    ├── PipelineMissing    no spaCy pipeline of that name
    ├── StoreError         the database cannot be opened, read or written
    │   ├── StoreMissing       there is none, and none may be made
    │   ├── SchemaMismatch     it was written by another version of kg
    │   └── StoreBusy          another process is writing to it
    ├── NotFound           no entity bears that name
    ├── AmbiguousName      several entities bear that name
    ├── BadOption          a question is asked with what means nothing; a ValueError too
    │   └── UnknownOption      with an option that it has not; a TypeError too
    └── JudgementConflict  a judgement contradicts earlier ones

A message says what happened, with the value, and what to do next, in one line.
"""

import re
from collections.abc import Sequence

# Whatever stands between a scheme and the last @ of a word, and after "password=".
CREDENTIALS = (
    (re.compile(r"(\b[a-z][\w+.-]*:[/\\]*)[^\s@]*(?:@[^\s@]*)*@", re.I), r"\1***@"),
    (re.compile(r"((?<!/etc/)pass(?:word|wd|phrase)?\s*[=:]\s*)[^\s&]+", re.I), r"\1***"),
)


def without_credentials(text: str) -> str:
    """Return a message without what could be the name and password in a URL.

    >>> without_credentials("postgresql://me:pa@ss@host/db is away")
    'postgresql://***@host/db is away'
    """
    for pattern, instead in CREDENTIALS:
        text = pattern.sub(instead, text)
    return text


class KgError(Exception):
    """Base of all errors that kg raises on purpose; ``str(error)`` is one line for the user."""


class ArticleError(KgError):
    """A file, or one record of a file, cannot be read as an article."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class PipelineMissing(KgError):
    """No spaCy pipeline of this name or path can be opened."""

    def __init__(self, name: str, reason: str = "not found") -> None:
        super().__init__(
            f"spaCy pipeline {name!r}: {reason}; install it, give its folder, "
            "or leave --model out to use the bundled one"
        )
        self.name = name


class StoreError(KgError):
    """The database cannot be opened, read or written."""


class StoreMissing(StoreError):
    """There is no database of this name, and none may be made."""


class SchemaMismatch(StoreError):
    """The database was written by another version of kg."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(
            f"the database has schema {found}, this kg needs {expected}; "
            "use the kg that wrote it, or give --db another file"
        )
        self.found = found
        self.expected = expected


class StoreBusy(StoreError):
    """Another process is writing to the database."""


class NotFound(KgError):
    """No entity bears this name; ``close`` holds the nearest names that exist.

    `known` is the name of whom the watchlist knows by it, and whom no article names.
    """

    def __init__(self, name: str, close: Sequence[str] = (), *, known: str | None = None) -> None:
        hint = f"; close: {', '.join(close)}" if close else "; see kg list people"
        if known:
            hint = f"; the watchlist knows {known}, whom no article names"
        super().__init__(f"no entity is called {name!r}{hint}")
        self.name = name
        self.close = tuple(close)


class AmbiguousName(KgError):
    """Several entities bear this name; ``candidates`` describes them."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{name!r} may be {'; '.join(candidates)}; give a fuller name or an id")
        self.name = name
        self.candidates = tuple(candidates)


class BadOption(KgError, ValueError):
    """A question is asked with a value that means nothing; the message names those that do."""


class UnknownOption(BadOption, TypeError):
    """A question is asked with an option that it has not; the message names those that it has."""

    def __init__(self, question: str, option: str, options: Sequence[str]) -> None:
        super().__init__(f"{question} has no option {option!r}; it has {', '.join(options)}")
        self.option = option
        self.options = tuple(options)


class JudgementConflict(KgError):
    """A judgement contradicts judgements that stand; ``because`` describes them."""

    def __init__(self, left: str, right: str, because: Sequence[str]) -> None:
        super().__init__(
            f"{left!r} and {right!r}: this contradicts {'; '.join(because)}; "
            "retract one of these first (kg judgements, kg undo)"
        )
        self.left = left
        self.right = right
        self.because = tuple(because)
