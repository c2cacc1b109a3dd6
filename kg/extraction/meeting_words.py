"""The tables that tell of meetings, read once: what says it, what does not, and what status."""

from dataclasses import dataclass
from functools import cache

from kg.extraction.tables import rows


@dataclass(frozen=True, slots=True)
class Words:
    """A table that gives each word form its senses."""

    senses: dict[str, frozenset[str]]

    def has(self, word: str, *senses: str) -> bool:
        """Return whether `word`, in any case, has one of `senses`."""
        return not self.of(word).isdisjoint(senses)

    def of(self, word: str) -> frozenset[str]:
        """Return all senses of `word`."""
        return self.senses.get(word.lower(), frozenset())


@cache
def senses(name: str) -> Words:
    """Return the senses (first column) of each word (second column) of a table."""
    found: dict[str, set[str]] = {}
    for row in rows(name):
        sense, forms, *_ = row.values()
        for form in forms.split():
            found.setdefault(form, set()).add(sense)
    return Words({form: frozenset(kinds) for form, kinds in found.items()})


@cache
def particles() -> dict[str, frozenset[str]]:
    """Return for each verb form the words of which one must follow it."""
    return {
        form: frozenset(row["particle"].split("|"))
        for row in rows("meetings")
        if row["particle"]
        for form in row["forms"].split()
    }


@cache
def triggers() -> frozenset[str]:
    """Return the word forms without which a sentence tells of no meeting."""
    telling = {"meet", "confer", "receive", "visit", "gather", "talks", "attend"}
    return frozenset(
        form for row in rows("meetings") if row["sense"] in telling for form in row["forms"].split()
    )
