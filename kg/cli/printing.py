"""Answers on standard output: tables on a terminal, plain and complete lines when piped."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kg import cells

if TYPE_CHECKING:
    from rich.console import Console

    from kg.results import Cell, ResultTable

# Control characters can move the cursor, colour or retitle a terminal; U+202A.. reorder a line.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Sentences are cut on a terminal, never when piped.
WIDE = 160


def plain(text: str) -> str:
    """Return the text without what a terminal would obey instead of show."""
    return _CONTROLS.sub("", text)


def write(text: str) -> None:
    """Print a line of data."""
    sys.stdout.write(_writable(text, sys.stdout.encoding) + "\n")


def say(text: str) -> None:
    """Print a line that is no data, to standard error."""
    sys.stderr.write(_writable(plain(text), sys.stderr.encoding) + "\n")


def _writable(text: str, encoding: str | None) -> str:
    """Return the text with a mark for what a stream cannot hold.

    Where the locale is ASCII, Python takes the bytes of names of files for halves of characters.
    """
    with suppress(UnicodeEncodeError):
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text.encode(encoding or "utf-8", "replace").decode(encoding or "utf-8")


def answer(
    found: ResultTable[Any], *, as_json: bool = False, as_csv: bool = False, as_md: bool = False
) -> None:
    """Print an answer in the form that was asked for."""
    if as_json:
        json_lines(found.records())
    elif as_csv:
        comma_separated(found.columns, found.rows())
    elif as_md:
        markdown(found.columns, found.rows())
    elif not len(found):
        say(found.none)
    elif sys.stdout.isatty():
        table(found.columns, found.rows())
    else:
        tab_separated(found.columns, found.rows())


def json_lines(records: Iterable[dict[str, Any]]) -> None:
    """Print one JSON object a line."""
    for record in records:
        # Whatever cannot be printed is escaped: a program reads these lines, a terminal may too.
        write(_CONTROLS.sub(_escaped, json.dumps(record, ensure_ascii=False)))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def comma_separated(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Print CSV in which no cell is a formula to a spreadsheet."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)


def harmless(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet shows and does not compute."""
    if not isinstance(cell, str):
        return cell
    return cells.harmless(plain(cell))


def markdown(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Print a Markdown table."""
    write(f"| {' | '.join(columns)} |")
    write(f"|{'---|' * len(columns)}")
    for row in rows:
        cells = (_as_markdown(_text(cell)) for cell in row)
        write(f"| {' | '.join(cells)} |")


# What Markdown takes for more than text; without brackets there is no link and no picture.
_MARKS = re.compile(r"([\\`*_\[\]|~$])")


def _as_markdown(text: str) -> str:
    """Return a text that Markdown shows as it is: no HTML, no link, no picture that is fetched.

    >>> _as_markdown("[x](y) <img>")
    '\\\\[x\\\\](y) &lt;img&gt;'
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", escaped)


def tab_separated(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Print lines of cells with tabs between them, complete and without colours."""
    write("\t".join(columns))
    for row in rows:
        write("\t".join(_text(cell) for cell in row))


def _text(cell: Cell) -> str:
    return "" if cell is None else " ".join(plain(str(cell)).split())


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str = "") -> None:
    """Print a table as wide as the terminal; line by line where a table would break its words."""
    from rich.console import Console

    console = Console()
    listed = [list(row) for row in rows]
    shown = [number for number, name in enumerate(columns)
             if name in KEPT or any(row[number] not in (None, "") for row in listed)]  # fmt: skip
    names = [columns[number] for number in shown]
    cells = [[row[number] for number in shown] for row in listed]
    if least_width(names, cells) > console.width:
        _line_by_line(console, names, cells, title)
    else:
        _drawn(console, names, cells, title)


def least_width(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many characters a table needs that breaks hardly a word."""
    widths = []
    for number, name in enumerate(columns):
        texts = [name, *(_text(row[number]) for row in rows)]
        if name in SHORT:
            widths.append(max(len(text) for text in texts))
        else:
            longest = max(len(word) for text in texts for word in text.split() or [""])
            widths.append(ROOM if name == "quote" else min(longest, UNBROKEN))
    return sum(width + 3 for width in widths)


def _line_by_line(
    console: Console, columns: Sequence[str], rows: Sequence[Sequence[Cell]], title: str
) -> None:
    from rich.text import Text

    if title:
        console.print(Text(title, style="bold"))
    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            if text := _short(cell):
                console.print(Text.assemble((f"{name}: ", "bold"), text))
        console.print()


def _drawn(
    console: Console, columns: Sequence[str], rows: Sequence[Sequence[Cell]], title: str
) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(
        box=box.SIMPLE_HEAD, title=title or None, title_justify="left", title_style="bold",
        header_style="bold", pad_edge=False,
    )  # fmt: skip
    for number, name in enumerate(columns):
        drawn.add_column(
            name,
            justify="right" if all(isinstance(row[number], int | float | None) for row in rows)
            else "left",
            overflow="fold",
            no_wrap=name in SHORT,
            ratio=4 if name == "quote" else None,
        )  # fmt: skip
    for row in rows:
        drawn.add_row(*(Text(_short(cell)) for cell in row))
    console.print(drawn)


def _short(cell: Cell) -> str:
    text = _text(cell)
    return text if len(text) <= WIDE else text[: WIDE - 1] + "…"


# Columns that are shown even when they are empty, and such as are never broken.
KEPT = frozenset({"date", "place", "name", "met"})
SHORT = frozenset(
    {
        "date", "first", "last", "published", "status", "kind", "meetings", "reports", "articles",
        "sources", "id",
    }
)  # fmt: skip
UNBROKEN = 12  # characters of a word for which a table makes room
ROOM = 20  # characters of a line of a quotation
