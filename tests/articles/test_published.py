"""Dates of publication, and headlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.date_lines import date_of_text, date_of_title
from kg.articles.fields import date_within
from kg.articles.headlines import headline
from kg.articles.orders import order_of, order_of_address
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
    ("text", "date"),
    [
        ("July 24, 2023 Special Dispatch No. 10721\n\nTalks in Iran\n", "2023-07-24"),
        ("Talks in Iran\nJuly 24, 2023 | Special Dispatch\n", "2023-07-24"),
        ("Friday, January 4, 2019  \n\n\nThe house met.\n", "2019-01-04"),
        ("Talks in Geneva\nPublished: 3 July 2023 10:15 am EDT\nThey met.\n", "2023-07-03"),
        ("By Jane Doe | July 3, 2023\nThey met.\n", "2023-07-03"),
        ("By Jane Doe Published July 3, 2023\nThey met.\n", "2023-07-03"),
        ("GENEVA, July 3, 2023 (Reuters) - The ministers met.\n", "2023-07-03"),
        ("Talks in Geneva\nPublished: 25/12/2023 10:15\nThey met.\n", "2023-12-25"),
        ("Talks in Geneva\nPublished: 03.07.2023\nThey met.\n", "2023-07-03"),
        ("Talks in Geneva\nPublished: 03/07/2023\nThey met.\n", "2023"),
        ("Published: 03/07/2023\nThey met.\nFirst printed on 25/06/2023.\n", "2023-07-03"),
        ("They met in Geneva on July 3, 2023.\n", None),
        ("They met in Geneva on 25/12/2023.\n", None),
        ("On June 12-23, 2023, the minister visited Iran and met with the president.\n", None),
        ("The minister hosts his guest in Geneva, June 14, 2023. Source: Twitter.\n", None),
        ("Doe hosts Roe in their capital city of Geneva, June 14, 2023\nThey met.\n", None),
        ("\n".join(["A line of the article."] * 20) + "\nJuly 3, 2023\n", None),
    ],
)
def test_the_first_lines_tell_the_date_of_publication(text: str, date: str | None) -> None:
    assert date_of_text(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Talks\nUpdated: 7 March 2024\nPublished: 6 March 2024\nThey met.\n", "2024-03-06"),
        ("Talks\nLast updated 7 March 2024, published 6 March 2024\nThey met.\n", "2024-03-06"),
        ("Talks\nMarch 6, 2024 (updated March 7, 2024)\nThey met.\n", "2024-03-06"),
        ("Talks\nUpdated March 7, 2024\nThey met.\n", "2024-03-07"),
        ("**March 6, 2024**\n\nThey met.\n", "2024-03-06"),
        ("Briefing\n6/7/16\nThey met.\n", "2016"),
        ("Briefing\n6/27/16\nThey met.\n", "2016-06-27"),
        ("Briefing\n6 Mar 24\nThey met.\n", "2024-03-06"),
    ],
)
def test_a_line_of_a_change_is_not_the_date_of_publication(text: str, date: str) -> None:
    assert date_of_text(text) == date


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("Briefing by the spokesman, 5/19/2011", "2011-05-19"),
        ("Briefing by the spokesman, 5/9/2011", "2011"),
        ("Briefing by the spokesman, 5/9/11", "2011"),
        ("Briefing - March 6, 2024", "2024-03-06"),
        ("Briefing (6 March 2024)", "2024-03-06"),
        ("2024-03-06: Briefing", "2024-03-06"),
        ("The attack of September 11, 2001", None),
        ("How July 20, 1969 changed the world", None),
        (None, None),
    ],
)
def test_a_headline_may_end_with_the_date(title: str | None, date: str | None) -> None:
    assert date_of_title(title) == date


def test_the_order_is_known_for_a_headline_where_the_country_is() -> None:
    assert date_of_title("Briefing, 5/9/2011", order="month") == "2011-05-09"


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


def test_when_a_record_was_changed_is_no_date_of_publication() -> None:
    assert date_within({"modified": "2024-05-01"}) is None


def test_an_address_may_hold_the_date() -> None:
    assert date_of_url("https://example.org/2023/07/03/talks") == "2023-07-03"
    assert date_of_url("https://example.org/12345/99/99/talks") is None
    assert date_of_url(None) is None


@given(st.text())
def test_any_text_gives_a_date_or_none(text: str) -> None:
    for found in (iso_date(text), date_of_text(text), date_of_url(text)):
        assert found is None or len(found) in {4, 7, 10}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks in Geneva\n\nThe two ministers met by the lake on Monday.\n", "Talks in Geneva"),
        ("# Talks in Geneva\n\nThe two ministers met by the lake on Monday.\n", "Talks in Geneva"),
        ("July 3, 2023\nTalks in Geneva\nThe two ministers met on Monday.\n", "Talks in Geneva"),
        ("The two ministers met on Monday.\n\nThey will meet again on Tuesday, they said.\n", None),
        ("Talks in Geneva\n", None),
        ("TEHRAN - The minister said " + "that they would meet " * 20 + "\nAnd so they did.", None),
        ("", None),
    ],
)
def test_a_headline_is_short_and_has_no_final_stop(text: str, title: str | None) -> None:
    assert headline(text) == title
