"""Answers drawn by matplotlib, fit to be printed: meetings along time, and the strongest ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matplotlib import rc_context
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox

from kg.model import STATUS_WORDS, Status
from kg.results.axis import cut_axis, draw_cuts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from kg.results.records import MeetingRecord, TieRow

# Colours that colour-blind readers tell apart (Okabe and Ito 2008), and a mark for each besides.
MARKS: dict[Status, tuple[str, str]] = {
    "held": ("#0072B2", "o"),
    "planned": ("#E69F00", "^"),
    "denied": ("#D55E00", "x"),
}
INK, MUTED, LINE, BAR = "#1d1d1b", "#5b5952", "#dcd8cf", "#0072B2"
# Rows of a picture: more cannot be read. Letters of a name beside a row.
MOST, LETTERS = 25, 44


class Picture(Figure):
    """A matplotlib figure that a notebook shows by itself, and that is written for print."""

    def svg(self) -> str:
        """Return the figure as SVG, whose words stay words and which is the same each time."""
        image = StringIO()
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": "kg"}):
            self.savefig(image, format="svg", metadata={"Date": None})
        return image.getvalue()

    def write(self, path: str | Path) -> Path:
        """Write the figure to a file by its ending (svg, png, pdf), and return the path."""
        target = Path(path)
        if target.suffix == ".svg":
            target.write_text(self.svg(), encoding="utf-8")
        else:
            self.savefig(target, dpi=300)
        return target

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


def timeline(told: Sequence[MeetingRecord], *, title: str = "Meetings by date") -> Picture:
    """Return a figure of dated meetings: a row for each of the most frequent participants.

    A line joins those who met; the place stands beside it where there is room. A long time in which
    nobody met is cut out where it would press the others together.
    """
    dated = [each for each in told if each.meeting.date]
    times = Counter(who.name for each in dated for who in each.participants)
    names = [name for name, _ in times.most_common(MOST)]
    figure = _figure(rows=len(names))
    axes = figure.subplots()
    _rows(axes, names)
    axes.grid(axis="y", color=LINE, zorder=0)
    drawn = [(each, _points(each, names)) for each in dated]
    for each, points in drawn:
        if points:
            colour, mark = MARKS[each.meeting.status]
            days, rows = zip(*points, strict=True)
            axes.plot(days, rows, color=colour, linewidth=1.4, zorder=1)
            axes.scatter(days, rows, color=colour, marker=mark, s=38, zorder=2)
    for status in dict.fromkeys(each.meeting.status for each, points in drawn if points):
        colour, mark = MARKS[status]
        axes.scatter([], [], color=colour, marker=mark, label=STATUS_WORDS[status])
    if dated:
        axes.margins(x=0.06)
        _date_axis(axes, [day(each.meeting.date or "") for each in dated])
        figure.legend(loc="outside upper right", frameon=False, ncols=3, handletextpad=0.2)
    undated = len(told) - len(dated)
    without = f" {undated} without a date left out." if undated else ""
    articles = {account.quote.article_id for each in told for account in each.accounts}
    _titles(figure, title, _credit(articles) + without)
    _place_words(figure, axes, [(points, each.meeting.place) for each, points in drawn if points])
    return figure


def ties(rows: Sequence[TieRow], *, title: str = "Named together most") -> Picture:
    """Return a figure of the ties with most sentences, a bar for each, its number at its end."""
    strongest = sorted(rows, key=lambda row: -row.tie.sentences)[:MOST]
    figure = _figure(rows=len(strongest))
    axes = figure.subplots()
    _rows(axes, [f"{row.left.name} – {row.right.name}" for row in strongest])
    bars = axes.barh(
        range(len(strongest)), [row.tie.sentences for row in strongest], color=BAR, height=0.62
    )
    axes.bar_label(bars, padding=4, color=INK, fontsize=9)
    axes.margins(x=0.08)
    axes.set_xlabel("sentences that name both", color=MUTED)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    left = f" The {len(strongest)} strongest of {len(rows)}." if len(rows) > len(strongest) else ""
    _titles(figure, title, f"Source: articles read with kg.{left}")
    return figure


def _date_axis(axes: Axes, days: Sequence[date]) -> None:
    axis = cut_axis(days)
    if len(axis.parts) > 1:
        draw_cuts(axes, axis, colour=MUTED)
        return
    # With the usual least of 5 ticks, spans of 48 to 60 months have no interval that fits.
    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def _figure(*, rows: int) -> Picture:
    return Picture(
        figsize=(9, 1.5 + 0.32 * max(1, rows)),
        layout=ConstrainedLayoutEngine(h_pad=0.12),
        facecolor="white",
    )


def _rows(axes: Axes, names: list[str]) -> None:
    """Name the rows, the first at the top, and take the frame away."""
    axes.set_yticks(range(len(names)), [_short(name) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.tick_params(axis="x", color=LINE, labelcolor=MUTED)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(LINE)


def _titles(figure: Picture, title: str, credit: str) -> None:
    figure.suptitle(title, x=0.01, ha="left", fontweight="bold", fontsize=13, color=INK)
    figure.supxlabel(credit, x=0.01, ha="left", fontsize=8, color=MUTED)


def _credit(articles: Iterable[str]) -> str:
    count = len(set(articles))
    return f"Source: {count:,} article{'s' * (count != 1)}, read with kg."


def _points(each: MeetingRecord, names: list[str]) -> list[tuple[Any, int]]:
    """Return day and row of each who took part, from the top."""
    rows = sorted(names.index(who.name) for who in each.participants if who.name in names)
    return [(day(each.meeting.date or ""), row) for row in rows]


def _place_words(
    figure: Picture, axes: Axes, marks: list[tuple[list[tuple[Any, int]], str | None]]
) -> None:
    """Write the place of each meeting beside it, where it covers no mark, line or word."""
    figure.draw_without_rendering()
    at = axes.transData.transform
    spots = [at((axes.convert_xunits(x), row)) for points, _ in marks for x, row in points]
    taken = [Bbox.from_extents(x - 6, y - 6, x + 6, y + 6) for x, y in spots]
    for points, _ in marks:
        ends = [at((axes.convert_xunits(x), row)) for x, row in (points[0], points[-1])]
        (x, top), (_, low) = ends
        taken.append(Bbox.from_extents(x - 2, min(top, low), x + 2, max(top, low)))
    said = set()
    for points, place in marks:
        # Of several meetings of a few days at one place it is said once.
        here = (place, int(at((axes.convert_xunits(points[0][0]), 0))[0] // 15))
        wanted = points if place and here not in said else ()
        for (x, row), side in product(wanted, ("left", "right")):
            word = axes.annotate(
                _short(place or ""), (x, row), xytext=(7 if side == "left" else -7, 4),
                textcoords="offset points", ha=side, fontsize=7.5, color=MUTED, zorder=3,
            )  # fmt: skip
            box = word.get_window_extent().padded(2)
            inside = axes.bbox.x0 < box.x0 and box.x1 < axes.bbox.x1 + 20
            if inside and not any(box.overlaps(one) for one in taken):
                taken.append(box)
                said.add(here)
                break
            word.remove()


def _short(name: str) -> str:
    """Return a name that fits beside a row.

    >>> _short("Karsk")
    'Karsk'
    """
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"
