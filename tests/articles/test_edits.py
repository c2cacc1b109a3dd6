"""Edits of a text lead back to the text as it was kept."""

from kg.articles import ReadingText
from kg.articles.edits import Edit


def test_edits_of_edits_lead_back_to_the_kept_text() -> None:
    once = ReadingText.of("aXbYc").edited([Edit(1, 2, ""), Edit(3, 4, "--")])
    twice = once.edited([Edit(1, 2, "BB")])
    assert (once.text, twice.text) == ("ab--c", "aBB--c")
    assert [twice.span(i, i + 1) for i in range(6)] == [
        (0, 1), (2, 3), (2, 3), (3, 4), (3, 4), (4, 5),
    ]  # fmt: skip
