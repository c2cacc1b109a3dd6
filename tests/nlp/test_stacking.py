"""Offices that two networks have read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from window_answers import text_of

from kg.nlp.offices import Office, Tenure
from kg.nlp.stacking import AGREE, Stacking, paired, stacked

TEXT = text_of("president {p Ana Vell} of {s Iran} and mayor {p Bo Orun} spoke\n{p Vell} left")
VELL, IRAN, ORUN, AGAIN = range(4)
LIKELIHOODS = st.floats(0, 1)


def office(
    start: int, holder: int, *, confidence: float = 0.9, sentence: int = 0, when: Tenure = "current"
) -> Office:
    return Office(start, start + 1, sentence, holder, None, when, confidence)


def test_two_are_one_office_where_title_and_holder_are_the_same() -> None:
    first = [office(0, VELL), office(6, ORUN)]
    second = [office(6, ORUN), office(0, ORUN)]
    assert paired(first, second, TEXT) == [
        (first[0], None), (first[1], second[0]), (None, second[1]),
    ]  # fmt: skip


def test_a_holder_is_the_same_under_any_of_his_names() -> None:
    one, other = office(0, VELL), office(0, AGAIN)
    assert paired([one], [other], TEXT) == [(one, other)]


def test_what_the_second_reading_says_is_kept() -> None:
    first, second = office(0, VELL), office(0, VELL, when="former")
    (found,) = stacked([first], [second], again={0}, text=TEXT, stacking=Stacking())
    assert found.when == "former"


def test_the_body_is_the_one_that_both_together_find_likeliest() -> None:
    first = replace(office(0, VELL), body=IRAN, bodies=((IRAN, 0.9),))
    second = office(0, VELL)
    (found,) = stacked([first], [second], again={0}, text=TEXT, stacking=Stacking())
    assert found.body == IRAN
    doubted = replace(first, bodies=((IRAN, 0.5),))
    (found,) = stacked([doubted], [second], again={0}, text=TEXT, stacking=Stacking())
    assert found.body is None


def test_an_office_that_only_one_names_keeps_its_body() -> None:
    first = replace(office(0, VELL), body=IRAN, bodies=((IRAN, 0.5),))
    (found,) = stacked([first], [], again={0}, text=TEXT, stacking=Stacking())
    assert found.body == IRAN


def test_offices_of_sentences_that_were_read_once_are_left_out() -> None:
    offices = [office(0, VELL), office(9, AGAIN, sentence=1)]
    found = stacked(offices, [], again={1}, text=TEXT, stacking=Stacking())
    assert [one.sentence for one in found] == [1]


def test_offices_are_in_order_whoever_names_them() -> None:
    found = stacked([office(6, ORUN)], [office(0, VELL)], again={0}, text=TEXT, stacking=Stacking())
    assert [one.start for one in found] == [0, 6]


@given(LIKELIHOODS, LIKELIHOODS, LIKELIHOODS)
def test_the_surer_a_reading_the_surer_are_both(one: float, low: float, high: float) -> None:
    both = Stacking()
    low, high = sorted((low, high))
    assert 0.0 <= both(one, low) <= both(one, high) <= 1.0
    assert both(low, one) <= both(high, one)


@pytest.mark.parametrize(("first", "second"), [(None, 0.9), (0.9, None)])
def test_who_is_silent_has_a_weight_of_his_own(first: float | None, second: float | None) -> None:
    silent = "no first" if first is None else "no second"
    doubting = Stacking(AGREE | {silent: -2.0})
    assert doubting(first, second) < Stacking()(first, second)
