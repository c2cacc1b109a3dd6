"""Which words stand for a named person or group, and for whom."""

import pytest
from labelled import labelled

from kg.extraction.descriptions import find_descriptions
from kg.extraction.mentions import find_mentions
from kg.extraction.roles import find_claims


def descriptions(text: str) -> list[tuple[str, str]]:
    """Every description of a labelled text, with the name that it stands for."""
    doc = labelled(text)
    found = find_mentions(doc, article_id="article")
    claims = find_claims(doc, found, article_id="article")
    nominal, told = find_descriptions(doc, found, claims, article_id="article")
    assert [claim.subject for claim in told] == [mention.id for mention in nominal]
    for mention in nominal:
        assert mention.text == doc.text[mention.start_char : mention.end_char]
    texts = {mention.id: mention.text for mention in (*found, *nominal)}
    return [(texts[claim.subject], texts[claim.object or ""]) for claim in told]


BESIDE_THE_NAME = [
    ("<Apple|ORG> CEO <Tim Cook|PERSON> spoke", "Apple CEO", "Tim Cook"),
    ("<Apple|ORG> co-founder <Steve Wozniak|PERSON> spoke", "Apple co-founder", "Steve Wozniak"),
    (
        "<Amy Hood|PERSON>, the chief financial officer of <Microsoft|ORG>, resigned",
        "chief financial officer of Microsoft",
        "Amy Hood",
    ),
    (
        "Iran's foreign minister, <Abbas Araghchi|PERSON>, left",
        "Iran's foreign minister",
        "Abbas Araghchi",
    ),
    (
        "<Department of Homeland Security|ORG> (<DHS|ORG>) Secretary <John Kelly|PERSON> said so",
        "Department of Homeland Security (DHS) Secretary",
        "John Kelly",
    ),
    ("The American computer company <Apple|ORG> grew", "American computer company", "Apple"),
    ("<Google|ORG> parent <Alphabet|ORG> grew", "Google parent", "Alphabet"),
    (
        "<Renault|ORG>'s Japanese partner <Nissan|ORG> fell",
        "Japanese partner",
        "Nissan",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), BESIDE_THE_NAME)
def test_the_words_beside_a_name_stand_for_it(text: str, words: str, name: str) -> None:
    assert descriptions(text) == [(words, name)]


ALONE = [
    "The <Apple|ORG> CEO said no.",
    "The CEO of <Apple|ORG> said no.",
    "<Apple|ORG>'s chief executive said no.",
    "The chief executive officer of <Apple|ORG> said no.",
]


@pytest.mark.parametrize("later", ALONE)
def test_an_office_alone_stands_for_whom_the_article_gives_it_to(later: str) -> None:
    found = descriptions(f"<Apple|ORG> CEO <Tim Cook|PERSON> spoke.\n{later}")
    assert [name for _, name in found] == ["Tim Cook", "Tim Cook"]
    assert "Apple" in found[1][0]


NOBODY = [
    "The president of Iran spoke.",
    "Iranian President <Ebrahim Raisi|PERSON> spoke.\nA former president of Iran replied.",
    "Iranian President <Ebrahim Raisi|PERSON> spoke.\nThe vice president of Iran replied.",
    "Iranian Vice President <Mohammad Mokhber|PERSON> spoke.\nThe president of Iran replied.",
    "Iranian President <Ebrahim Raisi|PERSON> spoke.\nThe next president of Iran will reply.",
    "Iranian President <Ebrahim Raisi|PERSON> spoke.\nThe president of Iraq replied.",
    "Iranian President <Ebrahim Raisi|PERSON> spoke.\nThe president replied.",
    "President <Barack Obama|PERSON> spoke.",
    "U.S. senator <Ted Cruz|PERSON> and U.S. senator <Tim Kaine|PERSON> met.\n"
    "The U.S. senator replied.",
    "Iranian oil <Sinopec|ORG> bought",
    "American carmakers <Ford|ORG> and <Chrysler|ORG> fell",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_fits_nobody_or_several_is_left_alone(text: str) -> None:
    beside = ("Iranian President", "Iranian Vice President", "U.S. senator")
    assert [words for words, _ in descriptions(text) if words not in beside] == []
