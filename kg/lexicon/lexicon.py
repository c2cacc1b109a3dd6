"""The one loader of the lists of a language, which are a folder.

A list is a table: comments at its head say what its fields mean and where it is from, then come the
names of its columns, then its rows; fields stand apart by tabs. A list that the folder of another
language lacks is that of English.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language, by the names of their files without suffix.

    `language` names a folder beside this file, or is the path of one elsewhere.
    """

    language: str

    @property
    def folder(self) -> Path:
        """Return where the lists lie."""
        return HERE / self.language

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """Return each row of a list by the names of its columns."""
        return _rows(self.language, name)

    def words(self, name: str, value: str, *, column: str = "kind") -> frozenset[str]:
        """Return the words, with blanks between them, of all rows that have a value in a column."""
        return _words(self.language, name, value, column)

    def used(self, name: str, use: str) -> frozenset[str]:
        """Return the words of all rows that name a use among their uses."""
        return _used(self.language, name, use)

    def parts(self, name: str, column: str, **wanted: str) -> frozenset[str]:
        """Return the parts, with ";" between them, of a column of all rows with wanted values."""
        return _parts(self.language, name, column, tuple(wanted.items()))

    @property
    def months(self) -> tuple[str, ...]:
        """Return the names of the months, January first."""
        return _named(self.language, "month")

    @property
    def weekdays(self) -> tuple[str, ...]:
        """Return the names of the days of the week, Monday first."""
        return _named(self.language, "weekday")

    def shortened(self, kind: str) -> tuple[tuple[str, ...], ...]:
        """Return the short forms of each "month" or "weekday", in their order."""
        rows = (row for row in self.rows("calendar") if row["kind"] == kind)
        return tuple(tuple(row["short"].split()) for row in rows)

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a plain list, which has no columns."""
        return _lines(self.language, f"{name}.txt")


ENGLISH = Lexicon("en")
# The language that is read, for every room; one that has no folder is told when a graph is opened
# (`kg.knowledge`), since here modules are still being imported.
WANTED = Lexicon(os.environ.get("KG_LANGUAGE") or "en")
LEXICON = WANTED if WANTED.folder.is_dir() else ENGLISH


def listed(field: str) -> tuple[str, ...]:
    """Return the parts of a field that ";" separates."""
    return tuple(part.strip() for part in field.split(";") if part.strip())


@cache
def _rows(language: str, name: str) -> tuple[dict[str, str], ...]:
    head, *body = (line.split("\t") for line in _lines(language, f"{name}.tsv"))
    return tuple(dict(zip(head, [*fields, *[""] * len(head)], strict=False)) for fields in body)


@cache
def _named(language: str, kind: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in _rows(language, "calendar") if row["kind"] == kind)


@cache
def _words(language: str, name: str, value: str, column: str) -> frozenset[str]:
    rows = _rows(language, name)
    return frozenset(word for row in rows if row[column] == value for word in row["words"].split())


@cache
def _parts(
    language: str, name: str, column: str, wanted: tuple[tuple[str, str], ...]
) -> frozenset[str]:
    rows = (row for row in _rows(language, name) if all(row[key] == one for key, one in wanted))
    return frozenset(part for row in rows for part in listed(row[column]))


@cache
def _used(language: str, name: str, use: str) -> frozenset[str]:
    return frozenset(row["word"] for row in _rows(language, name) if use in row["uses"].split())


def _lines(language: str, file: str) -> tuple[str, ...]:
    folder = Lexicon(language).folder
    own = (folder / file).exists() or not folder.is_dir()
    lines = (folder if own else ENGLISH.folder).joinpath(file).read_text("utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))
