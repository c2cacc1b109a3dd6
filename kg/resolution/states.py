"""Countries and the forms that stand for them: names, adjectives, demonyms, capitals, seats.

The facts lie in the lexicon, whose head names their source and explains its columns.
Whether "Tehran" or "Georgia" is a state in a sentence is decided by `kg.extraction.mentions`;
here is only what such a form can stand for.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.lexicon import LEXICON

Use = Literal["name", "adjective", "person", "people", "capital", "seat"]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a state, and what kind of word it is."""

    text: str
    code: str
    use: Use


def code_of(text: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the state that a form can stand for, or None.

    >>> code_of("Iranians"), code_of("the U.S."), code_of("Downing Street"), code_of("Jenin")
    ('IR', 'US', 'GB', None)
    """
    form = form_of(text)
    return form.code if form else None


def name_of(code: str) -> str:
    """Return the name that newspapers use: "Iran" for IR; the code itself where it is unknown."""
    return states().get(code, code)


def form_of(text: str) -> Form | None:
    """Return the form that a text is, without its article, possessive ending and odd quotes."""
    found = forms().get(text)
    if found is None:
        plain = bare(text)
        found = forms().get(plain)
        if found is None and len(plain) > 3 and plain.isupper():
            found = capitals_only().get(plain)
    return found


@cache
def states() -> dict[str, str]:
    """Return the name that newspapers use of every state, by its code."""
    return {row["code"]: row["name"] for row in LEXICON.rows("states")}


@cache
def forms() -> dict[str, Form]:
    """Return every form by its text, with and without accents; names win over weaker uses."""
    found: dict[str, Form] = {}
    for row in LEXICON.rows("states"):
        for form in _forms_of(*row.values()):
            found.setdefault(form.text, form)
    for form in tuple(found.values()):
        if not form.text.isascii():
            found.setdefault(bare(form.text), form)
            found.setdefault(form.text.replace("'", "’"), form)
    return found


@cache
def capitals_only() -> dict[str, Form]:
    """Return the forms as an all-capital headline writes them."""
    return {text.upper(): form for text, form in forms().items() if len(text) > 3}


def bare(text: str) -> str:
    """Return a text without "the", possessive ending, accents and odd spaces and quotes."""
    text = " ".join(text.replace("’", "'").replace("‘", "'").split())
    if text[:4] in ("the ", "The ", "THE "):
        text = text[4:]
    if text.endswith(("'s", "'S")):
        text = text[:-2]
    text = text.strip("'-–—")
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def _forms_of(code: str, name: str, *lists: str) -> Iterator[Form]:
    also, adjectives, person, people, capitals, seats = (_listed(field) for field in lists)
    if people == ("+",):
        people = tuple(f"{adjective}s" for adjective in adjectives)
    by_use: tuple[tuple[Use, tuple[str, ...]], ...] = (
        ("name", (name, *also)),
        ("adjective", adjectives),
        ("person", person),
        ("people", people),
        ("capital", capitals),
        ("seat", seats),
    )
    yield from (Form(text, code, use) for use, texts in by_use for text in texts)


def _listed(field: str) -> tuple[str, ...]:
    return tuple(field.split(";")) if field else ()
