"""What an article says of a name in one place holds in all others."""

import pytest
from labelled import labelled

from kg.extraction.mentions.detection import find_mentions


def names(text: str) -> list[tuple[str, str]]:
    """Every mention of a labelled text with its kind, in order."""
    return [(found.text, found.code or found.kind) for found in find_mentions(labelled(text))]


TWO_PEOPLE = [
    ("<Bill and Nadia Quist|PERSON> left.", ["Bill", "Nadia Quist"]),
    ("<Mr. and Mrs. Quist|PERSON> left.", ["Quist"]),
    (
        "<Ilze Orr|PERSON> met <Tomas Vell|PERSON>. The <Orr-Vell|PERSON> deal failed.",
        ["Ilze Orr", "Tomas Vell", "Orr", "Vell"],
    ),
    (
        "<Orr|PERSON> spoke of the <Orr-Vell|PERSON> summit.",
        ["Orr", "Orr", "Vell"],
    ),
    ("<Nadia Orr-Vell|PERSON> spoke. <Orr-Vell|PERSON> left.", ["Nadia Orr-Vell", "Orr-Vell"]),
    ("<Orr-Vell|PERSON> met <Tomas Vell|PERSON>.", ["Orr-Vell", "Tomas Vell"]),
]


@pytest.mark.parametrize(("text", "people"), TWO_PEOPLE)
def test_a_couple_and_a_hyphened_pair_are_two_people(text: str, people: list[str]) -> None:
    assert [name for name, kind in names(text) if kind == "person"] == people


SPOKEN = [
    (
        "Governor <Denise Washington|PERSON> spoke. <Washington|GPE> said the state needed roads.",
        ("Washington", "person"),
    ),
    (
        "Governor <Denise Tacoma|PERSON> spoke. She said it in <Tacoma|GPE>.",
        ("Tacoma", "place"),
    ),
    (
        "Governor <Denise Tacoma|PERSON> spoke in <Tacoma|GPE>. He came to <Tacoma|GPE>.",
        ("Tacoma", "place"),
    ),
    (
        "Governor <Denise Tacoma|PERSON> came. He spoke to <Tacoma|GPE>.",
        ("Tacoma", "person"),
    ),
    (
        "<Peter Jordan|PERSON> left. <Jordanian|NORP> aides met. <Jordan|GPE> said it was ready.",
        ("Jordan", "JO"),
    ),
]


@pytest.mark.parametrize(("text", "last"), SPOKEN)
def test_a_surname_that_is_a_town_is_who_the_sentence_says(
    text: str, last: tuple[str, str]
) -> None:
    assert names(text)[-1] == last


def test_a_person_and_a_firm_of_one_name_are_told_apart_by_what_stands_beside() -> None:
    text = "Chairman <Orr Vell|PERSON> spoke. He does not own the bank <Orr Vell|ORG>."
    assert names(text) == [("Orr Vell", "person"), ("Orr Vell", "group")]


def test_a_hyphened_pair_of_groups_of_the_article_is_two() -> None:
    text = "The <Orr-Air Guard|ORG> deal failed. <Orr|ORG> left the <Air Guard|ORG>."
    assert [name for name, _ in names(text)] == ["Orr", "Air Guard", "Orr", "Air Guard"]
    assert [name for name, _ in names("<Orr-Vell|ORG> left <Orr|ORG>.")] == ["Orr-Vell", "Orr"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<Orr Vell|PERSON> CEO <Ilze Ozola|PERSON> left.", "group"),
        ("An analyst for <Orr Vell|PERSON> left.", "group"),
        ("She sold her shares in <Vell|PERSON>.", "group"),
        ("<Orr Vell|PERSON> won. <Orr|ORG> has 40 plants.", "group"),
        ("<Orr Vell|PERSON> won. <Orr|ORG> lost to <Vell|PERSON>.", "person"),
        ("<Kim Vell-un|PERSON> won. <Kim|ORG> has 40 plants.", "person"),
        ("<Orr Vell|PERSON> CEO of a bank left.", "person"),
        ("A friend of <Orr Vell|PERSON> left.", "person"),
        ("<Orr Vell|PERSON> spokesman <Tomas Orun|PERSON> left.", "person"),
    ],
)
def test_what_only_a_firm_has_makes_a_name_a_firm(text: str, kind: str) -> None:
    assert {told for name, told in names(text) if "Vell" in name} == {kind}


def test_a_storm_is_no_person_and_no_place() -> None:
    assert names("Typhoon <Haiyan|LOC> came. <Haiyan|PERSON> left <Leyte|LOC>.") == [
        ("Leyte", "place")
    ]


def test_the_surname_of_a_person_is_that_person_everywhere() -> None:
    text = "<Ali Khamenei|PERSON> spoke. <Khamenei|LOC> left. Then Khamenei slept."
    assert names(text) == [
        ("Ali Khamenei", "person"),
        ("Khamenei", "person"),
        ("Khamenei", "person"),
    ]


def test_an_acronym_in_brackets_is_known_from_then_on() -> None:
    text = "<Palestinian Islamic Jihad|ORG> (PIJ) spoke. The PIJ left."
    assert names(text) == [
        ("Palestinian Islamic Jihad", "group"),
        ("PIJ", "group"),
        ("PIJ", "group"),
    ]


def test_a_name_with_an_article_is_found_in_either_case() -> None:
    text = "<Ziyad al-Nakhalah|PERSON> came. Al-Nakhalah spoke to al-Nakhalah."
    assert [name for name, _ in names(text)] == ["Ziyad al-Nakhalah", "Al-Nakhalah", "al-Nakhalah"]


def test_the_majority_of_an_article_decides_a_kind() -> None:
    text = "<Boeing|ORG> grew. <Boeing|ORG> sold. <Boeing|PERSON> rose."
    assert {kind for _, kind in names(text)} == {"group"}
