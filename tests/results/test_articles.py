"""Articles, those that repeat one another, and how much of everything there is."""

from kg.results.articles import Articles, Copies, Stats
from kg.results.records import ArticleRow

FIRST = ArticleRow("a1", "one.txt", "Talks", "The Harbour", "2023-07-03", None, 9, 2)
AGAIN = ArticleRow("a2", "two.txt", "Talks", None, None, None, 9, 2, copy_of="a1")


def test_an_article_says_of_which_one_it_is_a_copy() -> None:
    table = Articles([FIRST, AGAIN])
    told = [dict(zip(table.columns, row, strict=True)) for row in table.rows()]
    assert [row["copy of"] for row in told] == [None, "a1"]
    assert told[0]["mentions"] == 9


def test_copies_stand_behind_their_original() -> None:
    table = Copies([(FIRST, AGAIN)])
    assert table.rows() == [(2, "Talks", "one.txt; two.txt")]
    assert table.records() == [
        {"original": "a1", "articles": ["a1", "a2"], "paths": ["one.txt", "two.txt"]}
    ]


def test_meetings_that_were_denied_are_counted_as_not_held() -> None:
    rows = Stats([("meetings denied", 2), ("articles", 7)]).rows()
    assert rows == [("meetings that did not take place", 2), ("articles", 7)]


def test_an_empty_store_says_how_to_fill_it() -> None:
    assert "kg add" in repr(Articles([]))
