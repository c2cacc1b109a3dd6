"""What sentences of news say of meetings."""

from pathlib import Path

import pytest
import spacy
from marked import found_in, unmarked
from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.meetings import find_reports, wanted
from kg.extraction.roles import find_claims
from kg.model import Report

TABLE = Path(__file__).parent / "data" / "meetings.tsv"
Said = tuple[frozenset[str], str, str, str]


def rows() -> list[tuple[str, str, str]]:
    """Return the rows of the table: text with marked names, publication date, what it says."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    body = [line for line in lines if line and not line.startswith("#")][1:]
    return [(*line.split("\t")[:3],) for line in body]  # type: ignore[misc]


def said(cell: str) -> set[Said]:
    """Return what a cell of the table says: participants, status, date, place."""
    found = set()
    for part in filter(None, cell.split(";;")):
        names, status, date, place = (field.strip() for field in part.split(";"))
        found.add((frozenset(n.strip() for n in names.split("&")), status, date, place))
    return found


def read(doc: Doc, marked: str, published: str | None) -> set[Said]:
    """Return what kg reads in a parsed Doc of a marked text."""
    _, spans = unmarked(marked)
    found = found_in(doc, spans)
    names = {name.id: name.text for name in found}
    claims = find_claims(doc, found, article_id="article")
    reports = find_reports(doc, found, claims, published=published, article_id="article")
    return {
        (frozenset(names[p] for p in r.participants), r.status, r.date or "", r.place or "")
        for r in reports
    }


@pytest.fixture(scope="module")
def nlp() -> Language:
    from kg.nlp import pipeline

    return pipeline.load()


@pytest.mark.pipeline
def test_the_table_of_sentences_is_read_as_it_says(nlp: Language) -> None:
    table = rows()
    positives = [row for row in table if row[2]]
    assert len(table) >= 200
    assert len(table) - len(positives) >= len(positives) * 0.95
    wrong = []
    for (marked, published, says), doc in zip(
        table, nlp.pipe(unmarked(row[0])[0] for row in table), strict=True
    ):
        got = read(doc, marked, published)
        if {(who, status) for who, status, *_ in got} != {
            (who, status) for who, status, *_ in said(says)
        }:
            wrong.append(f"{marked}\n    says {said(says)}\n    read {got}")
    assert len(wrong) <= len(table) * 0.1, "\n".join(wrong)


@pytest.mark.pipeline
def test_dates_and_places_of_the_table(nlp: Language) -> None:
    table = [row for row in rows() if row[2]]
    dates = places = right_dates = right_places = 0
    for marked, published, says in table:
        got = {
            who: (date, place)
            for who, _, date, place in read(nlp(unmarked(marked)[0]), marked, published)
        }
        for who, _, date, place in said(says):
            if who in got:
                dates, places = dates + bool(date), places + bool(place)
                right_dates += bool(date) and got[who][0] == date
                right_places += bool(place) and got[who][1] == place
    assert right_dates >= 0.85 * dates
    assert right_places >= 0.85 * places


def parsed(words: str, tags: str, heads: list[int], deps: str) -> Doc:
    """Return a Doc that was parsed by hand."""
    nlp = spacy.blank("en")
    split = words.split()
    return Doc(
        nlp.vocab,
        words=split,
        pos=tags.split(),
        heads=heads,
        deps=deps.split(),
        sent_starts=[i == 0 for i in range(len(split))],
    )


@pytest.mark.parametrize("deps", ["nsubj ROOT obj punct", "nsubj ROOT dobj punct"])
def test_one_met_another_by_either_label_set(deps: str) -> None:
    doc = parsed("Khamenei met Haniyeh .", "PROPN VERB PROPN PUNCT", [1, 1, 1, 1], deps)
    assert read(doc, "{p Khamenei} met {p Haniyeh} .", None) == {
        (frozenset({"Khamenei", "Haniyeh"}), "held", "", "")
    }


@pytest.mark.parametrize(
    ("heads", "deps"),
    [
        ([1, 1, 5, 3, 4, 3, 5], "nsubj ROOT case obl cc conj punct"),
        ([1, 1, 1, 2, 3, 3, 1], "nsubj ROOT prep pobj cc conj punct"),
    ],
)
def test_a_met_with_b_and_c_says_nothing_of_b_and_c(heads: list[int], deps: str) -> None:
    heads = [1, 1, 3, 1, 5, 3, 1] if deps.startswith("nsubj ROOT case") else heads
    doc = parsed(
        "Sall met with Barrow and Embaló .", "PROPN VERB ADP PROPN CCONJ PROPN PUNCT", heads, deps
    )
    assert {
        who for who, *_ in read(doc, "{p Sall} met with {p Barrow} and {p Embaló} .", None)
    } == {
        frozenset({"Sall", "Barrow"}),
        frozenset({"Sall", "Embaló"}),
    }


def test_all_of_a_plural_subject_met_one_another() -> None:
    doc = parsed(
        "Sall , Barrow and Embaló met .",
        "PROPN PUNCT PROPN CCONJ PROPN VERB PUNCT",
        [5, 2, 0, 4, 0, 5, 5],
        "nsubj punct conj cc conj ROOT punct",
    )
    assert {who for who, *_ in read(doc, "{p Sall} , {p Barrow} and {p Embaló} met .", None)} == {
        frozenset({"Sall", "Barrow", "Embaló"})
    }


@pytest.mark.parametrize(
    ("auxiliary", "status"), [("will", "planned"), ("did", "held"), ("might", None)]
)
def test_auxiliaries_tell_the_status(auxiliary: str, status: str | None) -> None:
    doc = parsed(
        f"Sall {auxiliary} meet Barrow .",
        "PROPN AUX VERB PROPN PUNCT",
        [2, 2, 2, 2, 2],
        "nsubj aux ROOT obj punct",
    )
    found = read(doc, f"{{p Sall}} {auxiliary} meet {{p Barrow}} .", None)
    assert {s for _, s, *_ in found} == ({status} if status else set())


def test_a_negated_meeting_is_denied() -> None:
    doc = parsed(
        "Sall did not meet Barrow .",
        "PROPN AUX PART VERB PROPN PUNCT",
        [3, 3, 3, 3, 3, 3],
        "nsubj aux advmod ROOT obj punct",
    )
    assert {s for _, s, *_ in read(doc, "{p Sall} did not meet {p Barrow} .", None)} == {"denied"}


def test_sentences_without_a_telling_word_are_not_wanted() -> None:
    doc = spacy.blank("en")("Khamenei praised Haniyeh.")
    assert not wanted(doc[:])
    assert wanted(spacy.blank("en")("Khamenei hosted Haniyeh.")[:])


def test_reports_are_spans_of_the_article() -> None:
    doc = parsed(
        "Khamenei met Haniyeh .", "PROPN VERB PROPN PUNCT", [1, 1, 1, 1], "nsubj ROOT obj punct"
    )
    text, spans = unmarked("{p Khamenei} met {p Haniyeh} .")
    reports: list[Report] = find_reports(doc, found_in(doc, spans), article_id="a")
    assert [text[r.start : r.end] for r in reports] == [text]
