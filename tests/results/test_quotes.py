"""Quotations show what is marked in them, who printed them, and where they stand."""

import pytest

from kg.model import Quote
from kg.results import Quotes
from kg.results.quotes import quote_record, source, where

SAID = Quote(
    "a1", "news/one.txt", 10, 24, "Vell met Orun.", "Talks", "The Harbour", "2023-07-03",
    marks=((0, 4), (9, 13)),
)  # fmt: skip


def test_text_of_an_article_is_escaped_in_a_notebook() -> None:
    hostile = "<script>alert('x')</script> & Marta"
    start = hostile.index("Marta")
    quote = Quote("a", "p<b>", 0, len(hostile), hostile, marks=((start, start + 5),))
    shown = Quotes([quote])._repr_html_()
    assert "<script>" not in shown
    assert "p<b>" not in shown
    assert "&amp; <mark>Marta</mark>" in shown


def test_names_are_marked_in_a_notebook() -> None:
    shown = Quotes([SAID])._repr_html_()
    assert "<mark>Vell</mark> met <mark>Orun</mark>." in shown
    assert "The Harbour, 2023-07-03 · news/one.txt[10:24]" in shown


def test_a_name_within_a_name_is_marked_once() -> None:
    inner = Quote("a1", "p", 0, 16, "Port of Karsk fell", marks=((0, 13), (8, 13)))
    assert "<mark>Port of Karsk</mark> fell" in Quotes([inner])._repr_html_()


def test_no_sentence_is_said_in_words() -> None:
    assert Quotes([])._repr_html_() == "<p>no sentence found</p>"


@pytest.mark.parametrize(
    ("publisher", "title", "published", "said"),
    [
        ("The Harbour", "Talks", "2023-07-03", "The Harbour, 2023-07-03"),
        (None, "Talks", "2023", "Talks, 2023"),
        (None, None, None, "news/one.txt"),
    ],
)
def test_a_source_is_publisher_or_title_or_path(
    publisher: str | None, title: str | None, published: str | None, said: str
) -> None:
    assert source(Quote("a1", "news/one.txt", 0, 1, "x", title, publisher, published)) == said


def test_a_place_is_path_and_offsets() -> None:
    assert where(SAID) == "news/one.txt[10:24]"


def test_a_record_cuts_the_same_text_out() -> None:
    told = quote_record(SAID)
    assert told["end"] - told["start"] == len(told["quote"])
    assert Quotes([SAID]).records() == [told]


def test_a_sentence_of_several_lines_is_one_line_of_a_table() -> None:
    folded = Quote("a1", "p", 0, 14, "Vell met\n Orun.")
    (row,) = Quotes([folded]).rows()
    assert row[2] == "Vell met Orun."
