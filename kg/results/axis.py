"""An axis of days on which long times without anything are cut out, for matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from matplotlib.dates import AutoDateLocator
from matplotlib.ticker import FixedFormatter, FixedLocator

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Marks nearer than this share of the axis cover each other; a time is cut out if it is this share
# of the axis at least; no more than so many are. A cut is this share wide.
NEAR, LONG, MOST, WIDE = 0.015, 0.2, 4, 0.05
# Beyond the first and the last day the axis goes on as far as anybody looks.
FAR = 4000.0
# Words below the axis: about so many fit.
WORDS = 9


@dataclass(frozen=True, slots=True)
class CutAxis:
    """Days as matplotlib counts them -> places: `days` and `places` are the ends of the parts."""

    days: tuple[float, ...]
    places: tuple[float, ...]

    @property
    def parts(self) -> list[tuple[float, float]]:
        """Return the times between the cuts: first and last day."""
        return list(zip(self.days[::2], self.days[1::2], strict=True))

    def place(self, days: Any) -> Any:
        """Return where days are on the axis."""
        known = [self.days[0] - FAR, *self.days, self.days[-1] + FAR]
        return np.interp(days, known, [self.places[0] - FAR, *self.places, self.places[-1] + FAR])

    def day(self, places: Any) -> Any:
        """Return which days are at places of the axis."""
        known = [self.places[0] - FAR, *self.places, self.places[-1] + FAR]
        return np.interp(places, known, [self.days[0] - FAR, *self.days, self.days[-1] + FAR])


def cut_axis(days: Sequence[date]) -> CutAxis:
    """Return the axis on which these days can be told apart, with as few cuts as that takes."""
    known = sorted({_number(day) for day in days})
    gaps = sorted(pairwise(known), key=lambda gap: gap[0] - gap[1])
    cuts: list[tuple[float, float]] = []
    for gap in gaps[:MOST]:
        axis = _axis(known[0], known[-1], cuts)
        length = axis.places[-1] - axis.places[0]
        steps = np.diff(axis.place(known))
        if steps.min() >= NEAR * length or gap[1] - gap[0] < LONG * length:
            break
        cuts.append(gap)
    return _axis(known[0], known[-1], cuts)


def _axis(first: float, last: float, cuts: Sequence[tuple[float, float]]) -> CutAxis:
    days = [first, *(end for cut in sorted(cuts) for end in cut), last]
    kept = sum(end - begin for begin, end in zip(days[::2], days[1::2], strict=True))
    room = max(1.0, kept)
    places = [first]
    for number, (begin, end) in enumerate(pairwise(days)):
        places.append(places[-1] + (max(WIDE * room, 1.0) if number % 2 else end - begin))
    # One day has no length, and an axis must have one.
    if places[0] == places[-1]:
        return CutAxis((first, first + 1), (first, first + 1))
    return CutAxis(tuple(days), tuple(places))


def draw_cuts(axes: Axes, axis: CutAxis, *, colour: str) -> None:
    """Set the scale of the axes to a cut axis, with its own words below, and mark the cuts."""
    axes.set_xscale("function", functions=(axis.place, axis.day))
    ticks, words = _ticks(axis)
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FixedFormatter(words))
    axes.xaxis.set_minor_locator(FixedLocator([]))
    for (_, end), (begin, _) in pairwise(axis.parts):
        margin = (axis.place(begin) - axis.place(end)) / 4
        ends = [axis.day(axis.place(end) + margin), axis.day(axis.place(begin) - margin)]
        axes.axvspan(*ends, color="white", zorder=0.5)
        middle = float(axis.day((axis.place(end) + axis.place(begin)) / 2))
        axes.text(
            middle, 0, "//", transform=axes.get_xaxis_transform(), ha="center", va="center",
            color=colour, fontsize=10,
        )  # fmt: skip


def _ticks(axis: CutAxis) -> tuple[list[float], list[str]]:
    """Return the days that have words, and the words: of each part as many as it has room for."""
    length = axis.places[-1] - axis.places[0]
    ticks: list[float] = []
    words: list[str] = []
    for begin, end in axis.parts:
        most = max(1, round(WORDS * (end - begin) / length))
        first = _date(begin)
        days = [first]
        if most > 1 and end > begin:
            locator = cast(Any, AutoDateLocator)(minticks=2, maxticks=most)
            ends = (datetime.combine(_date(each), time()) for each in (begin, end))
            days = [_date(tick) for tick in locator.tick_values(*ends)]
            days = [day for day in days if begin <= _number(day) <= end] or [first]
        ticks += [_number(day) for day in days]
        words += [_words(day, before) for before, day in zip([None, *days], days, strict=False)]
    return ticks, words


def _words(day: date, before: date | None) -> str:
    """Return day and month, with the year below it where it is a new one."""
    year = "" if before and before.year == day.year else f"\n{day.year}"
    whole = day.day == 1 and (before is None or day - before > timedelta(27))
    return f"{day:%b}{year}" if whole else f"{day.day} {day:%b}{year}"


def _number(day: date) -> float:
    """Return a day as matplotlib counts it: from 1970 on."""
    return float((day - date(1970, 1, 1)).days)


def _date(number: float) -> date:
    return date(1970, 1, 1) + timedelta(number)
