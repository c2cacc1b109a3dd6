"""Normal forms and keys of names of every kind."""

import re
from functools import lru_cache

from kg.lexicon import LEXICON
from kg.model import Kind
from kg.resolution.names.groups import group_words, without_description
from kg.resolution.names.letters import fold, tidy, trimmed
from kg.resolution.names.people import is_surname, joined, person_words, printed
from kg.resolution.states import code_of

QUALIFIED = re.compile(r"(?P<key>person:[^()]+) \((?P<qualifier>[^()]+)\)$")


@lru_cache(maxsize=40_000)
def normal(text: str, kind: Kind) -> str:
    """Return the normal form of a name of this kind; never empty for a text with letters."""
    found = _reduced(text, kind)
    # Once in small letters a name can lose more. This ends: what is folded only gets shorter.
    return found if found == text else normal(found, kind)


def _reduced(text: str, kind: Kind) -> str:
    if kind == "person":
        found = " ".join(person_words(text) or joined(fold(tidy(text)).split()))
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
    """Return the kind and the normal form (or code) of a key, without what tells namesakes apart.

    >>> parse_key("person:nadia quist (minister, Latvia)")
    ('person', 'nadia quist')
    """
    kind, _, rest = unqualified(name_key).partition(":")
    return kind, rest  # type: ignore[return-value]


def qualified(name_key: str, told_apart_by: str | None) -> str:
    """Return the key of one of several people of a name."""
    return f"{name_key} ({told_apart_by})" if told_apart_by else name_key


def qualifier(name_key: str) -> str | None:
    """Return what tells one of several people of a name apart, None where it is one person."""
    match = QUALIFIED.match(name_key) if name_key.endswith(")") else None
    return match["qualifier"] if match else None


def unqualified(name_key: str) -> str:
    """Return the key of a name, whoever of several people is meant."""
    match = QUALIFIED.match(name_key) if name_key.endswith(")") else None
    return match["key"] if match else name_key


@lru_cache(maxsize=40_000)
def plain(text: str, kind: Kind) -> str:
    """Return the name as printed, without titles, "the", brackets and possessive ending."""
    if kind == "person":
        return printed(text)
    words = trimmed(text).split()
    if kind == "group":
        words = without_description(words)
    if words[:1] in (["the"], ["The"], ["THE"]) and len(words) > 1:
        words = words[1:]
    return " ".join(words) or text


def _place(text: str) -> str:
    words = tidy(text).split(",")[0].split()
    if any(word[:1].isupper() for word in words):
        words = re.split(r"(?<=\w) in (?=[A-Z])", " ".join(words))[0].split()
        while len(words) > 1 and words[0].islower():
            words = words[1:]
    folded = fold(" ".join(words)).split()
    return " ".join(folded[1:] if folded[:1] == ["the"] and len(folded) > 1 else folded)


def weak(kind: Kind, normal_form: str) -> bool:
    """Return whether a name alone does not say who is meant.

    A surname or a given name; the name of an institution that every state has ("Air Force").
    """
    words = normal_form.split()
    if kind == "person":
        alone = len(words) < 2 or is_surname(normal_form)
        return alone or not person_words(normal_form)
    if kind == "group":
        function = LEXICON.words("organisation_words", "function")
        institution = LEXICON.words("organisation_words", "institution")
        content = [word for word in words if word not in function]
        return 0 < len(content) <= 3 and all(word in institution for word in content)
    return False
