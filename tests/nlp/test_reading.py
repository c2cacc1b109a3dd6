"""A document as the networks take it: its words, its lines and who is marked in them."""

import spacy
from labelled import indexed, labelled
from spacy.tokens import Doc, Span

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


def test_kgs_own_mentions_are_what_is_read() -> None:
    doc, index = indexed("<Ana Vell|PERSON> met Iranian officials on June 14.\n\nThey left.")
    text, tokens = text_of(doc)
    assert [(one.kind, one.text, one.code) for one in text.mentions] == [
        ("person", "Ana Vell", None), ("state", "Iranian", "IR"), ("date", "June 14", None),
    ]  # fmt: skip
    assert len(text.mentions) == len(index.mentions)
    assert [doc[token].text for token in tokens] == list(text.words)
    assert not any(word.isspace() for word in text.words)
    assert [text.words[start:end][-1] for start, end in text.lines if end > start] == [".", "."]


def test_where_nobody_has_set_mentions_the_entities_of_any_pipeline_are_read() -> None:
    doc = labelled("<Ana Vell|PERSON> met <NATO|ORG> in <Geneva|FAC> for <five|CARDINAL> days.")
    text, _ = text_of(doc)
    assert [(one.kind, one.text) for one in text.mentions] == [
        ("person", "Ana Vell"), ("group", "NATO"), ("place", "Geneva"),
    ]  # fmt: skip


def test_mentions_keep_their_numbers_where_one_has_no_words() -> None:
    doc = Doc(
        spacy.blank("en").vocab, words=["\n", "Ana", "left"], sent_starts=[True, False, False]
    )
    doc.spans["mentions"] = [Span(doc, 0, 1, label="group"), Span(doc, 1, 2, label="person")]
    text, tokens = text_of(doc)
    assert tokens == (1, 2)
    assert [(one.start, one.end) for one in text.mentions] == [(0, 0), (0, 1)]
