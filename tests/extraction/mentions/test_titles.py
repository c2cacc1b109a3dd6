"""Titles before a name."""

import pytest

from kg.extraction.mentions.titles import is_portfolio, is_qualifier, is_title, title_length


@pytest.mark.parametrize("word", ["President", "Gen.", "ex-minister", "vice-president", "Sheikh"])
def test_a_title_is_one_with_stops_and_what_stands_before_it(word: str) -> None:
    assert is_title(word)


@pytest.mark.parametrize("word", ["Karsk", "met", "-", ""])
def test_what_is_no_title(word: str) -> None:
    assert not is_title(word)


def test_some_words_belong_to_a_title_only_beside_one() -> None:
    assert is_portfolio("Foreign")
    assert not is_title("Foreign")
    assert is_qualifier("Former")


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("President Ebrahim Raisi", "Ebrahim Raisi"),
        ("Iranian Foreign Minister Ali Bagheri", "Ali Bagheri"),
        ("Secretary of State Antony Blinken", "Antony Blinken"),
        ("vice-president Marta Vell", "Marta Vell"),
        ("Stephen King", "Stephen King"),
        ("Foreign Affairs", "Foreign Affairs"),
        ("Marta Vell", "Marta Vell"),
    ],
)
def test_what_is_left_of_a_name_without_its_title(name: str, left: str) -> None:
    words = name.split()
    assert " ".join(words[title_length(words) :]) == left
