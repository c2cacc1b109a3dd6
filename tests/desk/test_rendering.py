"""Pages say dates as people do, lead nowhere else, and escape what they are given."""

import pytest

from kg.desk.rendering import link, own_address, replaced, said_date, said_time, web_address


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2023", "2023"),
        ("2023-06", "Jun 2023"),
        ("2023-06-04", "4 Jun 2023"),
        ("2023-06-12/2023-06-23", "12–23 Jun 2023"),
        ("2023-06/2023-07", "Jun 2023 – Jul 2023"),
        ("some day", "some day"),
        (None, ""),
    ],
)
def test_dates_are_said_as_people_read_them(date: str | None, said: str) -> None:
    assert said_date(date) == said


@pytest.mark.parametrize("to", ["/met?name=Vell", "/", "/entities/0123#a"])
def test_the_way_back_is_a_page_of_the_desk(to: str) -> None:
    assert own_address(to) == to


@pytest.mark.parametrize(
    "to", ["", "met", "//evil.example", "/\\evil.example", "https://evil.example", "/a b", "/\n/x"]
)
def test_an_address_of_elsewhere_leads_to_the_first_page(to: str) -> None:
    assert own_address(to) == "/"


def test_an_address_has_the_values_that_are_not_empty() -> None:
    assert link("/met") == "/met"
    assert link("/met", name=["Vell", "A & B"], since=None, page=2, each=False) == (
        "/met?name=Vell&name=A+%26+B&page=2"
    )


def test_a_name_is_taken_in_place_of_another() -> None:
    assert replaced(("Vell", "Orun", "Vell"), "Vell", "Marta Vell") == [
        "Marta Vell", "Orun", "Marta Vell",
    ]  # fmt: skip


def test_a_moment_is_said_to_the_minute_and_what_is_none_as_it_is() -> None:
    assert said_time("2024-03-06T10:05:59+00:00").endswith(":05")
    assert said_time("some time") == "some time"


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://a.example/b", True), ("http://a.example", True), (None, False), ("", False),
        ("javascript:alert(1)", False), ("file:///etc/passwd", False), ("https:", False),
        ("http://[", False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_links(url: str | None, followed: bool) -> None:
    assert web_address(url) == (url if followed else None)
