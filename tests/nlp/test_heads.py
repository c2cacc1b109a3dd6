"""The components that read the networks' answers: what they need, and what they set."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from window_answers import SURE, WindowAnswers
from window_answers import text_of as told

from kg.nlp.bodies import BodyModel
from kg.nlp.calibration import Calibration
from kg.nlp.heads import (
    CoreferenceComponent,
    Head,
    MeetingsComponent,
    OfficesComponent,
)
from kg.nlp.reading import Reading
from kg.nlp.stacking import AGREE, Stacking

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


def test_a_title_ends_before_the_words_that_join_it_to_its_body() -> None:
    said = WindowAnswers(told("envoy to the {s Iran} {p Ana Vell} spoke"))
    for word, scores in (("envoy", [0, SURE, 0]), ("to", [0, 0, SURE]), ("the", [0, 0, SURE])):
        said.tag("title", word, scores)
    said.tie("envoy", "Ana Vell", [0, SURE, 0])
    said.tie("the", "Ana Vell", [0, SURE, 0])
    doc = doc_of(said)
    for token, tag in zip(doc, ("NOUN", "ADP", "DET"), strict=False):
        token.pos_ = tag
    (office,) = OfficesComponent(piped(said), "kg_offices")(doc)._.offices
    assert doc[office.start : office.end].text == "envoy"


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


def read_twice(*, first: float, second: float | None) -> list[float]:
    """Return the confidences in an office that the skimmer has read, and the reader perhaps."""
    said, again = talks(), talks()
    said.tag("title", "president", [0, first, 0])
    for one in (said, again):
        one.tie("president", "Ana Vell", [0, SURE, 0])
    if second is not None:
        again.tag("title", "president", [0, second, 0])
    nlp = piped(again)
    nlp.add_pipe("kg_skim", first=True).skimmer.scorer = said.scorer(3)  # type: ignore[attr-defined]
    doc = doc_of(again)
    read = (again.answers,) if second is not None else ()
    doc._.skimmed = Reading(said.text, doc._.reading.tokens, (said.answers,))
    doc._.reading = Reading(said.text, doc._.reading.tokens, (), (), read)
    return [one.confidence for one in OfficesComponent(nlp, "kg_offices")(doc)._.offices]


def test_an_office_that_both_networks_read_is_as_sure_as_both_say() -> None:
    (once,) = read_twice(first=1.0, second=None)
    (surer,) = read_twice(first=1.0, second=4.0)
    (less,) = read_twice(first=1.0, second=-SURE)
    assert less < once < surer


def test_how_two_readings_are_weighed_is_written_and_read_again(tmp_path: Path) -> None:
    one = OfficesComponent(spacy.blank("en"), "head")
    one.stacking = Stacking(AGREE | {"offset": 0.25})
    one.to_disk(tmp_path)
    again = OfficesComponent(spacy.blank("en"), "head").from_disk(tmp_path)
    assert again.stacking == one.stacking
