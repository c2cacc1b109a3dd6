"""One pass over all words: the offices of every sentence, and which sentences may tell of talks."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from window_answers import SURE, WindowAnswers, text_of

from kg.nlp.contexts import CONTEXT, Text
from kg.nlp.skim import OUTPUTS, REACH, Skimmer

TALKS = text_of("it rained\n{p Ana} met {p Bo}\nthen they left")
WIDTH = 4


class Echo:
    """Stands in for the network: a word tells of a meeting as its vector's first number says."""

    threads, data = 1, b"net"

    def __init__(self) -> None:
        self.runs: list[dict[str, Any]] = []

    def run(self, inputs: dict[str, Any], outputs: Sequence[str]) -> list[Any]:
        assert tuple(outputs) == OUTPUTS
        self.runs.append(inputs)
        vectors = inputs["vectors"]
        tells = np.zeros((len(vectors), 4), dtype=np.float32)
        tells[:, 1] = vectors[:, 0]
        none = np.zeros((len(vectors), 3), dtype=np.float32)
        return [tells, none, none, np.zeros((len(vectors), 6), dtype=np.float32)]


def skimmer(*, least: float = 0.9) -> Skimmer:
    """Return a skimmer with that network, which reads on from this likelihood."""
    file = io.BytesIO()
    np.savez(file, least=least, width=WIDTH, out=np.ones((3, 2)), bias=np.zeros(3))
    made = Skimmer(threads=1)
    made.take(b"net", file.getvalue())
    made.model = Echo()  # type: ignore[assignment]
    return made


def vectors(text: Text, told: Sequence[str] = ()) -> np.ndarray[Any, Any]:
    """Return a vector for every word: a large first number for those that are told."""
    found = np.zeros((len(text.words), WIDTH), dtype=np.float32)
    found[[n for n, word in enumerate(text.words) if word in told], 0] = 8.0
    return found


def test_the_sentence_of_a_word_that_tells_of_a_meeting_is_read_on() -> None:
    one = skimmer()
    assert one.worth_reading(one.read(TALKS, vectors(TALKS, ["met"]))) == {1: CONTEXT}
    assert one.worth_reading(one.read(TALKS, vectors(TALKS, ["rained", "left"]))) == {
        0: CONTEXT, 2: CONTEXT,
    }  # fmt: skip
    assert one.worth_reading(one.read(TALKS, vectors(TALKS))) == {}


def test_a_lower_threshold_reads_more() -> None:
    one = skimmer(least=0.2)
    assert set(one.worth_reading(one.read(TALKS, vectors(TALKS)))) == {0, 1, 2}


def test_every_word_of_a_long_text_is_answered_once_whatever_windows_it_is_cut_into() -> None:
    text = text_of("\n".join(f"{{p Ana}} saw {{p Bo}} {'day ' * 20}" for _ in range(30)))
    one = skimmer()
    answers = one.read(text, vectors(text))
    assert len(answers) > 1
    words = [word for some in answers for word in some.words[some.asked].tolist()]
    assert words == list(range(len(text.words)))
    assert all(len(run["vectors"]) <= REACH for run in one.model.runs)  # type: ignore[attr-defined]


def test_the_network_sees_the_kinds_of_mentions_and_where_sentences_begin() -> None:
    one = skimmer()
    one.read(TALKS, vectors(TALKS))
    (run,) = one.model.runs  # type: ignore[attr-defined]
    assert run["starts"].tolist() == [1, 0, 1, 0, 0, 1, 0, 0]
    assert [bool(kind) for kind in run["kinds"]] == [False, False, True, False, True, *[False] * 3]


def test_vectors_of_another_encoder_do_not_fit() -> None:
    one = skimmer()
    assert one.fits(np.zeros((5, WIDTH), dtype=np.float32))
    assert not one.fits(np.zeros((5, WIDTH + 1), dtype=np.float32))
    assert not one.fits(np.zeros(0, dtype=np.float32))
    assert not Skimmer().fits(np.zeros((5, WIDTH), dtype=np.float32))


def test_a_text_without_words_has_no_answers() -> None:
    empty = Text([], [(0, 0)], [], [], {})
    assert skimmer().read(empty, np.zeros((0, WIDTH), dtype=np.float32)) == []


def test_a_skimmer_is_written_and_read_again(tmp_path: Path) -> None:
    skimmer(least=0.25).save(tmp_path)
    again = Skimmer()
    again.open(tmp_path)
    assert again.least == pytest.approx(0.25)
    assert again.model.data == b"net"
    assert again.scorer is not None
    assert again.scorer.weights["out"].shape == (3, 2)


def test_without_a_network_nothing_is_written(tmp_path: Path) -> None:
    Skimmer().save(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="model"):
        Skimmer().open(tmp_path)


def titled(*, title: float, body: float = SURE, person: str = "{p Ana Vell}") -> set[int]:
    """Return the sentences in doubt of a text whose first one may tell of an office."""
    said = WindowAnswers(text_of(f"president {person} of {{s Iran}} spoke\nit rained"))
    said.tag("title", "president", [0, title, -SURE])
    if person.startswith("{"):
        said.tie("president", "Ana Vell", [0, SURE, 0])
    said.tie("president", "Iran", [0, 0, body])
    one = skimmer()
    one.scorer = said.scorer(3)  # type: ignore[assignment]
    return one.in_doubt([said.answers], said.text)


def test_an_office_that_is_not_sure_or_names_no_body_is_in_doubt() -> None:
    assert titled(title=SURE) == set()
    assert titled(title=2.0) == {0}
    assert titled(title=SURE, body=-SURE) == {0}


def test_without_a_word_of_a_title_or_a_person_nothing_is_in_doubt() -> None:
    assert titled(title=-SURE) == set()
    assert titled(title=2.0, person="nobody") == set()


def test_without_its_network_a_skimmer_knows_of_no_office() -> None:
    said = WindowAnswers(text_of("president {p Ana Vell} spoke"))
    said.tag("title", "president", [0, 2.0, 0])
    assert Skimmer().offices([said.answers], said.text) == []
