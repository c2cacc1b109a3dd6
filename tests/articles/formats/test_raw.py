"""The one article of a file bears no number; of several each bears one."""

from kg.articles.formats.raw import RawArticle, numbered


def test_a_single_article_has_no_number() -> None:
    assert [number for number, _ in numbered([RawArticle("They met.")])] == [0]


def test_several_are_numbered_from_one() -> None:
    found = [RawArticle("They met."), "a bad one", RawArticle("They parted.")]
    assert list(numbered(found)) == [(1, found[0]), (2, found[1]), (3, found[2])]


def test_nothing_has_no_numbers() -> None:
    assert list(numbered([])) == []
