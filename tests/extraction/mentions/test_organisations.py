"""Organisations are known by the shape of their names."""

import pytest
import spacy
from spacy.tokens import Span

from kg.extraction.mentions.organisations import bodies, spelt_out

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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He leads the Northern Karsk Brigade today.", "Northern Karsk Brigade"),
        ("He left the Al-Karsk Brigade.", "Al-Karsk Brigade"),
        ("The Ministry of Trade on Monday said no.", "Ministry of Trade"),
    ],
)  # fmt: skip
def test_a_name_goes_as_far_as_its_capitals_and_ends_at_a_date(text: str, name: str) -> None:
    doc = NLP(text)
    assert [doc[start:end].text for start, end in bodies(doc)] == [name]


def test_a_headline_in_capitals_names_no_body() -> None:
    assert list(bodies(NLP("Vell Tells Karsk Brigade To Leave Old Harbour Town"))) == []


@pytest.mark.parametrize(
    ("text", "group", "names"),
    [
        ("He bought Electronic Data Systems (EDS) in May.", "EDS", ["Electronic Data Systems"]),
        ("The Department of Defense (DOD) said so.", "DOD", ["Department of Defense"]),
        ("He bought Electronic Data Systems (EDS) in May.", None, []),
        ("He bought Electronic Data Parts (EDS) in May.", "EDS", []),
        ("He bought Electronic Data Systems (in May).", None, []),
    ],
)
def test_initials_spell_out_the_name_before_their_brackets(
    text: str, group: str | None, names: list[str]
) -> None:
    doc = NLP(text)
    if group:
        start = next(token.i for token in doc if token.text == group)
        doc.ents = (Span(doc, start, start + 1, "ORG"),)
    assert [doc[start:end].text for start, end in spelt_out(doc)] == names
