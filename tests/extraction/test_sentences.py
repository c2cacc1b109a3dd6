"""Where sentences and paragraphs end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import language

from kg.extraction.sentences import line_at, paragraph_breaks, sentences


def test_a_line_break_ends_a_sentence_and_a_paragraph() -> None:
    doc = language()("Iran Says No\nIran said no")
    assert [
        (line.paragraph, doc.text[line.start_char : line.end_char]) for line in sentences(doc)
    ] == [
        (0, "Iran Says No"),
        (1, "Iran said no"),
    ]


def test_a_text_wrapped_by_hand_breaks_only_at_blank_lines() -> None:
    line = "word " * 13 + "word"
    text = "\n".join([line] * 6) + "\n\n" + "\n".join([line] * 3)
    assert len(paragraph_breaks(text)) == 1
    assert len(paragraph_breaks("One.\nTwo.\n\nThree.")) == 2


def test_where_nothing_says_where_sentences_end_a_line_is_one() -> None:
    doc = language()("Iran said no. Syria said yes")
    assert len(sentences(doc)) == 1


def test_a_sentence_has_no_white_space_at_its_ends() -> None:
    doc = language()("  Iran said no. \n\n  Syria said yes.  ")
    printed = [doc.text[line.start_char : line.end_char] for line in sentences(doc)]
    assert printed == ["Iran said no.", "Syria said yes."]


def test_an_empty_text_has_no_sentence_and_no_paragraph() -> None:
    assert sentences(language()("")) == ()
    assert sentences(language()(" \n ")) == ()
    assert paragraph_breaks("") == []


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_way_of_ending_a_line_starts_a_paragraph(mark: str) -> None:
    doc = language()(f"Iran said no.{mark}Syria said yes.")
    assert [line.paragraph for line in sentences(doc)] == [0, 1]


def test_a_word_is_in_its_sentence_and_white_space_in_the_one_before() -> None:
    doc = language()("Iran said no.\n\nSyria said yes.")
    lines = sentences(doc)
    breaking = next(token.i for token in doc if token.is_space)
    assert [line_at(lines, token).index for token in (0, breaking, breaking + 1)] == [0, 0, 1]


@given(st.text(alphabet="ab .\n\r\t\u2028", max_size=80))
def test_sentences_follow_one_another_and_hold_every_word(text: str) -> None:
    doc = language()(text)
    lines = sentences(doc)
    held = [token for line in lines for token in range(line.start, line.end)]
    assert held == sorted(set(held))
    assert {token.i for token in doc if not token.is_space} <= set(held)
    assert [line.index for line in lines] == list(range(len(lines)))
