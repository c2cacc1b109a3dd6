"""Whether the day or the month comes first."""

import pytest

from kg.articles.orders import order_of, order_of_address, order_of_line


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


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("Wednesday, 11/8/2023", "month"),
        ("Wed 08/11/2023 18:30", "day"),
        ("Sunday, 11/8/2023", None),  # neither is a Sunday
        ("11/08/2023 06:12 AM EST", "month"),
        ("11/08/2023", None),
        ("Wednesday, 8 November 2023", None),
    ],
)
def test_a_day_of_the_week_or_an_american_time_shows_the_order(
    line: str, order: str | None
) -> None:
    assert order_of_line(line) == order
