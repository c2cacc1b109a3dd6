"""Titles before a name, and what heads an office."""

import pytest

from kg.extraction.mentions.titles import is_office, is_portfolio, is_qualifier, is_title


@pytest.mark.parametrize("word", ["President", "Gen.", "ex-minister", "vice-president", "Sheikh"])
def test_a_title_is_one_with_stops_and_what_stands_before_it(word: str) -> None:
    assert is_title(word)


@pytest.mark.parametrize("word", ["Karsk", "met", "-", ""])
def test_what_is_no_title(word: str) -> None:
    assert not is_title(word)


def test_an_office_is_headed_by_few_words() -> None:
    assert is_office("ex-president")
    assert not is_office("sheikh")


def test_some_words_belong_to_a_title_only_beside_one() -> None:
    assert is_portfolio("Foreign")
    assert not is_title("Foreign")
    assert is_qualifier("Former")
