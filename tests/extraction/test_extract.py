"""Articles become extractions in their order, and one that fails stops no other."""

from collections.abc import Iterator

import pytest
from labelled import labelled
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from kg.articles import reading_text
from kg.extraction import extract
from kg.extraction.component import mark_mentions
from kg.extraction.extract import Extractor, extraction
from kg.model import Article, Extraction, content_id, part_id
from kg.nlp.meetings import MeetingPair
from kg.nlp.offices import Office


def article(text: str) -> Article:
    return Article(content_id("article", text), "a.txt", text, published="2023-07-03")


@Language.component("fails_on_storms")
def fails_on_storms(doc: Doc) -> Doc:
    if "storm" in doc.text:
        raise RuntimeError("a storm")
    return doc


@pytest.fixture
def pipeline() -> English:
    nlp = English()
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("fails_on_storms")
    nlp.add_pipe("kg_mentions")
    return nlp


def read(pipeline: English, *texts: str) -> Iterator[Extraction | tuple[Article, Exception]]:
    return Extractor(pipeline, batch=2).extract(article(text) for text in texts)


def test_extractions_come_in_the_order_of_the_articles(pipeline: English) -> None:
    texts = ["Iran spoke.", "Syria spoke.", "Iraq spoke.", "Egypt spoke.", "Yemen spoke."]
    assert [
        one.mentions[0].text for one in read(pipeline, *texts) if isinstance(one, Extraction)
    ] == ["Iran", "Syria", "Iraq", "Egypt", "Yemen"]


def test_one_article_that_fails_is_a_value(pipeline: English) -> None:
    first, failed, last = read(pipeline, "Iran spoke.", "A storm hit Syria.", "Iraq spoke.")
    assert isinstance(first, Extraction)
    assert isinstance(last, Extraction)
    assert isinstance(failed, tuple)
    assert failed[0].text == "A storm hit Syria."
    assert str(failed[1]) == "a storm"


def test_articles_are_read_only_when_they_are_asked_for(pipeline: English) -> None:
    def endless() -> Iterator[Article]:
        while True:
            yield article("Iran spoke.")

    assert isinstance(next(Extractor(pipeline).extract(endless())), Extraction)


def test_the_words_of_later_articles_are_forgotten(
    pipeline: English, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"Iran told Syria of word{n}." for n in range(40)]
    first = list(read(pipeline, *texts[:1]))
    monkeypatch.setattr(extract, "WORDS", len(pipeline.vocab) - 1)
    forgetting = list(read(pipeline, *texts))
    assert [n for n in range(40) if f"word{n}" in pipeline.vocab] == [0]
    monkeypatch.setattr(extract, "WORDS", 10 * len(pipeline.vocab))
    assert list(read(pipeline, *texts)) == forgetting
    assert forgetting[:1] == first
    assert "word39" in pipeline.vocab


def test_an_empty_article_says_nothing(pipeline: English) -> None:
    (empty,) = read(pipeline, "")
    assert isinstance(empty, Extraction)
    assert (empty.sentences, empty.mentions, empty.reports) == ((), (), ())


def test_what_an_extraction_holds() -> None:
    text = "Iranian President <Ebrahim Raisi|PERSON> spoke.\n\nHe met <Ismail Haniyeh|PERSON>."
    doc = mark_mentions(labelled(text))
    news = article(doc.text)
    doc._.offices = [Office(1, 2, 0, holder=1, body=0, when="current", confidence=0.75)]
    doc._.meetings = [MeetingPair(1, 7, 1, 2, "held", 0.9, None, None)]
    read = extraction(news, doc, extractor="en_news 1.0")
    assert [(s.paragraph, news.text[s.start : s.end]) for s in read.sentences] == [
        (0, "Iranian President Ebrahim Raisi spoke."),
        (1, "He met Ismail Haniyeh."),
    ]
    assert [(m.sentence, m.text, m.kind, m.code) for m in read.mentions] == [
        (0, "Iranian", "state", "IR"),
        (0, "Ebrahim Raisi", "person", None),
        (1, "Ismail Haniyeh", "person", None),
        (0, "Iranian President", "person", None),
    ]
    assert all(m.text == news.text[m.start : m.end] for m in read.mentions)
    state, person, other, nominal = read.mentions
    claim, description = read.claims
    assert (description.subject, description.object) == (nominal.id, person.id)
    assert (claim.subject, claim.object, claim.title) == (person.id, state.id, "President")
    assert (claim.tenure, claim.confidence) == ("current", 0.75)
    assert state.id == part_id(news.id, "mention", state.start, state.end)
    (report,) = read.reports
    assert news.text[report.start : report.end] == "He met Ismail Haniyeh."
    assert (report.status, report.confidence) == ("held", 0.9)
    assert set(report.participants) == {person.id, other.id}


@pytest.mark.parametrize(("least", "reports"), [(0.5, 1), (0.9, 1), (0.91, 0)])
def test_reports_that_are_less_certain_than_asked_for_are_left_out(
    least: float, reports: int
) -> None:
    doc = mark_mentions(labelled("<Marta Vell|PERSON> met <Ilya Sade|PERSON>."))
    doc._.meetings = [MeetingPair(0, 2, 0, 1, "held", 0.9, None, None)]
    found = extraction(article(doc.text), doc, extractor="x", least=least).reports
    assert len(found) == reports


def test_ids_come_from_content() -> None:
    doc = mark_mentions(labelled("Iran met Syria."))
    first, again = (extraction(article(doc.text), doc, extractor="x") for _ in range(2))
    assert first == again


def test_clutter_is_blank_and_moves_no_offset() -> None:
    text = "Iran met Syria on Monday, officials said in Geneva.\r\nComment on articles\r\nThe end."
    seen = reading_text(text)
    assert seen.is_whole
    assert "Comment" not in seen.text
    assert seen.text[: text.index("Comment")] == text[: text.index("Comment")]
    assert seen.text.count("\r\n") == text.count("\r\n")


def test_offsets_are_those_of_the_text_as_it_was_kept(pipeline: English) -> None:
    text = "<p>Officials of I\u00adran told **Syria** that it\nwas late.</p><p>Iraq&nbsp;spoke.</p>"
    (found,) = read(pipeline, text)
    assert isinstance(found, Extraction)
    assert [(m.text, text[m.start : m.end]) for m in found.mentions] == [
        ("Iran", "I\u00adran"),
        ("Syria", "Syria"),
        ("Iraq", "Iraq"),
    ]
    assert [text[s.start : s.end] for s in found.sentences] == [
        "Officials of I\u00adran told **Syria** that it\nwas late.",
        "Iraq&nbsp;spoke.",
    ]
