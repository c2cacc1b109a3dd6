"""The second stage of entities: what the same word is elsewhere in the document."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc
from windowed import nlp

from kg.nlp.entity_head import EntityHead, elsewhere
from kg.nlp.windows import Window

WORDS = ["William", "Ruto", "won", "\n", "Ruto", "met", "ruto", "Odinga"]
# Of nothing, a person, a place.
SCORES = np.array(
    [[0, 9, 0], [0, 9, 0], [9, 0, 0], [0, 0, 0], [0, 0, 9], [9, 0, 0], [9, 0, 0], [0, 1, 0]],
    dtype=np.float32,
)


class Second:
    """Stands in for the network: it adds what is said elsewhere, ten times."""

    threads, data = 1, b"net"

    def run(self, inputs: dict[str, Any], outputs: Sequence[str]) -> list[Any]:
        assert tuple(outputs) == ("entities",)
        assert {len(array) for array in inputs.values()} == {len(inputs["vectors"])}
        return [inputs["scores"] + 10 * inputs["elsewhere"][:, :-1]]

    def each(self, work: Callable[[Any], None], items: Iterable[Any]) -> Iterator[None]:
        return map(work, items)


def head() -> EntityHead:
    made = EntityHead()
    made.model = Second()  # type: ignore[assignment]
    return made


def test_a_word_is_told_what_the_others_like_it_are() -> None:
    said = elsewhere(Doc(nlp.vocab, words=WORDS), SCORES)
    assert said[1].argmax() == 2
    assert said[4].argmax() == 1
    assert said[1, :-1].sum() == pytest.approx(1)
    assert said[[1, 4], -1] == pytest.approx(np.log(2))


def test_words_of_one_place_and_in_small_letters_are_told_nothing() -> None:
    said = elsewhere(Doc(nlp.vocab, words=WORDS), SCORES)
    assert not said[[0, 2, 3, 5, 6, 7]].any()
    assert not elsewhere(Doc(nlp.vocab, words=["it", "rained"]), SCORES[:2]).any()


def test_the_mean_leaves_out_the_word_itself() -> None:
    doc = Doc(nlp.vocab, words=["Ruto"] * 3)
    scores = np.array([[0, 90, 0], [0, 90, 0], [0, 0, 90]], dtype=np.float32)
    said = elsewhere(doc, scores)
    assert said[:, :-1] == pytest.approx(np.array([[0, 0.5, 0.5], [0, 0.5, 0.5], [0, 1, 0]]))


def test_each_word_has_the_answer_of_the_window_in_which_it_counts() -> None:
    doc = Doc(nlp.vocab, words=WORDS)
    first, second = np.arange(3), np.array([2, 4, 5, 6, 7])
    windows = [Window(0, first, 0, 3, 3), Window(0, second, 1, 5, 5)]
    vectors = np.zeros((len(doc), 4), dtype=np.float32)
    (found,) = head().read([doc], windows, [vectors], [SCORES])
    assert found[1].argmax() == 2
    assert found[4].argmax() == 1
    unmoved = [0, 2, 3, 5, 6, 7]
    assert (found[unmoved] == SCORES[unmoved]).all()
    assert SCORES[1].tolist() == [0, 9, 0]


def test_documents_do_not_tell_one_another() -> None:
    docs = [Doc(nlp.vocab, words=["Ruto"]), Doc(nlp.vocab, words=["Ruto"])]
    windows = [Window(number, np.arange(1), 0, 1, 1) for number in range(2)]
    vectors = [np.zeros((1, 4), dtype=np.float32)] * 2
    scores = [SCORES[:1], SCORES[4:5]]
    found = head().read(docs, windows, vectors, scores)
    assert [one.argmax() for one in found] == [1, 2]
