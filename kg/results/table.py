"""A sequence of findings that shows itself as a table, a frame and JSON."""

from __future__ import annotations

import html
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
Cell = str | int | float | None
# Rows of a table that a notebook shows by itself; the frame has them all.
SHOWN = 50


class ResultTable(Sequence[T], Generic[T]):
    """A sequence of findings, each of them one row of a table."""

    columns: ClassVar[tuple[str, ...]] = ()
    none: ClassVar[str] = "nothing found"
    # What only a frame has beside these columns: ids, and days ("start" and "end" of dates).
    more: ClassVar[tuple[str, ...]] = ()
    days: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, items: Iterable[T], *, total: int | None = None) -> None:
        self._items = tuple(items)
        # How many there are where these are a part of them.
        self.total = len(self._items) if total is None else total

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    @abstractmethod
    def row(self, item: T) -> tuple[Cell, ...]:
        """Return the cells of a finding, one for each column."""

    def rows(self) -> list[tuple[Cell, ...]]:
        """Return the cells of all findings."""
        return [self.row(item) for item in self]

    def record(self, item: T) -> dict[str, Any]:
        """Return a finding as plain values for JSON."""
        return dict(zip(self.columns, self.row(item), strict=True))

    def records(self) -> list[dict[str, Any]]:
        """Return all findings as plain values for JSON."""
        return [self.record(item) for item in self]

    def more_cells(self, item: T) -> tuple[Cell, ...]:
        """Return the cells of a finding that only a frame has, one for each column of `more`."""
        return ()

    def to_frame(self) -> pd.DataFrame:
        """Return the table as a pandas data frame, with ids and days beside its columns."""
        rows = [(*self.row(item), *self.more_cells(item)) for item in self]
        return self._frame(rows, (*self.columns, *self.more))

    def _frame(self, rows: Sequence[tuple[Cell, ...]], columns: Sequence[str]) -> pd.DataFrame:
        import numpy as np
        import pandas as pd

        frame = pd.DataFrame(rows, columns=list(columns))
        for name in self.days & set(columns):
            # To the second: the years that nanoseconds can count begin in 1677.
            number = columns.index(name)
            days = [row[number] or "NaT" for row in rows]
            frame[name] = np.array(days, dtype="datetime64[s]")
        return frame

    def __repr__(self) -> str:
        if not len(self):
            return f"<{type(self).__name__}: {self.none}>"
        lines = [" | ".join("" if cell is None else str(cell) for cell in row)
                 for row in self.rows()[:SHOWN]]  # fmt: skip
        more = [f"… and {len(self) - SHOWN:,} more"] if len(self) > SHOWN else []
        return "\n".join([" | ".join(self.columns), *lines, *more])

    def _repr_html_(self) -> str:
        if not len(self):
            return f"<p>{html.escape(self.none)}</p>"
        head = "".join(f'<th style="text-align:left">{html.escape(c)}</th>' for c in self.columns)
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in self.rows()[:SHOWN])
        more = f"<p>… and {len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cells(row: tuple[Cell, ...]) -> str:
    return "".join(
        f'<td style="text-align:left">{html.escape("" if cell is None else str(cell))}</td>'
        for cell in row
    )


def line(text: str) -> str:
    """Return a text of several lines as one."""
    return " ".join(text.split())
