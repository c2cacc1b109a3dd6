"""The trained components in a spaCy pipeline: what they need, and what they set."""

from pathlib import Path

import pytest
import spacy
from labelled import indexed, labelled
from spacy.language import Language
from spacy.tokens import Doc, Span
from window_answers import SURE, WindowAnswers
from window_answers import text_of as told

from kg.nlp.bodies import BodyModel
from kg.nlp.calibration import Calibration
from kg.nlp.components import (
    CoreferenceComponent,
    Head,
    MeetingsComponent,
    OfficesComponent,
    make_reader,
)
from kg.nlp.reading import Reading, text_of

HEADS = (CoreferenceComponent, MeetingsComponent, OfficesComponent)
NAMES = ("kg_coref", "kg_meetings", "kg_offices")


def piped(said: WindowAnswers | None = None) -> Language:
    """Return a pipeline with a reader without a network, whose scorers say what is set."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_reader")
    if said is not None:
        reader = nlp.get_pipe("kg_reader").reader  # type: ignore[attr-defined]
        reader.scorers = {
            "arguments": said.scorer(6),
            "office": said.scorer(3),
            "meant": said.scorer(1),
        }
    return nlp


def doc_of(said: WindowAnswers, *, before: int = 0) -> Doc:
    """Return a Doc that was read so, after some tokens that are no words."""
    words = [*["\n"] * before, *said.text.words]
    doc = Doc(spacy.blank("en").vocab, words=words)
    tokens = tuple(range(before, len(words)))
    doc._.reading = Reading(said.text, tokens, (said.answers,))
    return doc


def talks() -> WindowAnswers:
    """Return the reading of a meeting, an office and a pronoun."""
    said = WindowAnswers(told("president {p Ana Vell} of {s Iran} met {p Bo Orun}\nthen she left"))
    said.tag("tells", "met", [0, SURE, 0, 0])
    said.tag("title", "president", [0, SURE, 0])
    said.tag("anaphor", "she", [SURE])
    said.tag("nobody", "she", [-SURE])
    return said


@pytest.mark.parametrize("name", NAMES)
def test_a_head_needs_the_reader_before_it(name: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    with pytest.raises(ValueError, match=f"{name} needs kg_reader"):
        nlp("Ana Vell met Bo Orun.")


@pytest.mark.parametrize("head", HEADS)
def test_a_document_that_was_read_elsewhere_still_needs_a_reader(head: type[Head]) -> None:
    with pytest.raises(ValueError, match="needs kg_reader"):
        head(spacy.blank("en"), "head")(doc_of(talks()))  # type: ignore[operator]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_head_assigns_and_requires_is_known_to_spacy(name: str) -> None:
    meta = spacy.blank("en").get_factory_meta(name)
    assert meta.requires == ["doc._.reading"]
    assert len(meta.assigns) == 1


@pytest.mark.parametrize("before", [0, 3])
def test_meetings_are_pairs_of_mentions_and_their_words_are_tokens(before: int) -> None:
    said = talks()
    said.tie("met", "Ana Vell", [0, SURE, 0, 0, 0, 0])
    said.tie("met", "Bo Orun", [0, 0, SURE, 0, 0, 0])
    doc = MeetingsComponent(piped(said), "kg_meetings")(doc_of(said, before=before))
    (pair,) = doc._.meetings
    assert doc[pair.trigger].text == "met"
    assert (pair.left, pair.right) == (said.mention("Ana Vell"), said.mention("Bo Orun"))
    assert pair.status == "held"


@pytest.mark.parametrize("before", [0, 3])
def test_offices_are_titles_whose_words_are_tokens(before: int) -> None:
    said = talks()
    said.tie("president", "Ana Vell", [0, SURE, 0])
    said.tie("president", "Iran", [0, 0, SURE])
    doc = OfficesComponent(piped(said), "kg_offices")(doc_of(said, before=before))
    (office,) = doc._.offices
    assert doc[office.start : office.end].text == "president"
    assert (office.holder, office.body) == (said.mention("Ana Vell"), said.mention("Iran"))


@pytest.mark.parametrize("before", [0, 3])
def test_referents_are_those_of_tokens(before: int) -> None:
    said = talks()
    said.tie("she", "Ana Vell", [SURE])
    doc = CoreferenceComponent(piped(said), "kg_coref")(doc_of(said, before=before))
    (referent,) = doc._.referents
    assert doc[referent.word].text == "she"
    assert referent.mention == said.mention("Ana Vell")


def test_confidences_are_calibrated() -> None:
    said = talks()
    said.tie("met", "Ana Vell", [0, SURE, 0, 0, 0, 0])
    said.tie("met", "Bo Orun", [0, 0, SURE, 0, 0, 0])
    said.tie("president", "Ana Vell", [0, SURE, 0])
    said.tie("she", "Ana Vell", [SURE])
    for head, field in zip(HEADS, ("referents", "meetings", "offices"), strict=True):
        component = head(piped(said), "head")
        component.calibration = Calibration([(0.0, 0.25), (1.0, 0.25)])
        found = getattr(component(doc_of(said))._, field)
        assert [one.confidence for one in found] == [0.25]


def test_the_weights_of_bodies_are_written_and_read_again(tmp_path: Path) -> None:
    one = OfficesComponent(spacy.blank("en"), "head")
    one.bodies = BodyModel({"none": 0.5})
    one.to_disk(tmp_path)
    again = OfficesComponent(spacy.blank("en"), "head").from_disk(tmp_path)
    assert again.bodies.weights == {"none": 0.5}


@pytest.mark.parametrize("head", HEADS)
def test_a_calibration_is_written_and_read_again(head: type[Head], tmp_path: Path) -> None:
    one = head(spacy.blank("en"), "head")
    one.calibration = Calibration([(0.0, 0.1), (1.0, 0.9)])
    one.to_disk(tmp_path / "head")
    again = head(spacy.blank("en"), "head").from_disk(tmp_path / "head")
    assert again.calibration(0.5) == pytest.approx(0.5)
    assert again.calibration(0.0) == 0.1
    with pytest.raises(OSError, match="calibration"):
        head(spacy.blank("en"), "head").from_disk(tmp_path / "nowhere")


def test_a_reader_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="model"):
        make_reader(spacy.blank("en"), "kg_reader", 1).from_disk(tmp_path)


def test_a_document_without_names_needs_no_network() -> None:
    nlp = piped()
    nlp.add_pipe("sentencizer", first=True)
    for name in NAMES:
        nlp.add_pipe(name)
    nlp.get_pipe("kg_reader").reader.scorers = dict.fromkeys(("arguments", "office", "meant"))  # type: ignore[attr-defined]
    for text in ("", "\n\n ", "It rained. It snowed."):
        doc = nlp(text)
        assert doc._.reading.answers == ()
        assert (doc._.referents, doc._.meetings, doc._.offices) == ([], [], [])


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
