"""Whether the day or the month comes first."""

import pytest

from kg.articles.orders import order_of, order_of_address


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["03/07/2023", "25/12/2023"], "day"),
        (["07/03/2023", "12/25/2023"], "month"),
        (["25/12/2023", "12/25/2023"], None),  # two customs in one file
        (["03/07/2023"], None),
        ([], None),
    ],
)
def test_a_number_over_twelve_shows_the_order(dates: list[str], order: str | None) -> None:
    assert order_of(dates) == order


@pytest.mark.parametrize(
    ("url", "order"),
    [
        ("https://www.example.co.uk/talks", "day"),
        ("www.example.com.au/talks", "day"),
        ("https://example.gov/talks", "month"),
        ("https://example.com/talks", None),
        ("https://example.io/talks", None),  # anybody's domain, not that of a country's newspapers
        ("http://[bad/", None),
        (None, None),
    ],
)
def test_the_country_of_an_address_may_tell_the_order(url: str | None, order: str | None) -> None:
    assert order_of_address(url) == order
