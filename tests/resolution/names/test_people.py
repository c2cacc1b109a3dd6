"""People's names: titles taken off, particles joined, the surname where the language puts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.names.people import (
    PersonName,
    is_regnal,
    is_short_regnal,
    is_surname,
    joined,
    ordinal,
    person,
    person_words,
    printed,
    surname,
)


def test_family_names_stand_where_the_language_puts_them() -> None:
    assert person("xi jinping").family == "xi"
    assert person("moon jae in").family == "moon"
    assert person("kim kardashian").family in {"kim", "kardashian"}
    assert person("joe biden").family == "biden"


@pytest.mark.parametrize(
    ("full", "family"),
    [
        ("kang ho jun", "kang"),
        ("ban ki moon", "ban"),
        ("nadia van der quist", "quist"),
        ("noor binti hamza", "hamza"),
    ],
)
def test_the_surname_is_found_in_the_order_of_each_language(full: str, family: str) -> None:
    assert person(full).family == family


def test_a_name_is_given_names_and_a_family_name() -> None:
    assert person("marta jo vell") == PersonName(("marta", "jo", "vell"), ("marta", "jo"), "vell")
    assert person("xi jinping") == PersonName(("xi", "jinping"), ("jinping",), "xi")


def test_one_word_is_a_family_name_and_no_word_is_nobody() -> None:
    assert person("vell") == PersonName(("vell",), (), "vell")
    assert person("") == PersonName((), (), "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prime Minister Marta Vell", ("marta", "vell")),
        ("analyst Chris Weafer", ("chris", "weafer")),
        ("Japan's prime minister, Taro Aso", ("taro", "aso")),
        ("Rashid Ali s/o Karim Ali", ("rashid", "ali")),
        ("Mullah Abdul Latif Sorkh", ("abdlatif", "sorkh")),
        ("Ziyad an-Nakhala", ("ziyad", "nakhala")),
        ("J. D. Prior", ("jd", "prior")),
        ("Prime Minister Hun Sen", ("hun", "sen")),
        ("HUN SEN", ("hun", "sen")),
        ("David Duke", ("david", "duke")),
        ("Grand Duke", ()),
        ("a tennis player", ()),
        ("Sen. Marta Vell", ("marta", "vell")),
        ("Florida Sen. Marta Vell", ("marta", "vell")),
        ("the Minister of Finance", ()),
        ("", ()),
        ("?!", ()),
    ],
)
def test_what_is_left_of_a_name_without_its_titles(text: str, words: tuple[str, ...]) -> None:
    assert person_words(text) == words


@pytest.mark.parametrize(
    ("name", "bare"),
    [("bin salman", "salman"), ("van der quist", "quist"), ("quist", "quist"), ("bin", "bin"),
     ("", "")],
)  # fmt: skip
def test_a_surname_is_looked_up_without_its_particles(name: str, bare: str) -> None:
    assert surname(name) == bare


def test_only_particles_that_begin_no_given_name_make_a_surname_for_sure() -> None:
    assert is_surname("bin salman")
    assert is_surname("van der bellen")
    assert not is_surname("ben carson")
    assert not is_surname("van morrison")
    assert not is_surname("marta vell")
    assert not is_surname("")


@pytest.mark.parametrize(
    "words", [["abd", "rahman"], ["abdul", "rahman"], ["abdelrahman"], ["abdoulrahman"]]
)
def test_servants_of_god_are_written_in_one_way(words: list[str]) -> None:
    assert joined(words) == ["abdrahman"]


def test_initials_are_one_word_and_a_lone_letter_at_the_end_stays() -> None:
    assert joined(["j", "d", "vance"]) == ["jd", "vance"]
    assert joined(["marta", "k"]) == ["marta", "k"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("President Abdel Hakim al-Rashti's", "Abdel Hakim al-Rashti"),
        ("Foreign Minister Tomas Vrabel, Jr.", "Tomas Vrabel"),
        ("King Harald V", "King Harald V"),
        ("Prime Minister", "Prime Minister"),
        ("Vell", "Vell"),
    ],
)
def test_a_name_is_printed_with_its_own_letters(text: str, shown: str) -> None:
    assert printed(text) == shown


@given(st.text(max_size=30))
def test_the_words_of_a_name_have_no_capitals_and_no_blanks(text: str) -> None:
    for word in person_words(text):
        assert word == word.lower()
        assert word.split() == [word]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("King Harald", ("king", "harald")),
        ("Saudi King Harald's", ("king", "harald")),
        ("Crown Prince Harald", ("prince", "harald")),
        ("Queen Sonja II", ("queen", "sonja")),
        ("Sultan al-Rashti", ("sultan", "rashti")),
        ("King Harald Quist", ("harald", "quist")),
        ("Larry King", ("larry", "king")),
        ("Larry King Jr.", ("larry", "king")),
        ("King", ("king",)),
    ],
)
def test_a_royal_title_is_a_part_of_one_name_alone(text: str, words: tuple[str, ...]) -> None:
    assert person_words(text) == words
    assert is_regnal(" ".join(words)) == (len(words) == 2 and words[0] not in {"harald", "larry"})


@pytest.mark.parametrize(
    ("name", "number"), [("Queen Sonja II", "ii"), ("Sonja", None), ("Harald V", "v"), ("", None)]
)
def test_an_ordinal_stands_behind_a_name(name: str, number: str | None) -> None:
    assert ordinal(name) == number


def test_a_title_and_a_name_are_short_for_royal_names_alone() -> None:
    assert is_short_regnal("king harald", "harald bin olav")
    assert is_short_regnal("king harald", "harald v")
    assert not is_short_regnal("king harald", "harald quist")
    assert not is_short_regnal("larry harald", "harald v")
    assert not is_short_regnal("king harald", "")
