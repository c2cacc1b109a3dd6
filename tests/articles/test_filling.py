"""What shows that the lines of one sentence were broken to fit."""

import pytest

from kg.articles.filling import filled, is_cut_off, starts_anew
from kg.articles.lines import text_lines


def joined(text: str) -> list[str]:
    lines = text_lines(text)
    found = filled(lines, 0)
    return [line.words for line in lines if line.start in found]


def test_lines_filled_word_by_word_go_on() -> None:
    text = "Prime Minister Aino\nSaarinen met Mayor\nLiv Dahl in Oslo."
    assert joined(text) == ["Saarinen met Mayor", "Liv Dahl in Oslo."]


def test_a_line_with_room_for_the_next_word_was_not_broken_to_fit() -> None:
    assert joined("He met\nMayor Liv Dahl in the old town hall of Oslo.") == []


def test_only_a_sentence_that_ends_was_broken() -> None:
    assert joined("Prime Minister Aino\nSaarinen met Mayor\nLiv Dahl in Oslo") == []


def test_a_headline_without_a_blank_line_is_left_out() -> None:
    text = "Talks\nPrime Minister Aino\nSaarinen met Mayor\nLiv Dahl in Oslo."
    assert joined(text) == ["Saarinen met Mayor", "Liv Dahl in Oslo."]


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [
        ("They met Finnish", "Prime Minister Saarinen", True),
        ("They met Foreign Minister", "Marek Dolezal", True),
        ("Foreign Minister Marek", "Dolezal", True),
        ("They met Klaas van", "der Berg", True),
        ("the bridge over", "Oslo", True),
        ("If it is confirmed that they met in the customs house,", "Lavia will join", True),
        ("The ships are gone", "And nobody", False),
        ("A day in Oslo", "Prime Minister Saarinen", False),
    ],
)
def test_words_ask_for_more(before: str, after: str, cut: bool) -> None:
    one, other = text_lines(f"{before}\n{after}")
    assert is_cut_off(one, other) is cut


def test_a_little_word_with_a_capital_begins_a_sentence() -> None:
    the, oslo = text_lines("The talks\nOslo talks")
    assert starts_anew(the)
    assert not starts_anew(oslo)


def test_a_headline_in_capitals_may_have_several_lines() -> None:
    text = "VRABEL AND OZOLA TALK GAS IN\nRIGA, PLAN NEXT MEETING IN\nMAY\n\nThey met."
    assert joined(text) == ["RIGA, PLAN NEXT MEETING IN", "MAY"]
    assert joined("RIGA\nOSLO\nTALLINN\n\nThey met.") == []
