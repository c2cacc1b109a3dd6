"""Cities are found by any of their names, whatever the accents."""

import pytest

from kg.geography import cities
from kg.geography.cities import folded


@pytest.mark.parametrize(
    ("written", "same"),
    [("St. Pölten", "saint polten"), ("al-Arīsh", "al arish"), ("The Hague", "hague")],
)
def test_names_are_compared_without_accents_and_marks(written: str, same: str) -> None:
    assert folded(written) == same


def test_cities_of_a_name_come_with_their_countries_the_largest_first() -> None:
    first, second, *_ = cities(["Hyderabad"])["Hyderabad"]
    assert (first.country, second.country) == ("IN", "PK")
    assert first.people > second.people


def test_a_further_spelling_is_told_from_the_name() -> None:
    (kyiv,) = (city for city in cities(["Kiev"])["Kiev"] if city.country == "UA")
    assert kyiv.name == "Kyiv"
    assert kyiv.capital
    assert not kyiv.own
    assert (round(kyiv.north), round(kyiv.east)) == (50, 31)
