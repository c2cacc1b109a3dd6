"""What is shown, as a file: CSV and a workbook for spreadsheets, JSON Lines, Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from kg import cells
from kg.errors import KgError
from kg.results import Cell, ResultTable

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What a file may hold at most; of more, `kg met` and `kg export` make files.
MOST = 20_000
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MARKS = re.compile(r"([\\`*_\[\]|~$])")
UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_CELL = 32_767


class NoDownload(KgError):
    """What is shown cannot be had in this format."""


def download(answer: ResultTable[Any], form: str, *, name: str) -> Response:
    """Return an answer as a file of this format. Raises `NoDownload`."""
    if form == "json":
        return attached("".join(_json(each) for each in answer.records()), form, name=name)
    return tables({"": (answer.columns, answer.rows())}, form, name=name)


def tables(
    parts: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]], form: str, *, name: str
) -> Response:
    """Return tables under their titles as one file. Raises `NoDownload`."""
    if form == "xlsx":
        return attached(_workbook(parts), form, name=name)
    write = {"csv": _csv, "md": _markdown}.get(form)
    if write is None:
        raise NoDownload(f"{form[:20]!r} is none of {', '.join(TYPES)}")
    return attached("\n".join(write(*part, title) for title, part in parts.items()), form,
                    name=name)  # fmt: skip


def records(found: Iterable[Mapping[str, Any]], *, name: str) -> Response:
    """Return objects as JSON Lines."""
    return attached("".join(_json(each) for each in found), "json", name=name)


def attached(content: str | bytes, form: str, *, name: str) -> Response:
    """Return a file that the browser saves and never shows."""
    file = f"{UNSAFE.sub('-', name).strip('-')[:80] or 'kg'}.{form}"
    headers = {"Content-Disposition": f"attachment; filename*=utf-8''{quote(file)}"}
    return Response(content, media_type=TYPES.get(form, "application/octet-stream"),
                    headers=headers)  # fmt: skip


def _json(record: Mapping[str, Any]) -> str:
    return f"{json.dumps(record, ensure_ascii=False)}\n"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], _title: str) -> str:
    """Return CSV in which no cell is a formula to a spreadsheet."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return made.getvalue()


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return cells.harmless(CONTROLS.sub("", cell))


def _markdown(columns: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> str:
    lines = [f"## {title}\n"] if title else []
    lines += [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(_as_markdown(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _as_markdown(cell: Cell) -> str:
    text = "" if cell is None else " ".join(CONTROLS.sub("", str(cell)).split())
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return MARKS.sub(r"\\\1", escaped)


def _workbook(
    parts: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]],
) -> bytes:
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise NoDownload("Excel needs xlsxwriter; pip install 'kg-news[xlsx]' brings it") from None
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        head = book.add_format({"bold": True})
        for title, (columns, rows) in parts.items():
            sheet = book.add_worksheet(title[:31] or "kg")
            sheet.freeze_panes(1, 0)
            for number, column in enumerate(columns):
                sheet.set_column(number, number, 80 if column == "quote" else 20)
                sheet.write_string(0, number, column, head)
            for line, row in enumerate(rows, start=1):
                for number, cell in enumerate(row):
                    if isinstance(cell, int | float):
                        sheet.write_number(line, number, cell)
                    elif cell:
                        sheet.write_string(line, number, CONTROLS.sub("", cell)[:LONGEST_CELL])
    return made.getvalue()
