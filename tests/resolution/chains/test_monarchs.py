"""A title and the one name beside it are whoever is known by both, and nobody else's surname."""

from dataclasses import replace

from chained import read

from kg.model import Chain, Extraction
from kg.resolution.chains import chains
from kg.resolution.chains.monarchs import titles


def told(*sentences: tuple[str, str]) -> tuple[Extraction, str]:
    """Return what was read in sentences of a title and a name, and their text."""
    extraction = read(*((name, "person") for _, name in sentences))
    text, mentions = "", []
    for mention, (title, name) in zip(extraction.mentions, sentences, strict=True):
        start = len(text) + len(f"{title} ".lstrip())
        text += f"{title} {name} spoke. ".lstrip()
        mentions.append(replace(mention, start=start, end=start + len(name)))
    return replace(extraction, mentions=tuple(mentions)), text


def people(*sentences: tuple[str, str]) -> dict[str, list[str]]:
    """Return the chains of an article, by name, each with its names."""
    return {chain.name: [name for name, _ in chain.names] for chain in found(*sentences)}


def found(*sentences: tuple[str, str]) -> tuple[Chain, ...]:
    extraction, text = told(*sentences)
    return chains(extraction, text)


def test_only_a_capitalised_royal_title_right_before_the_name_counts() -> None:
    extraction, text = told(
        ("King", "Omar"), ("the king", "Omar"), ("Mr", "Omar"), ("Crown Prince", "Tariq bin Ali")
    )  # fmt: skip
    assert [titles(extraction, text).get(one.id) for one in extraction.mentions] == [
        "King", None, None, "Prince"
    ]  # fmt: skip
    assert titles(extraction, "") == {}


def test_a_monarch_is_shown_with_the_title_beside_the_name() -> None:
    assert people(("Queen", "Sonja II"), ("Queen", "Sonja"), ("", "Tomas Orr")) == {
        "Queen Sonja II": ["Queen Sonja", "Queen Sonja II"],
        "Tomas Orr": ["Tomas Orr"],
    }


def test_a_king_is_not_the_prince_whose_full_name_ends_in_his() -> None:
    told = people(("King", "Omar"), ("Crown Prince", "Tariq bin Omar"), ("", "Omar"))
    assert told == {"King Omar": ["King Omar", "Omar"], "Tariq bin Omar": ["Tariq bin Omar"]}


def test_a_queen_is_nobody_of_that_given_name() -> None:
    told = people(("Queen", "Sonja"), ("Senator", "Sonja Quist"), ("", "Quist"))
    assert told == {"Queen Sonja": ["Queen Sonja"], "Sonja Quist": ["Quist", "Sonja Quist"]}


def test_a_bare_name_of_a_prince_and_of_a_singer_stays_open() -> None:
    rules = {chain.name: set(chain.rules)
             for chain in found(("Prince", "Orr"), ("", "Debora Orr"), ("", "Orr"))}  # fmt: skip
    assert rules == {"Prince Orr": {"full name"}, "Debora Orr": {"full name"}, "Orr": {"open"}}


def test_a_prince_is_the_royal_whose_full_name_begins_with_his() -> None:
    told = people(("Prince", "Tariq"), ("Crown Prince", "Tariq bin Omar"))
    assert told == {"Tariq bin Omar": ["Tariq", "Tariq bin Omar"]}


def test_a_king_keeps_the_title_among_his_names() -> None:
    told = people(("King", "Omar"), ("King", "Omar bin Ali"))
    assert told == {"Omar bin Ali": ["King Omar", "Omar bin Ali"]}


def test_an_heir_is_shown_by_the_full_name_and_by_the_title_for_want_of_one() -> None:
    assert set(people(("Princess", "Astrid"), ("Princess", "Astrid Orr"))) == {"Astrid Orr"}
    assert set(people(("Princess", "Astrid"), ("", "Astrid"))) == {"Princess Astrid"}
