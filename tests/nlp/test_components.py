"""The trained components as spaCy knows them."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.nlp.components import make_coref, make_meetings, make_offices, make_reader, make_skim

HEADS = ("kg_coref", "kg_meetings", "kg_offices")


@pytest.mark.parametrize("name", HEADS)
def test_what_a_head_assigns_and_requires_is_known_to_spacy(name: str) -> None:
    meta = spacy.blank("en").get_factory_meta(name)
    assert meta.requires == ["doc._.reading"]
    assert len(meta.assigns) == 1


@pytest.mark.parametrize("name", ["skimmed", "reading", "referents", "meetings", "offices"])
def test_what_they_say_is_nothing_before_they_have_read(name: str) -> None:
    assert getattr(Doc(spacy.blank("en").vocab, words=["Ana"])._, name) is None


def test_a_component_is_called_as_it_was_added() -> None:
    nlp = spacy.blank("en")
    made = [make_skim(nlp, "one", 1), make_reader(nlp, "one", 1)]
    made += [make(nlp, "one") for make in (make_coref, make_meetings, make_offices)]
    assert {one.name for one in made} == {"one"}
