"""Likelihoods become confidences along a line that rises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.calibration import Calibration

KNOTS = ((0.2, 0.1), (0.6, 0.5), (0.9, 0.98))


def test_without_knots_a_likelihood_stays_as_it_is() -> None:
    assert Calibration()(0.123456) == 0.123456


@pytest.mark.parametrize(
    ("likelihood", "confidence"),
    [(0.2, 0.1), (0.6, 0.5), (0.4, 0.3), (0.75, 0.74), (0.0, 0.1), (1.0, 0.98)],
)
def test_between_knots_the_line_is_straight_and_beyond_them_level(
    likelihood: float, confidence: float
) -> None:
    assert Calibration(KNOTS)(likelihood) == pytest.approx(confidence)


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_likelier_is_never_less_certain(one: float, other: float) -> None:
    line = Calibration(KNOTS)
    assert line(min(one, other)) <= line(max(one, other))
