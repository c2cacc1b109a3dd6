"""Dates of publication, and headlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.date_lines import date_of_text
from kg.articles.fields import date_within
from kg.articles.published import date_of_url, iso_date


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2023-07-03", "2023-07-03"),
        ("2023-07-03T22:10:00+02:00", "2023-07-03"),
        ("2023/7/3", "2023-07-03"),
        ("2023/07/03", "2023-07-03"),
        ("20230703", "2023-07-03"),
        ("20230703T101500Z", "2023-07-03"),
        ("20231399", None),
        ("20 Jul. 2023", "2023-07-20"),
        ("July 3rd, 2023", "2023-07-03"),
        ("Mon, 03 Jul 2023 10:00:00 GMT", "2023-07-03"),
        ("Mon Jul 03 23:30:00 +0000 2023", "2023-07-03"),
        ("Mon Jul  3 23:30:00 2023", "2023-07-03"),
        ("Mon Jul 3 23:30:00 UTC 2023", "2023-07-03"),
        ("3-Jul-2023", "2023-07-03"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("Mon, 25/12/2023 10:00", "2023-12-25"),
        ("03.07.2023", "2023-07-03"),  # between full stops the day is first
        ("03.07.2023 10:15", "2023-07-03"),
        ("03-07-2023", "2023"),
        ("1/2/3/2023", None),
        ("07/03/2023", "2023"),  # March or July: only the year is sure
        ("1688342400", "2023-07-03"),
        ("1688342400000", "2023-07-03"),
        ("2023-07", "2023-07"),
        ("July 2023", "2023-07"),
        ("2023", "2023"),
        ("2023-02-30", None),
        ("20230703101500", "2023-07-03"),
        ("202307031015", "2023-07-03"),
        ("3 Jul 23", "2023-07-03"),
        ("Monday, 03-Jul-87 10:00:00 GMT", "1987-07-03"),
        ("Jul 3, '23", "2023-07-03"),
        ("3 Jul 10:15", None),
        ("Mon, 3 Jul 2023 23:50:00 -0700", "2023-07-03"),  # the day of its place
        ("2023-07-03T23:50:00-07:00", "2023-07-03"),
        ("25/12/23", "2023-12-25"),
        ("2/5/09", "2009"),
        ("06.03.24", "2024-03-06"),
        ("19-02-26 00:12:50", None),
        ("-86400", "1969-12-31"),
        ("-252460800000", "1962-01-01"),
        ("1688342400000000", "2023-07-03"),
        ("1688342400.25", "2023-07-03"),
        ("/Date(1688342400000)/", "2023-07-03"),
        ("/Date(1688342400000+0200)/", "2023-07-03"),
        ("07/2023", "2023-07"),
        ("13/2023", None),
        ("6th March, 2024", "2024-03-06"),
        ("Wed 6 Mar 2024 08.15 GMT", "2024-03-06"),
        ("Mar. 6, 2024, 8:15 a.m. ET", "2024-03-06"),
        ("Tuesday, 6 March '24", "2024-03-06"),
        ("2024.03.06", "2024-03-06"),
        ("20240306T081500+0200", "2024-03-06"),
        ("Mar 6, 2024 | Updated 8 Mar 2024", "2024-03-06"),
        ("29 Feb 2023", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_of_metadata_keeps_its_precision(said: str | None, date: str | None) -> None:
    assert iso_date(said) == date


def test_the_order_of_numbers_can_be_said() -> None:
    assert iso_date("07/03/2023", order="month") == "2023-07-03"
    assert iso_date("03/07/2023", order="day") == "2023-07-03"
    assert iso_date("25/12/2023", order="month") == "2023-12-25"


@pytest.mark.parametrize(
    "value",
    [
        {"$date": "2024-03-06T08:00:00Z"},
        {"$date": {"$numberLong": "1709712000000"}},
        {"modified": "2024-05-01", "published": "2024-03-06"},
        {"_seconds": 1709712000, "_nanoseconds": 0},
        ["2024-03-06", "2024-03-07"],
        1709712000,
    ],
)
def test_a_date_may_be_an_object(value: object) -> None:
    assert iso_date(date_within(value)) == "2024-03-06"


@pytest.mark.parametrize(
    "value",
    ["6 de marzo de 2024", "6. März 2024", "6 mars 2024", "mercredi 6 mars 2024, 20h15",
     "6 марта 2024", "6 Maret 2024", "6 mar. 2024", "45357", "45357.75"],
)  # fmt: skip
def test_dates_of_other_languages_and_of_sheets_are_read(value: str) -> None:
    assert iso_date(value) == "2024-03-06"


@pytest.mark.parametrize("value", ["12345", "6 articles 2024", "99 mars 2024", "453570"])
def test_other_numbers_are_no_dates(value: str) -> None:
    assert iso_date(value) is None


def test_an_address_may_hold_the_date() -> None:
    assert date_of_url("https://example.org/2023/07/03/talks") == "2023-07-03"
    assert date_of_url("https://example.org/12345/99/99/talks") is None
    assert date_of_url(None) is None


@given(st.text())
def test_any_text_gives_a_date_or_none(text: str) -> None:
    for found in (iso_date(text), date_of_text(text), date_of_url(text)):
        assert found is None or len(found) in {4, 7, 10}


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-W10-3", "2024-03-06"),
        ("2024W103", "2024-03-06"),
        ("2024-W10", "2024-03"),
        ("2024-W60-3", None),
        ("2024-066", "2024-03-06"),
        ("2023-366", None),
        ("2024年3月6日", "2024-03-06"),
        ("2024-Mar-06", "2024-03-06"),
        ("Mar-06-2024", "2024-03-06"),
        ("06/Mar/2024:08:30:00 +0000", "2024-03-06"),
    ],
)
def test_weeks_and_days_of_a_year_and_dates_of_servers_are_read(
    value: str, date: str | None
) -> None:
    assert iso_date(value) == date


def test_the_first_publication_is_that_of_the_article() -> None:
    for said in (
        "Updated 8 March 2024; first published 6 March 2024",
        "Published 6 March 2024, last updated 8 March 2024",
        "Last updated: 2024-03-08. Posted: 2024-03-06",
    ):
        assert iso_date(said) == "2024-03-06"
    assert iso_date("Updated 8 March 2024") == "2024-03-08"
