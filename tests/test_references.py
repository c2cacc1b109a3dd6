"""Whom a pronoun or a description stands for."""

import spacy
from kg.extraction.meeting_words import senses
from kg.extraction.phrases import Phrase, Phrases
from kg.extraction.references import References
from marked import found_in, unmarked
from spacy.tokens import Doc

from kg.extraction.found import Found
from kg.extraction.roles import find_claims
from kg.extraction.sentences import sentences

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def article(marked: str) -> tuple[Doc, list[Found], References]:
    """Return an unparsed Doc, its names and what refers to them."""
    text, spans = unmarked(marked)
    doc = NLP(text)
    for token in doc:
        token.pos_ = "DET" if token.lower_ in ("the", "a") else "NOUN"
        if token.lower_ in ("with", "by", "of", "to"):
            token.pos_ = "ADP"
        if token.lower_ in ("met", "arrived", "said", "praised", "spoke", "left"):
            token.pos_ = "VERB"
    found = found_in(doc, spans)
    claims = find_claims(doc, found, article_id="article")
    return doc, found, References(doc, found, claims, sentences(doc))


def meant_by(marked: str, pronoun: str) -> list[str]:
    """Return the names that the last `pronoun` of a text stands for."""
    doc, _, references = article(marked)
    token = next(t for t in reversed(doc) if t.lower_ == pronoun)
    line = next(s.index for s in sentences(doc) if s.start <= token.i < s.end)
    return [name.text for name in references.pronoun(token, line)]


def described(marked: str) -> str | None:
    """Return the person whom the first words of the last sentence describe."""
    doc, found, references = article(marked)
    line = sentences(doc)[-1]
    names = {i: n for n in found for i in range(n.start, n.end)}
    phrase: Phrase = Phrases(doc, line.start, line.end, names=names).phrases[0]
    person = references.description(phrase)
    return person.text if person else None


def test_he_is_the_subject_of_the_sentence_before() -> None:
    assert meant_by("{p Ali Baba} met with {p Omar Hassan}. Then he left.", "he") == ["Ali Baba"]


def test_a_given_name_tells_she_from_he_where_it_does_in_most_countries() -> None:
    given = senses("given_names")
    assert set(given.of("angela")) == {"she"}
    assert set(given.of("sergei")) == {"he"}
    assert not set(given.of("kim"))  # either, and a surname
    assert not set(given.of("rice"))  # more often a surname


def test_she_is_no_man() -> None:
    text = "Queen {p Rania} spoke. {p Joe Hill} met Mr. {p Smith}. Then she left."
    assert meant_by(text, "she") == ["Rania"]


def test_a_surname_that_some_bear_as_a_given_name_tells_nothing() -> None:
    assert set(senses("given_names").of("clinton")) == {"he"}
    text = "{p Kim Clinton} spoke. {p Clinton} met Mr. {p Smith}. Then she left."
    assert meant_by(text, "she") == ["Clinton"]


def test_he_is_somebody_of_the_same_sentence_first() -> None:
    text = "{p Omar Hassan} spoke. {p Ali Baba} arrived, where he met him."
    assert meant_by(text, "he") == ["Ali Baba"]


def test_nobody_stands_far_behind_a_pronoun() -> None:
    text = "{p Ali Baba} spoke. It rained. It rained. It rained. It rained. Then he left."
    assert meant_by(text, "he") == []


def test_a_leader_is_whoever_leads_that_group() -> None:
    text = "{g Hamas} leader {p Ismail Haniyeh} spoke. {p Ali Baba} left. The {g Hamas} leader met."
    assert described(text) == "Ismail Haniyeh"


def test_a_leader_of_another_group_is_somebody_else() -> None:
    text = "{g Hamas} leader {p Ismail Haniyeh} spoke. The {g Fatah} leader met."
    assert described(text) is None


def test_the_president_of_two_presidents_is_unclear() -> None:
    text = "President {p Sall} met President {p Barrow}. The president left."
    assert described(text) is None


def test_short_names_are_the_long_ones() -> None:
    _, found, references = article("{p Ali Baba} spoke. {p Baba} left. {p Omar Hassan} spoke.")
    keys = [references.key(name) for name in found]
    assert keys[0] == keys[1] != keys[2]


def test_states_are_one_by_their_code() -> None:
    _, found, references = article("{s Iran} spoke. {s Iranian} officials met.")
    assert references.key(found[0]) == references.key(found[1])
