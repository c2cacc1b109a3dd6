"""The network's arrays for a window, and the words in it that tell of a meeting."""

import numpy as np
import pytest
from window_answers import SURE, WindowAnswers, text_of

from kg.nlp.answers import answers_for, in_passing, triggers_of
from kg.nlp.contexts import Pieces, Text, Window

TALKS = "it rained\n{p Ana Vell} met {p Bo Orun} in {l Geneva}\n{p Cy Sade} left"
HELD = [0.0, SURE, 0.0, 0.0]


def laid(text: Text, sentences: tuple[int, ...], *, left_out: int = 0) -> Pieces:
    """Return the words of these sentences as they are laid out, the last few left out."""
    words = [word for number in sentences for word in range(*text.lines[number])]
    return Pieces([], [], [], [], words[: len(words) - left_out], [])


def test_words_mentions_and_sentences_are_numbered_within_the_window() -> None:
    text = text_of(TALKS)
    found = answers_for(text, Window((1, 2), (2,)), laid(text, (1, 2)), {}, {})
    assert found.words.tolist() == list(range(2, 12))
    assert found.sentences.tolist() == [1] * 7 + [2] * 3
    assert found.asked.tolist() == [False] * 7 + [True] * 3
    assert found.mentions == (0, 1, 2, 3)
    assert found.places.first.tolist() == [0, 3, 6, 7]
    assert found.places.last.tolist() == [1, 4, 6, 8]
    assert found.places.sentence.tolist() == [0] * 7 + [1] * 3


def test_mentions_of_other_sentences_and_cut_ones_are_left_out() -> None:
    text = text_of(TALKS)
    found = answers_for(text, Window((2,), (2,)), laid(text, (2,)), {}, {})
    assert found.mentions == (3,)
    found = answers_for(text, Window((1,), (1,)), laid(text, (1,), left_out=3), {}, {})
    assert [text.mentions[number].text for number in found.mentions] == ["Ana Vell"]


def test_what_is_said_of_the_context_can_be_asked_of_each_sentence_once() -> None:
    text = text_of(TALKS)
    read = [
        answers_for(text, Window(lines, (1,)), laid(text, lines), {}, {})
        for lines in ((1, 2), (0, 1, 2))
    ]
    told = in_passing(read, {0, 2})
    assert [sorted(set(one.sentences[one.asked].tolist())) for one in told] == [[2], [0]]
    assert in_passing(read[:1], {0}) == []


def test_sentences_of_a_window_need_not_be_neighbours() -> None:
    text = text_of(TALKS)
    found = answers_for(text, Window((0, 2), (0,)), laid(text, (0, 2)), {}, {})
    assert found.sentences.tolist() == [0, 0, 2, 2, 2]
    assert found.places.sentence.tolist() == [0, 0, 1, 1, 1]
    assert found.places.first.tolist() == [2]


def test_a_word_that_tells_of_a_meeting_is_a_trigger_with_its_arguments() -> None:
    said = WindowAnswers(text_of(TALKS))
    said.tag("tells", "met", HELD)
    said.tie("met", "Ana Vell", [0, SURE, 0, 0, 0, 0])
    said.tie("met", "Geneva", [0, 0, 0, 0, 0, SURE])
    (trigger,) = triggers_of(said.answers, said.scorer(6))
    assert (trigger.word, trigger.sentence) == (said.word("met"), 1)
    assert trigger.tells.argmax() == 1
    assert trigger.arguments.argmax(axis=1).tolist() == [1, 0, 5, 0]
    assert trigger.arguments.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_words_of_context_are_no_triggers() -> None:
    said = WindowAnswers(text_of(TALKS), asked=(2,))
    said.tag("tells", "met", HELD)
    assert triggers_of(said.answers, said.scorer(6)) == []


def test_words_that_tell_of_no_meeting_are_no_triggers() -> None:
    said = WindowAnswers(text_of(TALKS))
    assert triggers_of(said.answers, said.scorer(6)) == []
    said.tag("tells", "met", [SURE, 5.0, 0, 0])
    assert triggers_of(said.answers, said.scorer(6)) == []


def test_where_nobody_is_named_nobody_met() -> None:
    said = WindowAnswers(text_of("they met in town"))
    said.tag("tells", "met", HELD)
    assert triggers_of(said.answers, said.scorer(6)) == []
