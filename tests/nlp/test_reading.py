"""A document as the networks take it: its words, its lines and who is marked in them."""

from labelled import labelled
from spacy.tokens import Span

from kg.nlp.reading import MENTIONS, marked, text_of, with_two_mentions

STORY = "<Marta Vell|PERSON> met <Tomas Orun|PERSON>.\n\nShe left <Karsk|GPE> on <Monday|DATE>."


def test_entities_of_another_pipeline_are_mentions_of_the_same_kinds() -> None:
    assert [(one.text, one.label_) for one in marked(labelled(STORY))] == [
        ("Marta Vell", "person"), ("Tomas Orun", "person"), ("Karsk", "state"), ("Monday", "date"),
    ]  # fmt: skip


def test_mentions_that_a_component_has_set_come_first() -> None:
    doc = labelled(STORY)
    doc.spans[MENTIONS] = [Span(doc, 0, 2, label="group")]
    assert [(one.text, one.label_) for one in marked(doc)] == [("Marta Vell", "group")]


def test_an_entity_of_no_kind_that_is_read_is_no_mention() -> None:
    assert marked(labelled("It cost <two dollars|MONEY>.")) == []


def test_line_ends_are_no_words() -> None:
    doc = labelled(STORY)
    text, tokens = text_of(doc)
    assert [doc[number].text for number in tokens] == list(text.words)
    assert not any(word.isspace() for word in text.words)


def test_mentions_are_counted_in_words_and_stand_within_their_lines() -> None:
    text, _ = text_of(labelled(STORY))
    for one in text.mentions:
        assert " ".join(text.words[one.start : one.end]) == one.text
        assert any(start <= one.start and one.end <= end for start, end in text.lines)


def test_a_time_is_no_second_mention_of_a_sentence() -> None:
    text, _ = text_of(labelled(STORY))
    (number,) = with_two_mentions(text)
    start, end = text.lines[number]
    assert list(text.words[start:end])[:3] == ["Marta", "Vell", "met"]
