"""Normal forms and keys of names of every kind."""

import re
from functools import lru_cache

from kg.lexicon import ENGLISH
from kg.model import Kind
from kg.resolution.names.groups import group_words, undescribed
from kg.resolution.names.letters import fold, tidy
from kg.resolution.names.people import person_words, printed
from kg.resolution.states import code_of


@lru_cache(maxsize=40_000)
def normal(text: str, kind: Kind) -> str:
    """Return the normal form of a name of this kind; never empty for a text with letters."""
    if kind == "person":
        found = " ".join(person_words(text))
    elif kind == "group":
        found = " ".join(group_words(text))
    else:
        found = _place(text)
    return found or fold(text) or text.strip()


def key(kind: Kind, name: str, code: str | None = None) -> str:
    """Return the key under which judgements and entities know a name: "person:joe biden".

    A state with a code is its code ("state:IR"), however it is called.
    """
    if kind == "state":
        code = code or code_of(name)
        if code:
            return f"state:{code}"
    return f"{kind}:{normal(name, kind)}"


def parse_key(name_key: str) -> tuple[Kind, str]:
    """Return the kind and the normal form (or code) of a key."""
    kind, _, rest = name_key.partition(":")
    return kind, rest  # type: ignore[return-value]


@lru_cache(maxsize=40_000)
def plain(text: str, kind: Kind) -> str:
    """Return the name as printed, without titles, "the", brackets and possessive ending."""
    if kind == "person":
        return printed(text)
    words = tidy(text).split()
    if kind == "group":
        words = undescribed(words)
    if words[:1] in (["the"], ["The"], ["THE"]) and len(words) > 1:
        words = words[1:]
    return " ".join(words) or text


def _place(text: str) -> str:
    text = tidy(text).split(",")[0]
    text = re.split(r"(?<=\w) in (?=[A-Z])", text)[0]
    words = text.split()
    if any(word[:1].isupper() for word in words):
        while len(words) > 1 and words[0].islower():
            words = words[1:]
    folded = [piece for word in words for piece in fold(word).split()]
    return " ".join(folded[1:] if folded[:1] == ["the"] and len(folded) > 1 else folded)


def weak(kind: Kind, normal_form: str) -> bool:
    """Return whether a name alone does not say who is meant.

    A surname or a given name; the name of an institution that every state has ("Air Force").
    """
    words = normal_form.split()
    if kind == "person":
        return len(words) < 2 or not person_words(normal_form)
    if kind == "group":
        function = ENGLISH.words("organisation_words", "function")
        institution = ENGLISH.words("organisation_words", "institution")
        content = [word for word in words if word not in function]
        return 0 < len(content) <= 3 and all(word in institution for word in content)
    return False
