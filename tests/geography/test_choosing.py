"""Which city a name means, and where: by what stands beside it, or none."""

import pytest

from kg.geography import City, Context, choose, cities


def chosen(place: str, *texts: str, near: str = "", wide: str = "") -> str:
    """Return country and name of the city that a place means, or why none is said."""
    context = Context(texts, frozenset(near.split()), frozenset(wide.split()))
    found = choose(place, cities([place])[place], context)
    return f"{found.country} {found.name}" if isinstance(found, City) else found


@pytest.mark.parametrize(
    ("place", "city"),
    [
        ("Tehran", "IR Tehran"),
        ("Paris", "FR Paris"),
        ("Kiev", "UA Kyiv"),
        ("Mecca", "SA Makkah"),
        ("New York", "US New York City"),
        ("St. Petersburg", "RU Saint Petersburg"),
        ("The Hague", "NL The Hague"),
    ],
)
def test_a_city_of_which_all_think_needs_no_country_beside_it(place: str, city: str) -> None:
    assert chosen(place) == city


def test_what_stands_beside_the_name_is_believed_first() -> None:
    assert chosen("Paris", "They met in Paris, Texas, on Monday.", near="FR") == "US Paris"
    assert chosen("Paris", "At the talks in Paris, Iran gave way.", near="IR") == "FR Paris"
    assert chosen("London", "Both spoke in London, Ontario.") == "CA London"
    assert chosen("Tripoli", "in the Lebanese city of Tripoli") == "LB Tripoli"


def test_a_name_of_several_cities_is_chosen_by_the_states_of_the_meeting() -> None:
    assert chosen("Hyderabad", near="IN") == "IN Hyderabad"
    assert chosen("Hyderabad", "Pakistani officials met.") == "PK Hyderabad"
    assert chosen("Geneva", near="US RU", wide="CH") == "CH Geneva"
    assert chosen("Athens", near="GR US") == "GR Athens"


def test_a_name_of_several_cities_stays_open_where_nothing_says_which() -> None:
    assert chosen("Hyderabad") == "several"
    assert chosen("Hyderabad", near="IN PK") == "several"
    assert chosen("Geneva", near="US RU") == "several"
    assert chosen("Springfield", near="US") == "several"


def test_a_small_place_is_believed_only_where_its_country_is_named() -> None:
    assert chosen("Davos") == "unknown"
    assert chosen("Davos", wide="CH") == "CH Davos"


def test_a_province_is_no_city_of_its_name_elsewhere() -> None:
    assert chosen("Bali", near="IN") == "unknown"
    assert chosen("California", near="US") == "unknown"


def test_what_no_city_is_called_is_unknown() -> None:
    for place in ("Karsk", "", "paris|", "Paris\tFrance"):
        assert chosen(place) == "unknown"
