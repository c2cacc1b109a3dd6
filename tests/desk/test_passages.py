"""A text is cut into passages that together are all of it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.desk.passages import marked, outermost, paragraphs
from kg.knowledge import KnowledgeGraph
from kg.model import Quote
from kg.results.records import ArticleRow, ArticleText, NamedMention, ReportSpan


def test_the_passages_of_an_article_are_all_of_its_text(news: KnowledgeGraph) -> None:
    for row in news.articles():
        found = news.article(row.id)
        pieces = [piece for paragraph in paragraphs(found) for passage in paragraph
                  for piece in passage.pieces]  # fmt: skip
        assert "".join(piece.text for piece in pieces) == found.text
        for piece in pieces:
            if piece.mention:
                assert piece.text == piece.mention.text


def test_reports_that_overlap_are_marked_together(news: KnowledgeGraph) -> None:
    found = news.article(next(row.id for row in news.articles() if row.title == "Story 3"))
    first = found.reports[0]
    other = type(first)("r2", None, first.start + 3, first.end - 2, "planned")
    both = ArticleText(found.article, found.text, found.mentions, (first, other), ())
    passages = [passage for paragraph in paragraphs(both) for passage in paragraph]
    assert "".join(p.text for each in passages for p in each.pieces) == found.text
    assert max(len(each.reports) for each in passages) == 2


def test_marks_of_a_quotation_cut_it_and_lose_nothing() -> None:
    quote = Quote("a", "p", 0, 9, "Vell met Orun", marks=((0, 4), (2, 6), (9, 13)))
    assert marked(quote) == [("Vell", True), (" met ", False), ("Orun", True)]


def named(start: int, end: int) -> NamedMention:
    return NamedMention("a", "a.txt", start, end, "x" * (end - start), "person", None, None)


def test_of_names_within_one_another_the_longest_is_kept() -> None:
    names = [named(4, 8), named(0, 8), named(8, 9), named(2, 12)]
    assert [(one.start, one.end) for one in outermost(names)] == [(0, 8), (8, 9)]
    assert outermost([]) == []


def test_a_quotation_without_marks_is_one_run() -> None:
    assert marked(Quote("a", "p", 0, 4, "Vell")) == [("Vell", False)]
    assert marked(Quote("a", "p", 0, 0, "")) == []


def test_the_sentence_that_one_came_for_stands_out_with_whole_names() -> None:
    row: Any = ArticleRow.__new__(ArticleRow)
    text = "Vell met Orun. They talked.\n\n\nSade left."
    article = ArticleText(row, text, (named(9, 13), named(31, 35)), (), ())

    def asked(start: int, end: int) -> str:
        found = paragraphs(article, asked=(start, end))
        return "".join(
            piece.text
            for paragraph in found
            for passage in paragraph
            if passage.asked
            for piece in passage.pieces
        )

    assert asked(15, 27) == "They talked."
    assert asked(11, 14) == "Orun."
    assert asked(0, 10) == "Vell met Orun"
    assert asked(500, 501) == ""


spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda one: (one[0], sum(one)))


@given(st.text("ab\n ", min_size=1, max_size=40), st.lists(spans, max_size=4),
       st.lists(spans, max_size=4), spans)  # fmt: skip
def test_whatever_is_named_and_reported_no_letter_is_lost(
    text: str,
    names: list[tuple[int, int]],
    told: list[tuple[int, int]],
    asked: tuple[int, int],
) -> None:
    row: Any = ArticleRow.__new__(ArticleRow)
    inside = [(start, end) for start, end in names if end <= len(text)]
    reports = tuple(
        ReportSpan(f"r{n}", None, start, end, "held")
        for n, (start, end) in enumerate(told)
        if end <= len(text)
    )
    article = ArticleText(row, text, tuple(named(*one) for one in inside), reports, ())
    passages = [passage for paragraph in paragraphs(article, asked=asked) for passage in paragraph]
    assert "".join(piece.text for each in passages for piece in each.pieces) == text
    at = 0
    for each in passages:
        assert each.start == at
        at += sum(len(piece.text) for piece in each.pieces)
