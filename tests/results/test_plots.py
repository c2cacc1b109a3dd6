"""Pictures."""

import pytest


@pytest.mark.parametrize(
    ("date", "day"),
    [("2023", "2023-01-01"), ("2023-06", "2023-06-01"), ("2023-06-12/2023-06-23", "2023-06-12")],
)
def test_a_picture_puts_a_date_at_its_first_day(date: str, day: str) -> None:
    from kg.results.plots import day as first

    assert first(date).isoformat() == day
