"""Names as the news writes them: normal forms, parts and keys.

A normal form has no accents, capitals, punctuation, titles or possessives: "President Ebrahim
Raisi's" is "ebrahim raisi", "Ford Motor Co." is "ford motor", "the U.S. Air Force" is "united
states air force". `normal(normal(x, kind), kind) == normal(x, kind)`.
"""

from kg.resolution.names.groups import owner
from kg.resolution.names.keys import (
    key,
    normal,
    parse_key,
    plain,
    qualified,
    qualifier,
    unqualified,
    weak,
)
from kg.resolution.names.letters import fold, tidy, trimmed
from kg.resolution.names.people import (
    PARTICLES,
    PersonName,
    is_regnal,
    ordinal,
    person,
    person_words,
    surname,
)

__all__ = [
    "PARTICLES",
    "PersonName",
    "fold",
    "is_regnal",
    "key",
    "normal",
    "ordinal",
    "owner",
    "parse_key",
    "person",
    "person_words",
    "plain",
    "qualified",
    "qualifier",
    "surname",
    "tidy",
    "trimmed",
    "unqualified",
    "weak",
]
