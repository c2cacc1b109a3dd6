"""What the words of a date mean against the day of publication."""

from calendar import day_name
from datetime import date, timedelta

import pytest
from dated_texts import MONDAY, date_of
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("words", "published", "means"),
    [
        ("last Wednesday", MONDAY, "2023-06-28"),
        ("on June 19", MONDAY, "2023-06-19"),
        ("on June 17, 2021", MONDAY, "2021-06-17"),
        ("in August 2022", MONDAY, "2022-08"),
        ("On June 12-23, 2023,", "2023-07-24", "2023-06-12/2023-06-23"),
        ("from June 12 to 14", MONDAY, "2023-06-12/2023-06-14"),
        ("June 30-July 2", MONDAY, "2023-06-30/2023-07-02"),
        ("12–14 May 2020", MONDAY, "2020-05-12/2020-05-14"),
        ("yesterday", MONDAY, "2023-07-02"),
        ("today", MONDAY, "2023-07-03"),
        ("the day before yesterday", MONDAY, "2023-07-01"),
        ("the day after tomorrow", MONDAY, "2023-07-05"),
        ("this morning", MONDAY, "2023-07-03"),
        ("in the first week of February", MONDAY, "2023-02"),
        ("in the second half of May", MONDAY, "2023-05"),
        ("in the year 2001", MONDAY, "2001"),
        ("on Tuesday night", MONDAY, "2023-06-27"),
        ("This August", MONDAY, "2023-08"),
        ("this past\nAugust", MONDAY, "2022-08"),
        ("ten days ago", MONDAY, "2023-06-23"),
        ("between March 1 and March 3", MONDAY, "2023-03-01/2023-03-03"),
        ("on Sunday the 2nd of July", MONDAY, "2023-07-02"),
        ("the previous day", MONDAY, None),
        ("last summer", MONDAY, None),
        ("in the 1990s", MONDAY, None),
        ("Feb 30", MONDAY, None),
        ("last night", MONDAY, "2023-07-02"),
        ("Monday", MONDAY, "2023-07-03"),
        ("Friday", MONDAY, "2023-06-30"),
        ("last Monday", MONDAY, "2023-06-26"),
        ("Thursday of last week", MONDAY, "2023-06-29"),
        ("Friday and Saturday", MONDAY, "2023-06-30/2023-07-01"),
        ("earlier this month", MONDAY, "2023-07"),
        ("late last month", MONDAY, "2023-06"),
        ("last week", "2017-03-21", "2017-03-13/2017-03-19"),
        ("this week", "2016-09-21", "2016-09-19/2016-09-21"),
        ("over the weekend", MONDAY, "2023-07-01/2023-07-02"),
        ("a week ago", "2020-12-18", "2020-12-11"),
        ("three days ago", MONDAY, "2023-06-30"),
        ("two weeks ago", MONDAY, "2023-06-19/2023-06-25"),
        ("five months ago", MONDAY, "2023-02"),
        ("two years ago", MONDAY, "2021"),
        ("last year", MONDAY, "2022"),
        ("in 2011", MONDAY, "2011"),
        ("in Dec. 2021", MONDAY, "2021-12"),
        ("in Sept. 2022.", MONDAY, "2022-09"),
        ("in Jan., 2023", MONDAY, "2023-01"),
        ("in Dec.", MONDAY, "2022-12"),
        ("in July", "2019-10-02", "2019-07"),
        ("late last July", "2019-10-02", "2019-07"),
        ("in December", "2019-03-02", "2018-12"),
        ("in mid-June", MONDAY, "2023-06"),
        ("March 20 last year", "2020-01-08", "2019-03-20"),
        ("December 31", "2023-01-03", "2022-12-31"),
        ("Nov. 13", "2019-10-02", "2018-11-13"),
        ("Jan. 28, 2017", "2017-01-30", "2017-01-28"),
        ("22 February 1972", "2017-01-30", "1972-02-22"),
        ("Monday, April 16, 2012", MONDAY, "2012-04-16"),
        ("the 5th of May", MONDAY, "2023-05-05"),
        ("since January 8", "2015-01-20", "2015-01-08/2015-01-20"),
        ("2023-06-14", MONDAY, "2023-06-14"),
        ("on 2023/6/14", MONDAY, "2023-06-14"),
        ("on 25/12/2022", MONDAY, "2022-12-25"),
        ("on 12/25/2022", MONDAY, "2022-12-25"),
        ("on 3.7.2022", MONDAY, "2022-07-03"),
        ("on 3-Jul-2022", MONDAY, "2022-07-03"),
        ("on 07/03/2022", MONDAY, "2022"),  # March or July: only the year is sure
    ],
)
def test_words_of_the_past(words: str, published: str, means: str) -> None:
    assert date_of(words, published=published) == means


@pytest.mark.parametrize(
    ("words", "published", "means"),
    [
        ("Friday", MONDAY, "2023-07-07"),
        ("next Monday", MONDAY, "2023-07-10"),
        ("tomorrow", MONDAY, "2023-07-04"),
        ("next week", MONDAY, "2023-07-10/2023-07-16"),
        ("later this week", "2023-07-05", "2023-07-05/2023-07-09"),
        ("next month", MONDAY, "2023-08"),
        ("on January 12", "2022-12-20", "2023-01-12"),
        ("April 10-11", "2015-04-09", "2015-04-10/2015-04-11"),
        ("Friday and Saturday", "2015-04-09", "2015-04-10/2015-04-11"),
        ("in May", "2019-10-02", "2020-05"),
    ],
)
def test_words_of_a_plan(words: str, published: str, means: str) -> None:
    assert date_of(words, published=published, tense="future") == means


@pytest.mark.parametrize("words", ["Monday", "yesterday", "on June 19", "last week"])
def test_nothing_is_invented_without_a_day_of_publication(words: str) -> None:
    assert date_of(words, published=None) is None


def test_the_year_of_publication_alone_finds_a_day_of_that_year() -> None:
    assert date_of("on June 19", published="2023", tense=None) == "2023-06-19"
    assert date_of("on Monday", published="2023-06") is None


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_a_weekday_of_the_past_is_less_than_a_week_ago(today: date, weekday: int) -> None:
    name = day_name[weekday]
    past = date_of(name, published=today.isoformat())
    plan = date_of(name, published=today.isoformat(), tense="future")
    assert past is not None
    assert plan is not None
    assert timedelta(0) <= today - date.fromisoformat(past) < timedelta(7)
    assert timedelta(0) <= date.fromisoformat(plan) - today < timedelta(7)
    assert date.fromisoformat(past).weekday() == date.fromisoformat(plan).weekday() == weekday
