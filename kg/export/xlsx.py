"""A workbook for spreadsheets, by XlsxWriter: meetings, people, others, ties, evidence."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kg.export.flat import UNWRITABLE
from kg.export.tables import tables
from kg.model import STATUS_WORDS

if TYPE_CHECKING:
    import networkx as nx

# What a sheet of Excel holds: rows, and characters of a cell.
MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
# The same graph gives the same file.
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
WIDTHS = {"quote": 80, "name": 30, "participants": 50, "aliases": 40, "about": 40, "roles": 40}


def write(graph: nx.MultiGraph) -> bytes:
    """Return the workbook: a sheet for each of `kg.export.tables`, with a filter in its head.

    No text is taken for a formula or a link. A text longer than a cell holds is cut, and so are
    rows beyond what a sheet holds.
    """
    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": "Who met whom", "created": WRITTEN})
        head = book.add_format({"bold": True})
        for name, (columns, rows) in tables(graph).items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for number, column in enumerate(columns):
                sheet.set_column(number, number, WIDTHS.get(column, 14))
                sheet.write_string(0, number, column, head)
            for line, row in enumerate(rows[:MOST_ROWS], start=1):
                for number, column in enumerate(columns):
                    value = row[column]
                    if column == "status":
                        value = STATUS_WORDS[value]
                    if isinstance(value, int | float):
                        sheet.write_number(line, number, value)
                    elif value:
                        sheet.write_string(line, number, _cell(value))
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    return made.getvalue()


def _cell(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)[:MOST_CHARACTERS]
