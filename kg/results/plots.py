"""Answers drawn by matplotlib: meetings along time, and the strongest ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from kg.model import STATUS_WORDS, Status

if TYPE_CHECKING:
    from kg.results.records import MeetingRecord, TieRow

# Colours that colour-blind readers tell apart (Okabe and Ito 2008), and a mark for each besides.
MARKS: dict[Status, tuple[str, str]] = {
    "held": ("#0072B2", "o"),
    "planned": ("#E69F00", "^"),
    "denied": ("#D55E00", "x"),
}
# Rows of a picture: more cannot be read.
MOST = 25


class Picture(Figure):
    """A matplotlib figure that a notebook shows by itself."""

    def _repr_png_(self) -> bytes:
        image = BytesIO()
        self.savefig(image, format="png", dpi=110)
        return image.getvalue()


def day(text: str) -> date:
    """Return the first day of a date of any precision, or of an interval.

    >>> day("2023-06")
    datetime.date(2023, 6, 1)
    """
    year, month, day_ = (*text.partition("/")[0].split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day_))


def timeline(told: Sequence[MeetingRecord]) -> Picture:
    """Return a figure of dated meetings: a row for each of the most frequent participants."""
    dated = [each for each in told if each.meeting.date]
    times = Counter(who.name for each in dated for who in each.participants)
    names = [name for name, _ in times.most_common(MOST)]
    figure = Picture(figsize=(9, 1 + 0.32 * max(1, len(names))), layout="constrained")
    axes = figure.subplots()
    for status, (colour, mark) in MARKS.items():
        points = [
            (day(each.meeting.date), names.index(who.name))
            for each in dated
            if each.meeting.status == status and each.meeting.date
            for who in each.participants
            if who.name in names
        ]
        if points:
            days, rows = zip(*points, strict=True)
            axes.scatter(
                days, rows, color=colour, marker=mark, label=STATUS_WORDS[status], zorder=2
            )
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.grid(axis="y", color="#dddddd", zorder=1)
    if dated:
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    axes.set_title("Meetings by date")
    figure.autofmt_xdate()
    return figure


def ties(rows: Sequence[TieRow]) -> Picture:
    """Return a figure of the ties with most sentences, a bar for each."""
    strongest = sorted(rows, key=lambda row: -row.tie.sentences)[:MOST]
    names = [f"{row.left.name} – {row.right.name}" for row in strongest]
    figure = Picture(figsize=(9, 1 + 0.32 * max(1, len(names))), layout="constrained")
    axes = figure.subplots()
    axes.barh(range(len(names)), [row.tie.sentences for row in strongest], color="#0072B2")
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlabel("sentences that name both")
    return figure
