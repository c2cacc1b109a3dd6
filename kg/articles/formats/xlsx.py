"""XLSX, by openpyxl: one article for each row of the sheets that have a column with texts."""

import io
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from kg.articles.fields import columns
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered
from kg.articles.formats.zipped import unzipped, whole
from kg.articles.options import ReadOptions
from kg.articles.streams import BlankLines, Malformed, TooLong, short

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

SHARED = "xl/sharedStrings.xml"  # all texts of a file, which openpyxl holds in memory
MOST_ROWS_ABOVE = 20  # rows above a header: a title, a date


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the rows of the sheets, numbered from 1; raises `Malformed` or `TooLong`."""
    numbers, seen = count(1), []
    with unzipped(content, title="XLSX") as opened:
        texts = opened.getinfo(SHARED).file_size if SHARED in opened.namelist() else 0
        if texts > options.most_bytes_of_page:
            raise TooLong(f"texts of {texts:,} bytes in one XLSX file; save its sheet as CSV")
        for sheet in sheets(whole(opened)):
            rows = values(sheet)
            header = header_of(rows, options)
            seen.append(f"{sheet.title} ({', '.join(header[:8])})" if header else sheet.title)
            if "text" in columns(header, options):
                for row in rows:
                    yield next(numbers), dict(zip(header, row, strict=False))
    if next(numbers) == 1:
        raise Malformed(f"no sheet has a column with the text; its sheets: {', '.join(seen)[:200]}")


def sheets(data: bytes) -> "Iterator[ReadOnlyWorksheet]":
    """Yield the sheets of a file, raising `Malformed`."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        yield from book.worksheets
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        if isinstance(error, Malformed | TooLong):
            raise
        raise Malformed(f"a broken XLSX file ({short(error)})") from None


def values(sheet: "ReadOnlyWorksheet") -> Iterator[list[object]]:
    """Yield the cells of each row that is not blank, dates as ISO texts."""
    blanks = BlankLines()
    for row in sheet.iter_rows(values_only=True):
        cells = [each.isoformat() if isinstance(each, date) else each for each in row]
        blank = all(each in (None, "") for each in cells)
        blanks.count(blank=blank)
        if not blank:
            yield cells


def header_of(rows: Iterator[list[object]], options: ReadOptions) -> list[str]:
    """Return the first row that names a column with texts; the first of all where none does."""
    first: list[str] = []
    for number, row in enumerate(rows):
        names = ["" if each is None else str(each).strip()[:100] for each in row]
        first = first or names
        if "text" in columns(names, options):
            return names
        if number >= MOST_ROWS_ABOVE:
            break
    return first
