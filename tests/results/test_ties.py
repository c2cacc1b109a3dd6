"""Ties are tables and pictures."""

from kg.knowledge import KnowledgeGraph
from kg.model import Entity, Quote, Tie
from kg.results.records import Office, Statement, Step, TieRow
from kg.results.ties import Offices, Steps, Ties, statement_record

VELL = Entity("e-vell", "person", "Marta Vell", ("Marta Vell", "Vell"))
LAVIA = Entity("e-lavia", "state", "Lavia", ("Lavia",), "XL")
SAID = Quote("a1", "one.txt", 10, 40, "President Vell\nled Lavia.", publisher="Northern Post",
             published="2023-06-15")  # fmt: skip


def test_ties_are_drawn(news: KnowledgeGraph) -> None:
    (axes,) = news.ties("Orun").plot().axes
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels[0] == "Tomas Orun – Marta Vell"


def test_a_tie_is_a_row_with_its_counts_and_one_sentence() -> None:
    tie = Tie("co-mention", "e-vell", "e-lavia", 4, 3, 2, 0.5)
    (row,) = Ties([TieRow(tie, VELL, LAVIA, (SAID,))]).rows()
    assert row == ("Marta Vell", "Lavia", "co-mention", 4, 3, 2, 0.5, "President Vell led Lavia.")


def test_a_tie_of_an_office_is_called_by_its_title() -> None:
    tie = Tie("role", "e-vell", "e-lavia", 1, 1, 1, None, "President")
    (row,) = Ties([TieRow(tie, VELL, LAVIA)]).rows()
    assert row[2] == "President"
    assert row[-1] is None


def test_an_office_tells_of_which_body_it_is_and_which_claims_say_so() -> None:
    (record,) = Offices([Office(VELL, "President", LAVIA, 2, SAID, ("c1", "c2"))]).records()
    assert (record["holder"], record["title"], record["body"]) == (
        "Marta Vell", "President", "Lavia",
    )  # fmt: skip
    assert record["claims"] == ["c1", "c2"]
    assert "Northern Post" in record["source"]


def test_an_office_whose_body_no_article_names_has_none() -> None:
    offices = Offices([Office(VELL, "activist", None, 1, SAID)])
    assert offices.rows()[0][:3] == ("Marta Vell", "activist", None)
    assert offices.more_cells(offices[0]) == ("e-vell", None)


def test_a_step_is_recorded_with_the_offsets_of_its_quotation() -> None:
    (record,) = Steps([Step(VELL, LAVIA, "President", SAID)]).records()
    assert (record["from"], record["to"], record["by"]) == ("Marta Vell", "Lavia", "President")
    assert (record["start"], record["end"]) == (10, 40)


def test_no_way_says_how_to_look_for_a_wider_one() -> None:
    assert "--wide" in repr(Steps([]))


def test_a_statement_of_an_office_names_holder_and_body_with_their_spellings() -> None:
    said = Statement("a1", "one.txt", 10, 40, VELL, "President", None, "current", 0.9, "c1")
    record = statement_record(said)
    assert record["person"] == {
        "id": "e-vell", "name": "Marta Vell", "aliases": ["Marta Vell", "Vell"],
    }  # fmt: skip
    assert record["of"] is None
    assert record["when"] == "current"
