"""A component that lacks something says what to add, in one line."""

import pytest
import spacy

from kg.nlp.needs import ComponentNeeds


def reason(*names: str) -> str:
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(name)
    with pytest.raises(ComponentNeeds) as told:
        nlp("Marta Vell met Tomas Orun.")
    assert "\n" not in str(told.value)
    return str(told.value)


@pytest.mark.parametrize("name", ["kg_encoder", "kg_parser"])
def test_a_component_without_weights_says_where_they_are(name: str) -> None:
    assert f"nlp.add_pipe('{name}', source=spacy.load('en_news'))" in reason(name)


@pytest.mark.parametrize("name", ["kg_coref", "kg_meetings", "kg_offices"])
def test_a_component_that_reads_from_another_names_it(name: str) -> None:
    assert reason(name) == f"{name} needs kg_reader before it in the pipeline"


def test_a_reader_needs_sentences_and_then_its_weights() -> None:
    assert "add kg_encoder, a parser or the sentencizer" in reason("kg_reader")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    people = [{"label": "PERSON", "pattern": name} for name in ("Marta Vell", "Tomas Orun")]
    nlp.add_pipe("entity_ruler").add_patterns(people)  # type: ignore[attr-defined]
    nlp.add_pipe("kg_reader")
    with pytest.raises(ComponentNeeds, match="kg_reader has no weights"):
        nlp("Marta Vell met Tomas Orun.")
