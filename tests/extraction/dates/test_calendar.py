"""What the dates of an article are counted from."""

import pytest

from kg.extraction.dates import grammar
from kg.extraction.dates.calendar import Calendar
from kg.extraction.dates.grammar import Expression
from kg.model import Status


def words(text: str) -> Expression:
    """Return the first time that a text tells."""
    return next(iter(grammar.expressions(text)))


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("yesterday", "held", "2023-06-13"),
        ("on Friday", "held", "2023-06-09"),
        ("on Friday", "denied", "2023-06-09"),
        ("on Friday", "planned", "2023-06-16"),
        ("on June 20", "planned", "2023-06-20"),
        ("on June 20", "held", "2022-06-20"),
        ("on June 20", "denied", "2023-06-20"),
        ("on June 1", "denied", "2023-06-01"),
        ("on March 3, 2021", "held", "2021-03-03"),
    ],
)
def test_days_count_from_publication_back_or_ahead(text: str, status: Status, day: str) -> None:
    assert Calendar.of("", "2023-06-14").day(words(text), status) == day


def test_what_has_no_time_has_no_day() -> None:
    assert Calendar.of("", "2023-06-14").day(None, "held") is None


def test_the_day_after_counts_from_the_day_that_was_told_last() -> None:
    calendar = Calendar.of("", "2023-06-14")
    assert calendar.day(words("on June 1"), "held") == "2023-06-01"
    assert calendar.day(None, "held") is None
    assert calendar.day(words("the following day"), "held") == "2023-06-02"


def test_without_publication_an_articles_own_dates_give_the_year() -> None:
    text = "They met on June 17. KABUL, July 2, 2021."
    assert Calendar.of(text, None).day(words("on June 17"), "held") == "2021-06-17"
    assert Calendar.of("They met on June 17.", None).day(words("on June 17"), "held") is None


def test_without_publication_no_day_of_the_week_is_known() -> None:
    calendar = Calendar.of("KABUL, July 2, 2021.", None)
    assert calendar.day(words("on Friday"), "held") is None
    assert calendar.day(words("yesterday"), "held") is None


def test_an_article_with_a_day_of_publication_is_not_counted_from_its_own_dates() -> None:
    assert Calendar.of("KABUL, July 2, 2021.", "2023-06-14").dated is None


@pytest.mark.parametrize(
    ("day", "published", "ahead"),
    [
        ("2023-06-15", "2023-06-14", True),
        ("2023-06-14", "2023-06-14", False),
        ("2023-06", "2023-06-14", False),
        ("2023-07", "2023-06-14", True),
        ("2023-06-12/2023-06-18", "2023-06-14", False),
        ("2023-06-15", "2023-06", False),
        ("2023-06-15", None, False),
        (None, "2023-06-14", False),
    ],
)
def test_a_day_lies_ahead_where_all_of_it_is_after_publication(
    day: str | None, published: str | None, ahead: bool
) -> None:
    assert Calendar.of("", published).is_ahead(day) is ahead
