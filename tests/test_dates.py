"""Dates of any precision are compared and said."""

import pytest

from kg import graph as graphs
from kg.dates import runs, said


@pytest.mark.parametrize(
    ("date", "since", "until", "within"),
    [
        ("2023-06-14", "2023-06-14", "2023-06-14", True),
        ("2023-06", "2023-06-14", None, True),
        ("2023", None, "2023-01-01", True),
        ("2023-06-12/2023-06-23", "2023-06-20", "2023-07", True),
        ("2023-06-12/2023-06-23", "2023-07", None, False),
        ("2023-06-14", None, "2023-06-13", False),
        ("2022", "2023", None, False),
        (None, "2023", None, False),
        ("someday", "2023", None, False),
    ],
)
def test_dates_of_any_precision(
    date: str | None, since: str | None, until: str | None, within: bool
) -> None:
    assert graphs.overlaps(date, since=since, until=until) is within


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-06-14", "14 June 2023"),
        ("2023-06", "June 2023"),
        ("2023", "2023"),
        (None, ""),
        ("2023-06-12/2023-06-23", "12–23 June 2023"),
        ("2023-06-30/2023-07-02", "30 June – 2 July 2023"),
        ("2022-12-31/2023-01-01", "31 December 2022 – 1 January 2023"),
        ("2023-06/2023-08", "June–August 2023"),
        ("2022/2023", "2022–2023"),
        ("2023-06-12/2023-07", "12 June 2023 – July 2023"),
        ("some day", "some day"),
    ],
)
def test_dates_are_said_as_one_reads_them(date: str | None, words: str) -> None:
    assert said(date) == words


def test_days_that_follow_each_other_are_one_interval() -> None:
    days = ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-03", "2024-02-29", "", "2022-05"]
    assert runs(days) == ["2022-05", "2024-02-28/2024-03-01", "2024-03-03"]
    months = ["2023-11-30", "2023-12-01", "2024-01-31", "2024-03-01"]
    assert runs(months, by_month=True) == ["2023-11/2024-01", "2024-03"]
    # No days of the calendar are no neighbours of any.
    assert runs(["2023-02-30", "2023-02-31"]) == ["2023-02-30", "2023-02-31"]
