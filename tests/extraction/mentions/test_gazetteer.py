"""Names that need no model: states, international organisations, regions."""

import spacy

from kg.extraction.mentions.gazetteer import matches, organisations, region_uses
from kg.lexicon import ENGLISH

NLP = spacy.blank("en")


def known(text: str) -> list[tuple[str, str]]:
    doc = NLP(text)
    return [(source, doc[start:end].text) for source, start, end in matches(doc)]


def test_a_state_and_a_body_of_all_countries_are_known() -> None:
    assert known("Norway wrote to the European Union.") == [
        ("state", "Norway"), ("organisation", "European Union"),
    ]  # fmt: skip


def test_a_region_keeps_its_name_from_the_state_within_it() -> None:
    assert known("They flew over the Gulf of Mexico.") == [("region", "Gulf of Mexico")]


def test_the_tables_do_not_contradict_each_other() -> None:
    assert not organisations() & set(region_uses())
    assert not ENGLISH.parts("notnames", "words") & organisations()
    assert "Georgia" in ENGLISH.parts("weak", "forms")


def test_names_are_found_in_a_pipeline_of_any_language() -> None:
    for language in ("de", "xx"):
        found = matches(doc := spacy.blank(language)("Minister Lang war in Norway."))
        assert [doc[start:end].text for _, start, end in found] == ["Norway"]
