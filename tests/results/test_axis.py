"""On an axis of days long empty times are cut out where they press all others together."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.dates import date2num
from matplotlib.figure import Figure

from kg.results.axis import NEAR, cut_axis, draw_cuts

JUNE = [date(2023, 6, day) for day in (12, 14, 17, 19, 22, 28)]


def test_a_long_time_before_all_others_is_cut_out() -> None:
    axis = cut_axis([date(2022, 8, 1), *JUNE])
    assert len(axis.parts) == 2
    places = axis.place([date2num(day) for day in JUNE])
    assert np.diff(places).min() > NEAR * (axis.places[-1] - axis.places[0])


@pytest.mark.parametrize(
    "days",
    [JUNE, [date(year, 3, 1) for year in range(2015, 2024)], [date(2023, 6, 1)] * 3],
    ids=["a month", "years", "one day"],
)
def test_what_can_be_told_apart_is_not_cut(days: list[date]) -> None:
    assert len(cut_axis(days).parts) == 1


@given(st.lists(st.integers(0, 20_000), min_size=1, max_size=30))
def test_the_order_of_days_stays_and_each_is_found_again(numbers: list[int]) -> None:
    days = [date(1970, 1, 1) + timedelta(number) for number in sorted(numbers)]
    axis = cut_axis(days)
    known = np.array([date2num(day) for day in days], dtype=float)
    places = axis.place(known)
    assert (np.diff(places)[np.diff(known) > 0] > 0).all()
    assert np.allclose(axis.day(places), known)
    # Without a cut a day is as long as any other.
    assert len(axis.parts) > 1 or np.allclose(np.diff(places), np.diff(known))


def test_words_stand_below_each_part_with_its_year() -> None:
    axes, days = Figure().subplots(), [date(2022, 8, 1), *JUNE]
    axes.scatter(days, [0] * len(days))
    axis = cut_axis(days)
    draw_cuts(axes, axis, colour="black")
    words = [word.get_text() for word in axes.get_xticklabels()]
    assert words[0] == "Aug\n2022"
    assert any(word.endswith("Jun\n2023") for word in words)
    assert "//" in [text.get_text() for text in axes.texts]
