"""What sentences of news say of meetings."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.meetings import find_reports, wanted
from kg.extraction.roles import find_claims
from kg.model import Report
from tests.marked import found_in, unmarked

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
    from kg.extraction import pipeline

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
        got = {who: (date, place) for who, _, date, place in read(nlp(unmarked(marked)[0]), marked, published)}
        for who, _, date, place in said(says):
            if who in got:
                dates, places = dates + bool(date), places + bool(place)
                right_dates += bool(date) and got[who][0] == date
                right_places += bool(place) and got[who][1] == place
    assert right_dates >= 0.85 * dates
    assert right_places >= 0.85 * places


