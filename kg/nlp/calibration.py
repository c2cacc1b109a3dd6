"""From the network's likelihoods to confidences that come true as often as they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Calibration:
    """A rising line through `knots`, pairs of a likelihood and how often it came true.

    They lie on a logistic curve that was fitted on development documents (Platt 1999); without
    knots a likelihood stays as it is.
    """

    knots: Sequence[tuple[float, float]] = ()

    def __call__(self, likelihood: float) -> float:
        """Return the confidence, from 0 to 1, of something so likely."""
        if not self.knots:
            return likelihood
        at, worth = zip(*self.knots, strict=True)
        return round(float(np.interp(likelihood, at, worth)), 3)
