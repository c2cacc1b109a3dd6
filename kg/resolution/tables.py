"""The word lists beside this room, read once."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a data file, without comments and empty lines."""
    text = files("kg.resolution").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def table(name: str) -> dict[str, frozenset[str]]:
    """Return the named lists of words of a data file ("name: words" or "name<TAB>words")."""
    found: dict[str, frozenset[str]] = {}
    for line in lines(name):
        label, separator, words = line.partition("\t") if "\t" in line else line.partition(":")
        if separator:
            found[label.strip()] = frozenset(words.split()) | found.get(label.strip(), frozenset())
    return found


@cache
def words_of(name: str) -> frozenset[str]:
    """Return all words of a data file's lines that bear no name."""
    plain = (line for line in lines(name) if ":" not in line and "\t" not in line)
    return frozenset(word for line in plain for word in line.split())
