"""Another reader of meetings is one class and one line that registers it."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from silent import knowing
from spacy import registry
from spacy.tokens import Doc

import kg
from kg.extraction.meetings.reader import MeetingReader
from kg.nlp.meetings import MeetingPair


class Neighbours:
    """Whoever stands on both sides of "met" has met."""

    def __call__(self, doc: Doc) -> Sequence[MeetingPair]:
        mentions = list(doc.spans["mentions"])
        return [
            MeetingPair(0, one.end, number, number + 1, "held", 0.9, None, None)
            for number, (one, other) in enumerate(pairwise(mentions))
            if doc[one.end].text == "met" and one.end + 1 == other.start
        ]


@registry.meeting_readers("test.neighbours")
def make() -> MeetingReader:
    return Neighbours()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    nlp = knowing(("Marta Vell", "Tomas Orun", "Ilya Sade"))
    nlp.remove_pipe("kg_meetings")
    nlp.add_pipe(
        "kg_meeting_reader", name="kg_meetings",
        config={"reader": {"@meeting_readers": "test.neighbours"}},
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("model") / "neighbours"
    nlp.to_disk(folder)
    return str(folder)


def test_a_pipeline_names_its_reader_in_its_config(model: str) -> None:
    doc = spacy.load(model)("Marta Vell met Tomas Orun. Ilya Sade was not there.")
    assert [(pair.left, pair.right) for pair in doc._.meetings] == [(0, 1)]


def test_what_another_reader_says_becomes_a_meeting(model: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Marta Vell met Tomas Orun.", encoding="utf-8")
    with kg.open(tmp_path / "kg.db", model=model) as news:
        news.add(tmp_path / "a.txt")
        (told,) = news.meetings()
    assert {who.name for who in told.participants} == {"Marta Vell", "Tomas Orun"}
