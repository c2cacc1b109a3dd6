"""A mention is the bare name, without what stands at its ends."""

import pytest
from labelled import labelled

from kg.extraction.mentions.detection import find_mentions


def names(text: str) -> list[tuple[str, str]]:
    """Every mention of a labelled text with its kind, in order."""
    return [(found.text, found.code or found.kind) for found in find_mentions(labelled(text))]


PEOPLE = [
    ("<President Ebrahim Raisi|PERSON> spoke.", [("Ebrahim Raisi", "person")]),
    ("<Ayatollah Ali Khamenei|PERSON>'s aides", [("Ali Khamenei", "person")]),
    ("<Khamenei's|PERSON> aides", [("Khamenei", "person")]),
    ("<Khamenei’s|PERSON> aides", [("Khamenei", "person")]),
    ("<Secretary of State Antony Blinken|PERSON> left.", [("Antony Blinken", "person")]),
    ("<Maj. Gen. Hossein Salami|PERSON> spoke.", [("Hossein Salami", "person")]),
    ("<Rear Admiral Daniel Hagari|PERSON> spoke.", [("Daniel Hagari", "person")]),
    ("<former Prime Minister Tony Blair|PERSON> spoke.", [("Tony Blair", "person")]),
    ("<Crown Prince Mohammed bin Salman|PERSON> spoke.", [("Mohammed bin Salman", "person")]),
    ("<Pope Francis|PERSON> prayed.", [("Francis", "person")]),
    ("<Secretary-General António Guterres|PERSON> spoke.", [("António Guterres", "person")]),
    ("<Michael|PERSON> (<Mickey|PERSON>) <Segall|PERSON>", [("Michael (Mickey) Segall", "person")]),
    ("<Stephen King|PERSON> wrote it.", [("Stephen King", "person")]),
    ("<Robert Kennedy|PERSON> Jr. spoke.", [("Robert Kennedy Jr.", "person")]),
    ("<George W. Bush|PERSON> spoke.", [("George W. Bush", "person")]),
    ("al-<Nakhalah|PERSON> spoke.", [("al-Nakhalah", "person")]),
    ("<Ziyad|PERSON> al-<Nakhalah|PERSON> spoke.", [("Ziyad al-Nakhalah", "person")]),
    ("“<Isma'il Haniya|PERSON>”, he said.", [("Isma'il Haniya", "person")]),
    ("<Prime Minister|PERSON> and <Speaker|PERSON>", []),
    ("<Khamenei adviser|PERSON> spoke.", [("Khamenei", "person")]),
    ("<Colin Kahl (right|PERSON>)", [("Colin Kahl", "person")]),
    (
        "<Hamas politburo leader Ismail Haniyeh|PERSON> arrived.",
        [("Hamas", "group"), ("Ismail Haniyeh", "person")],
    ),
    ("<Iran's Ali Khamenei|PERSON> spoke.", [("Iran", "IR"), ("Ali Khamenei", "person")]),
    (
        "<Iranian President Hassan Rouhani|PERSON>",
        [("Iranian", "IR"), ("Hassan Rouhani", "person")],
    ),
    (
        "First Minister of <Scotland Ilze Orr|PERSON> spoke.",
        [("Scotland", "place"), ("Ilze Orr", "person")],
    ),
    ("Minister of <Information Ilze Orr|PERSON> spoke.", [("Ilze Orr", "person")]),
    ("the mother of <Ilze Orr Vell|PERSON> spoke.", [("Ilze Orr Vell", "person")]),
    ("<ATTA KENARE/AFP|PERSON>", [("ATTA KENARE", "person"), ("AFP", "group")]),
]


PLACES = [
    (
        "in <Ciudad Juárez, Mexico|LOC>, on Monday",
        [("Ciudad Juárez", "place"), ("Mexico", "MX")],
    ),
    (
        "from <Bedminster, New Jersey|LOC>",
        [("Bedminster", "place"), ("New Jersey", "place")],
    ),
    ("in <Washington, D.C.|LOC>", [("Washington, D.C.", "place")]),
]


@pytest.mark.parametrize(("text", "said"), PLACES)
def test_a_town_and_its_country_are_two_places(text: str, said: list[tuple[str, str]]) -> None:
    assert names(text) == said


@pytest.mark.parametrize(("text", "said"), PEOPLE)
def test_a_person_is_the_bare_name(text: str, said: list[tuple[str, str]]) -> None:
    assert names(text) == said
