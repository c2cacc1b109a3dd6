"""Days, weeks and months of the calendar, as ISO 8601."""

from datetime import date

import pytest

from kg.extraction.dates.intervals import bounds, day_of, interval, month_from, week, weekend


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-06-14", date(2023, 6, 14), date(2023, 6, 14)),
        ("2023-06-12/2023-06-23", date(2023, 6, 12), date(2023, 6, 23)),
    ],
)
def test_a_date_of_any_precision_has_a_first_and_a_last_day(
    iso: str, first: date, last: date
) -> None:
    assert bounds(iso) == (first, last)


@pytest.mark.parametrize("iso", [None, "2023", "2023-06", "2023-06-12/2023-06-23", "2023-02-30"])
def test_what_is_not_known_to_the_day_is_no_day(iso: str | None) -> None:
    assert day_of(iso) is None


def test_one_day_is_no_interval() -> None:
    assert interval(date(2023, 6, 14), date(2023, 6, 14)) == "2023-06-14"
    assert interval(date(2023, 6, 14), date(2023, 6, 15)) == "2023-06-14/2023-06-15"


def test_a_week_begins_on_monday() -> None:
    wednesday = date(2023, 6, 14)
    assert week(wednesday, 0) == "2023-06-12/2023-06-18"
    assert week(wednesday, -1) == "2023-06-05/2023-06-11"


def test_the_weekend_of_the_past_is_the_one_before() -> None:
    wednesday = date(2023, 6, 14)
    assert weekend(wednesday, 0, "past") == "2023-06-10/2023-06-11"
    assert weekend(wednesday, 0, "future") == "2023-06-17/2023-06-18"


def test_months_go_on_into_the_next_year() -> None:
    assert month_from(date(2023, 12, 31), 1) == "2024-01"
    assert month_from(date(2023, 1, 1), -1) == "2022-12"
