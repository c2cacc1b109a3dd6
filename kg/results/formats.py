"""Formats: which files are read, and what to install for the others."""

from kg.results.records import FormatRow
from kg.results.table import Cell, ResultTable


class Formats(ResultTable[FormatRow]):
    """Formats of files."""

    columns = ("format", "endings", "library", "read")

    def row(self, item: FormatRow) -> tuple[Cell, ...]:
        """Return name, endings and library, and whether it is read or what to install."""
        return item.title, " ".join(item.endings), item.library, item.install or "yes"
