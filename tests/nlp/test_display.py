"""displacy draws who met whom: mentions as words, an arc for each pair."""

import pytest
from spacy import displacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.nlp import display
from kg.nlp.meetings import MeetingPair
from kg.nlp.reading import MENTIONS

WORDS = ["It", "rained", ".", "Marta", "Vell", "met", "Tomas", "Orun", "in", "Karsk", "."]


@pytest.fixture
def doc() -> Doc:
    made = Doc(Vocab(), WORDS, sent_starts=[word in {"It", "Marta"} for word in WORDS])
    made.spans[MENTIONS] = [
        Span(made, 3, 5, "person"), Span(made, 6, 8, "person"), Span(made, 9, 10, "place"),
    ]  # fmt: skip
    made._.meetings = [MeetingPair(1, 5, 0, 1, "held", 0.9, None, 2)]
    return made


def test_a_sentence_of_a_meeting_has_an_arc_between_those_who_met(doc: Doc) -> None:
    (drawn,) = display.meetings(doc)
    assert [word["text"] for word in drawn["words"]] == [
        "Marta Vell", "met", "Tomas Orun", "in", "Karsk", ".",
    ]  # fmt: skip
    assert drawn["words"][0]["tag"] == "person"
    assert drawn["arcs"] == [{"start": 0, "end": 2, "label": "met (held)", "dir": "right"}]


def test_displacy_takes_it(doc: Doc) -> None:
    drawn = displacy.render(display.meetings(doc), style="dep", manual=True, jupyter=False)
    assert "met (held)" in drawn
    assert "It" not in drawn.split("Marta Vell")[0]


def test_a_doc_without_meetings_says_what_to_add() -> None:
    with pytest.raises(ValueError, match="add kg_meetings"):
        display.meetings(Doc(Vocab(), ["Karsk"]))


def test_a_mention_leads_to_the_fullest_name_of_its_entity() -> None:
    words = [
        "Marta",
        "Vell",
        "smiled",
        ".",
        "Vell",
        "met",
        "Jon",
        "Pike",
        "and",
        "Ada",
        "Pike",
        ".",
        "Pike",
        "left",
        "Karsk",
        ".",
    ]
    made = Doc(Vocab(), words)
    made.spans[MENTIONS] = [
        Span(made, start, end, kind)
        for start, end, kind in (
            (0, 2, "person"), (4, 5, "person"), (6, 8, "person"), (9, 11, "person"),
            (12, 13, "person"), (14, 15, "place"),
        )
    ]  # fmt: skip
    assert made[4:5]._.entity.text == "Marta Vell"
    assert made[14:15]._.entity.text == "Karsk"
    assert made[12:13]._.entity is None
    assert made[2:3]._.entity is None
