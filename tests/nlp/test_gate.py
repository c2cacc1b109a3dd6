"""Which sentences are read at all."""

from pathlib import Path

import numpy as np
import pytest
from answered import text_of

from kg.nlp.contexts import CONTEXT, OFFICE_CONTEXT, Text
from kg.nlp.gate import ASKS, Gate

TALKS = text_of("it rained\n{p Ana Vell} met {p Bo Orun}\n{p Cy Sade} left {l Geneva}\nthey met")
TOKENS = tuple(range(len(TALKS.words)))


def vectors(text: Text, word: str) -> np.ndarray:
    """Return vectors of which only those of one word differ from zero."""
    return np.array([[1.0, 0.0] if one == word else [0.0, 0.0] for one in text.words])


def gate(*, least: float = 0.5) -> Gate:
    """Return a gate that opens where the first number of a vector is over `least`."""
    made = Gate()
    made.layers = {
        "inner": np.array([[4.0], [0.0]]), "inner_bias": np.zeros(1),
        "outer": np.full((1, len(ASKS)), 0.25), "outer_bias": np.zeros(len(ASKS)),
        "least": np.full(len(ASKS), least),
    }  # fmt: skip
    return made


def test_a_sentence_is_asked_where_one_word_is_over_the_threshold() -> None:
    assert list(gate().asked(vectors(TALKS, "met"), TALKS, TOKENS)) == [1, 3]
    assert list(gate().asked(vectors(TALKS, "left"), TALKS, TOKENS)) == [2]
    assert list(gate(least=1.0).asked(vectors(TALKS, "met"), TALKS, TOKENS)) == []


def test_what_is_one_thing_that_is_asked_for_is_enough() -> None:
    one = gate()
    one.layers["least"] = np.array([2.0, 0.5])
    asked = one.asked(vectors(TALKS, "met"), TALKS, TOKENS)
    assert asked == dict.fromkeys([1, 3], OFFICE_CONTEXT)


def test_what_may_be_a_meeting_is_read_with_more_context_than_an_office() -> None:
    assert set(gate().asked(vectors(TALKS, "met"), TALKS, TOKENS).values()) == {CONTEXT}
    assert OFFICE_CONTEXT < CONTEXT


def test_words_are_found_by_their_tokens() -> None:
    tensor = np.zeros((2 * len(TALKS.words), 2))
    tokens = tuple(2 * number for number in TOKENS)
    tensor[2 * TALKS.words.index("left")] = [1.0, 0.0]
    assert list(gate().asked(tensor, TALKS, tokens)) == [2]


@pytest.mark.parametrize("tensor", [np.zeros((0, 2)), np.zeros((12, 7)), np.zeros((0,))])
def test_over_the_vectors_of_another_encoder_sentences_with_two_names_are_asked(
    tensor: np.ndarray,
) -> None:
    assert list(gate().asked(tensor, TALKS, TOKENS)) == [1, 2]


def test_without_weights_sentences_with_two_names_are_asked() -> None:
    assert list(Gate().asked(vectors(TALKS, "met"), TALKS, TOKENS)) == [1, 2]


def test_times_are_no_names() -> None:
    text = text_of("{p Ana Vell} left {p Bo Orun}")
    dated = [type(one)(one.start, one.end, "date", one.text) for one in text.mentions[1:]]
    changed = Text(text.words, text.lines, [text.mentions[0], *dated], (0, -1), {})
    assert list(Gate().asked(np.zeros((0, 2)), changed, TOKENS)) == []


def test_an_empty_text_has_nothing_to_read() -> None:
    empty = Text([], [], [], (), {})
    assert list(Gate().asked(np.zeros((0, 2)), empty, ())) == []
    assert list(gate().asked(np.zeros((0, 2)), empty, ())) == []


def test_a_gate_is_written_and_read_again(tmp_path: Path) -> None:
    gate().save(tmp_path)
    again = Gate()
    again.open(tmp_path)
    assert list(again.asked(vectors(TALKS, "met"), TALKS, TOKENS)) == [1, 3]


def test_a_gate_without_weights_writes_nothing(tmp_path: Path) -> None:
    Gate().save(tmp_path)
    assert list(tmp_path.iterdir()) == []
    Gate().open(tmp_path)
