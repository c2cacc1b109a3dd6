"""Which words stand for a named person or group, and for whom."""

import pytest
from labelled import indexed, number_of, words_of
from spacy.tokens import Doc

from kg.extraction.component import MentionIndex
from kg.extraction.coreference.nominals import find_descriptions
from kg.nlp.coreference import Referent
from kg.nlp.offices import Office


def told(doc: Doc, index: MentionIndex) -> list[tuple[str, str]]:
    """Return every description of a Doc, with the name that it stands for."""
    nominal, claims = find_descriptions(doc, index, article_id="article")
    assert [claim.subject for claim in claims] == [mention.id for mention in nominal]
    for mention, claim in zip(nominal, claims, strict=True):
        assert mention.text == doc.text[mention.start_char : mention.end_char]
        assert claim.start <= mention.start_char < mention.end_char <= claim.end
    texts = {mention.id: mention.text for mention in (*index.named, *nominal)}
    return [(texts[claim.subject], texts[claim.object or ""]) for claim in claims]


def office(
    text: str, title: str, holder: str, body: str | None, *, confidence: float = 0.9
) -> list[tuple[str, str]]:
    """Return the descriptions of a labelled text in which this office was read."""
    doc, index = indexed(text)
    words = words_of(doc, title)
    owner = number_of(doc, body) if body else None
    who = number_of(doc, holder)
    doc._.offices = [Office(words.start, words.end, 0, who, owner, "current", confidence)]
    return told(doc, index)


BESIDE = [
    ("<Apple|ORG> CEO <Tim Cook|PERSON> spoke", "CEO", "Apple", "Tim Cook", "Apple CEO"),
    (
        "<Amy Hood|PERSON>, the chief financial officer of <Microsoft|ORG>, resigned",
        "chief financial officer",
        "Microsoft",
        "Amy Hood",
        "chief financial officer of Microsoft",
    ),
    (
        "Iran's foreign minister, <Abbas Araghchi|PERSON>, left",
        "foreign minister",
        "Iran",
        "Abbas Araghchi",
        "Iran's foreign minister",
    ),
    (
        "<Amy Hood|PERSON> left. The secretary of the <Quds Force|ORG> stayed",
        "secretary",
        "Quds Force",
        "Amy Hood",
        "secretary of the Quds Force",
    ),
]


@pytest.mark.parametrize(("text", "title", "body", "holder", "words"), BESIDE)
def test_a_title_beside_its_body_stands_for_the_holder(
    text: str, title: str, body: str, holder: str, words: str
) -> None:
    assert office(text, title, holder, body) == [(words, holder)]


def test_a_title_far_from_its_body_is_no_description() -> None:
    text = "<Apple|ORG> was proud to say on that day that the CEO was <Tim Cook|PERSON>."
    assert office(text, "CEO", "Tim Cook", "Apple") == []


def test_a_title_without_a_body_is_no_description() -> None:
    assert office("President <Barack Obama|PERSON> spoke.", "President", "Barack Obama", None) == []


def test_an_office_that_is_not_certain_describes_nobody() -> None:
    text = "<Apple|ORG> CEO <Tim Cook|PERSON> spoke"
    assert office(text, "CEO", "Tim Cook", "Apple", confidence=0.4) == []


def test_words_around_the_holder_are_no_description_of_him() -> None:
    text = "<Apple|ORG>'s <Tim Cook|PERSON>, CEO, spoke"
    assert office(text, "CEO", "Tim Cook", "Apple") == []


def meaning(
    text: str, word: str, name: str, *, confidence: float = 0.95, tag: str = "NOUN"
) -> list[tuple[str, str]]:
    """Return the descriptions of a labelled text in which a word means a name."""
    doc, index = indexed(text)
    token = words_of(doc, word)[0]
    token.pos_ = tag
    doc._.referents = [Referent(token.i, 0, number_of(doc, name), confidence)]
    return told(doc, index)


HAMAS = "<Ismail Haniyeh|PERSON> spoke.\nThe <Hamas|ORG> leader left."


def test_a_description_with_the_name_of_a_body_stands_for_whom_it_means() -> None:
    assert meaning(HAMAS, "leader", "Ismail Haniyeh") == [("Hamas leader", "Ismail Haniyeh")]


def test_a_description_that_is_not_certain_stands_for_nobody() -> None:
    assert meaning(HAMAS, "leader", "Ismail Haniyeh", confidence=0.5) == []


def test_a_pronoun_is_no_description() -> None:
    text = "<Ismail Haniyeh|PERSON> spoke.\nFor <Hamas|ORG> he left."
    assert meaning(text, "he", "Ismail Haniyeh", tag="PRON") == []


def test_a_description_without_a_name_is_no_mention() -> None:
    text = "<Ismail Haniyeh|PERSON> spoke.\nThe leader left."
    assert meaning(text, "leader", "Ismail Haniyeh") == []


GROUPS = [
    ("The American computer company <Apple|ORG> grew", "American computer company", "Apple"),
    ("<Google|ORG> parent <Alphabet|ORG> grew", "Google parent", "Alphabet"),
    ("<Renault|ORG>'s Japanese partner <Nissan|ORG> fell", "Japanese partner", "Nissan"),
]


@pytest.mark.parametrize(("text", "words", "name"), GROUPS)
def test_what_a_group_is_stands_for_it(text: str, words: str, name: str) -> None:
    assert told(*indexed(text)) == [(words, name)]


NOBODY = [
    "The president of Iran spoke.",
    "Iranian President <Ebrahim Raisi|PERSON> spoke.\nThe president replied.",
    "Iranian oil <Sinopec|ORG> bought",
    "American carmakers <Ford|ORG> and <Chrysler|ORG> fell",
]


@pytest.mark.parametrize("text", NOBODY)
def test_where_nothing_was_read_no_words_stand_for_anybody(text: str) -> None:
    assert told(*indexed(text)) == []
