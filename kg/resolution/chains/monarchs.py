"""Kings, queens, popes: known by a title and the one name beside it, which is no surname."""

import re
from collections.abc import Collection, Mapping, Sequence

from kg.lexicon import LEXICON
from kg.model import Extraction, Mention
from kg.resolution.chains.forms import Form
from kg.resolution.names import fold, is_regnal, normal, person, weak
from kg.resolution.names.people import LEADING, regnal_titles

# A capitalised word right before a name.
BEFORE = re.compile(r"(?<!\w)([A-Z][A-Za-z]+)\s$")
LONGEST = 16  # characters of a title


def titles(extraction: Extraction, text: str) -> dict[str, str]:
    """Return for mentions of people the royal title that stands before the name."""
    found = {}
    for mention in extraction.mentions:
        before = BEFORE.search(text[max(0, mention.start - LONGEST) : mention.start])
        if before and mention.kind == "person" and fold(before[1]) in regnal_titles():
            found[mention.id] = before[1]
    return found


def known_as(mentions: Sequence[Mention], titles: Mapping[str, str]) -> dict[str, str]:
    """Return the name of each mention, with the title where that is a part of it."""
    found = {}
    for mention in mentions:
        found[mention.id] = mention.text
        if mention.id in titles and weak("person", normal(mention.text, "person")):
            name = f"{titles[mention.id]} {mention.text}"
            if is_regnal(normal(name, "person")):
                found[mention.id] = name
    return found


def is_heir(name: str) -> bool:
    """Return whether a name is an heir's title and name, who is known by a full name as well."""
    form = normal(name, "person")
    return is_regnal(form) and form.split()[0] in LEXICON.words("titles", "heir")


def bearers(form: Form, full: Mapping[int, Sequence[Form]], royal: Collection[str]) -> list[int]:
    """Return the full names that begin with the name of a monarch and are royal themselves.

    "King Salman" is "King Salman bin Abdulaziz"; "King Charles" is nobody else named Charles.
    """
    name = form.words[-1]
    return [
        number
        for number, forms in full.items()
        if any(
            person(one.normal).words[0] == name and any(m.id in royal for m in one.mentions)
            for one in forms
        )
    ]


def meant_alone(numbers: Sequence[int], full: Mapping[int, Sequence[Form]]) -> list[int]:
    """Return those of several full names whom the last word alone can mean.

    News calls Mohammed bin Salman "bin Salman", so that "Salman" beside him is the king.
    """
    regnal = [n for n in numbers if any(is_regnal(one.normal) for one in full[n])]
    others = [n for n in numbers if n not in regnal]
    led = all(len(one.words) > 2 and one.words[-2] in LEADING for n in others for one in full[n])
    return regnal if regnal and led else list(numbers)
