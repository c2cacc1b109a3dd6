"""States by every form that newspapers use."""

import pytest

from kg.resolution import states


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Iran", "IR"),
        ("Iran's", "IR"),
        ("IRAN", "IR"),
        ("Iranian", "IR"),
        ("Iranians", "IR"),
        ("the Islamic Republic", "IR"),
        ("Islamic Republic of Pakistan", "PK"),
        ("Tehran", "IR"),
        ("Kremlin", "RU"),
        ("the White House", "US"),
        ("Downing Street", "GB"),
        ("Elysee", "FR"),
        ("Élysée", "FR"),
        ("Blue House", "KR"),
        ("U.S.", "US"),
        ("US", "US"),
        ("UAE", "AE"),
        ("DRC", "CD"),
        ("Republic of the Congo", "CG"),
        ("South Korean", "KR"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Czechia", "CZ"),
        ("Briton", "GB"),
        ("Frenchmen", "FR"),
        ("Kosovo", "XK"),
        ("Palestinian", "PS"),
        ("Taiwanese", "TW"),
        ("Somaliland", "XS"),
        ("Soviet Union", "SUHH"),
        ("Dominican Republic", "DO"),
        ("The Netherlands", "NL"),
    ],
)
def test_every_usual_form_has_a_code(text: str, code: str) -> None:
    assert states.code_of(text) == code


@pytest.mark.parametrize("text", ["us", "Jenin", "West Bank", "Gaza", "turkey", "", "'", "polish"])
def test_other_words_have_none(text: str) -> None:
    assert states.code_of(text) is None


def test_names_are_those_of_the_press() -> None:
    assert states.name_of("KR") == "South Korea"
    assert states.name_of("RU") == "Russia"
    assert states.name_of("IR") == "Iran"
    assert states.name_of("ZZ") == "ZZ"


def test_each_name_stands_for_its_own_state() -> None:
    assert {code: states.code_of(name) for code, name in states.states().items()} == {
        code: code for code in states.states()
    }


def use_of(text: str) -> str | None:
    form = states.form_of(text)
    return form.use if form else None


def test_plural_nouns_are_people() -> None:
    assert use_of("Palestinians") == use_of("Britons") == "people"
    assert use_of("Palestinian") == "adjective"
    assert use_of("the Netherlands") == "name"


def test_a_capital_and_a_seat_of_government_stand_for_their_state() -> None:
    assert use_of("Tehran") == use_of("Washington") == "capital"
    assert use_of("the Kremlin") == "seat"
    assert [states.code_of(name) for name in ("Tehran", "the Kremlin")] == ["IR", "RU"]
    assert use_of("Jersey City") is None
