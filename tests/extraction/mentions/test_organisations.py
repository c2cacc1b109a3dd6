"""Organisations are known by the shape of their names."""

import pytest
import spacy

from kg.extraction.mentions.organisations import bodies

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He leads the Karsk Brigade today.", "Karsk Brigade"),
        ("The Popular Front for the Liberation of Lavia spoke.",
         "Popular Front for the Liberation of Lavia"),
    ],
)  # fmt: skip
def test_capitals_around_a_head_make_a_name(text: str, name: str) -> None:
    doc = NLP(text)
    assert [doc[start:end].text for start, end in bodies(doc)] == [name]


def test_a_head_in_small_letters_makes_none() -> None:
    assert list(bodies(NLP("He leads the brigade today."))) == []
