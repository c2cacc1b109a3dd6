"""The network reads windows, and its answers come back to the documents that they are for."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from tokenizers import Tokenizer, models
from window_answers import SURE, WindowAnswers, text_of

from kg.nlp.answers import SCORERS, TAGS
from kg.nlp.contexts import CONTEXT, Window
from kg.nlp.reader import OFFICE_CONTEXT, OUTPUTS, Reader, ReaderComponent
from kg.nlp.reading import Reading

ANA = text_of("it rained\n{p Ana} met {p Bo}\nthen they left")
CY = text_of("{p Cy} left\nit snowed")
VOCABULARY = {"<s>": 0, "</s>": 1, "<pad>": 2, "[UNK]": 3, **{c: n for n, c in enumerate(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", start=4)}}  # fmt: skip


class Counting:
    """Stands in for the network: the score of a word is how many word pieces were read with it."""

    threads, data = 1, b"net"

    def __init__(self) -> None:
        self.runs: list[dict[str, Any]] = []

    def each(self, work: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        return map(work, items)

    def run(self, inputs: dict[str, Any], outputs: Sequence[str]) -> list[Any]:
        assert tuple(outputs) == OUTPUTS
        self.runs.append(inputs)
        words, pieces = len(inputs["first"]), len(inputs["pieces"])
        return [np.full((words, 3), pieces, dtype=np.float32) for _ in outputs]


def scorers() -> bytes:
    """Return the weights of three scorers, as a file."""
    file = io.BytesIO()
    np.savez(file, **{f"{name}.{part}": np.ones(2) for name in SCORERS for part in ("out", "bias")})
    return file.getvalue()


@pytest.fixture
def reader() -> Reader:
    made = Reader(threads=1)
    letters = Tokenizer(models.BPE(vocab=VOCABULARY, merges=[], unk_token="[UNK]"))
    made.take(b"net", letters.to_str(), scorers())
    made.model = Counting()  # type: ignore[assignment]
    return made


def test_a_sentence_is_as_long_as_its_words_have_pieces(reader: Reader) -> None:
    assert reader.sizes(ANA) == [8, 8, 12]
    assert reader.sizes(CY) == [6, 8]


def test_answers_come_back_to_their_documents_in_order(reader: Reader) -> None:
    wanted = [[Window((0, 1), (1,)), Window((2,), (2,))], [], [Window((0,), (0,))]]
    first, none, last = reader.read([ANA, CY, CY], wanted)
    assert [one.words.tolist() for one in first] == [[0, 1, 2, 3, 4], [5, 6, 7]]
    assert none == []
    assert [one.words.tolist() for one in last] == [[0, 1]]
    assert [one.mentions for one in first] == [(0, 1), ()]
    assert set(first[0].tags) == set(TAGS)
    assert set(first[0].projected) == set(SCORERS)
    pieces = [one.tags["tells"][0, 0] for one in (*first, *last)]
    assert pieces == [8 + 8 + 2, 12 + 2, 6 + 2]


def test_an_answer_does_not_depend_on_what_else_is_read(reader: Reader) -> None:
    window = Window((1,), (1,))
    (alone,) = reader.read([ANA], [[window]])
    _, (together,) = reader.read([CY, ANA], [[Window((0, 1), (0,))], [window]])
    assert together.tags["tells"].tolist() == alone[0].tags["tells"].tolist()


def test_where_nothing_is_asked_the_network_is_not_opened() -> None:
    assert Reader().read([ANA, CY], [[], []]) == [[], []]


def test_inputs_are_whole_numbers_of_one_length(reader: Reader) -> None:
    reader.read([ANA], [[Window((0, 1, 2), (1,))]])
    (inputs,) = reader.model.runs  # type: ignore[attr-defined]
    assert {array.dtype for array in inputs.values()} == {np.dtype(np.int64)}
    assert len({len(inputs[key]) for key in ("pieces", "cases", "kinds", "starts")}) == 1
    assert len(inputs["first"]) == len(ANA.words)


def test_a_network_is_written_and_read_again(reader: Reader, tmp_path: Path) -> None:
    reader.save(tmp_path / "reader")
    again = Reader(threads=3)
    again.open(tmp_path / "reader")
    assert (again.model.data, again.model.threads) == (b"net", 3)
    assert set(again.scorers) == set(SCORERS)
    assert again.sizes(ANA) == reader.sizes(ANA)


def test_what_was_not_written_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="model"):
        Reader().open(tmp_path)


def test_a_component_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="model"):
        ReaderComponent(spacy.blank("en"), "kg_reader", threads=1).from_disk(tmp_path)


def office(*, sure: float) -> Doc:
    """Return a Doc of which the skimmer says that the first sentence tells of an office."""
    text = text_of("president {p Ana Vell} of {s Iran} spoke\nit rained")
    said = WindowAnswers(text)
    said.tag("title", "president", [0, sure, 0])
    said.tie("president", "Ana Vell", [0, SURE, 0])
    said.tie("president", "Iran", [0, 0, SURE])
    starts = [n in {start for start, _ in text.lines} for n in range(len(text.words))]
    doc = Doc(spacy.blank("en").vocab, words=list(text.words), sent_starts=starts)
    doc._.skimmed = Reading(text, tuple(range(len(doc))), (said.answers,))
    return doc


@pytest.mark.parametrize(("sure", "read"), [(1.0, {0: OFFICE_CONTEXT}), (SURE, {})])
def test_a_sentence_whose_office_leaves_the_skimmer_in_doubt_is_read(
    sure: float, read: dict[int, int]
) -> None:
    nlp = spacy.blank("en")
    skim = nlp.add_pipe("kg_skim").skimmer  # type: ignore[attr-defined]
    doc = office(sure=sure)
    said = WindowAnswers(doc._.skimmed.text)
    said.tie("president", "Ana Vell", [0, SURE, 0])
    said.tie("president", "Iran", [0, 0, SURE])
    skim.scorer, skim.least = said.scorer(3), 0.5
    component = ReaderComponent(nlp, "kg_reader")
    assert component.asked(doc, doc._.skimmed.text) == ({}, read)


@pytest.mark.parametrize("meetings", [False, True])
def test_a_sentence_in_doubt_that_is_context_already_is_not_read_once_more(
    reader: Reader, *, meetings: bool
) -> None:
    nlp = spacy.blank("en")
    component = ReaderComponent(nlp, "kg_reader")
    component.reader = reader
    reader.triggers = lambda answers: []  # type: ignore[method-assign, assignment]
    wanted = {1: CONTEXT} if meetings else {}
    component.asked = lambda doc, text: (wanted, {0: CONTEXT})  # type: ignore[method-assign]
    component(doc := office(sure=1.0))
    (answers,) = doc._.reading.offices
    assert set(answers.sentences[answers.asked].tolist()) == {0}
    assert len(reader.model.runs) == 1  # type: ignore[attr-defined]
