"""CSV and TSV with a header."""

import csv
import re
from collections.abc import Iterator
from itertools import chain, islice

from kg.articles.encodings import Undecodable
from kg.articles.fields import columns
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered
from kg.articles.formats.sniffing import DELIMITERS
from kg.articles.options import ReadOptions
from kg.articles.streams import BlankLines, Malformed, TooLong, lines, short, utf8

SEPARATOR = re.compile(r"\ufeff?\"?sep=([,;\t|])\"?\s*", re.IGNORECASE)  # what Excel is told
# "----+----" and "(2 rows)", as databases print tables; "|---|:---|" of Markdown.
RULE = re.compile(r"[-+|:= \t]{3,}|\(\d+ rows?\)")
MOST_ABOVE = 20  # lines above the header: a title, when it was exported
MOST_SKIPPED = 100  # times the longest row, after which a row without end ends the file


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the number of each row below the header, and its values by column.

    The delimiter is the one that the header has most of, or that a line above it says. In the
    place of a row that is too long or broken stands what is wrong with it, and the rows after it
    are read.
    """
    csv.field_size_limit(options.most_bytes + 1)
    guarded = Guarded(line_feeds(content.pieces()), options)
    delimiter, names = header_of(guarded, options)
    number, blanks = 0, BlankLines()
    for row in rows(guarded, delimiter, columns=len(names)):
        blanks.count(blank=not row)
        if row and (isinstance(row, str) or not is_rule(row)):
            number += 1
            yield number, row if isinstance(row, str) else dict(zip(names, row, strict=False))
    if not number and names:
        yield 0, "no row below its first line, which names the columns"


def is_rule(row: list[str]) -> bool:
    """Return whether a row is the line below a header, or what a database says of the number."""
    line = "|".join(row).strip()
    return RULE.fullmatch(line) is not None


def header_of(guarded: "Guarded", options: ReadOptions) -> tuple[str, list[str]]:
    """Return the delimiter and the names of the columns, and go on with the row below them.

    The first line names them, if not one of the next lines has names of columns that are known:
    of the text and of another one.
    """
    header = next(guarded, "")
    if told := SEPARATOR.fullmatch(header):
        header = next(guarded, "")
    if guarded.fault:
        raise Malformed(f"malformed CSV (its header is {guarded.fault})")
    if not known(header, told, options):
        held = []
        for line in islice(guarded.lines, MOST_ABOVE):
            held.append(line)
            if isinstance(line, str) and len(known(line, told, options)) > 1:
                header, held = line, []
                break
        guarded.lines = chain(held, guarded.lines)
    delimiter = told[1] if told else delimiter_of(header)
    return delimiter, [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]


def delimiter_of(header: str) -> str:
    """Return the delimiter that a header has most of."""
    return max(DELIMITERS, key=header.count)


def known(line: str, told: re.Match[str] | None, options: ReadOptions) -> dict[str, str]:
    """Return the columns that a line names, none where that of the text is not among them."""
    names = cells(line, told[1] if told else delimiter_of(line))
    found = columns([name.strip() for name in names], options)
    return found if "text" in found else {}


def rows(guarded: "Guarded", delimiter: str, *, columns: int) -> Iterator[list[str] | str]:
    """Yield the cells of each row, or what is wrong with it."""
    reader = csv.reader(guarded, delimiter=delimiter)
    while True:
        guarded.restart()
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield f"malformed CSV ({short(error)})"
            continue
        if guarded.fault:
            yield guarded.fault
            guarded.resume(delimiter, columns=columns)
            reader = csv.reader(guarded, delimiter=delimiter)
        elif row is None:
            return
        else:
            yield row


class Guarded:
    """The lines of a table, of which no row may take more than an article and its fields.

    At a row that takes more, the lines end and `fault` says why; `resume` goes on behind it.
    """

    def __init__(self, pieces: Iterator[bytes], options: ReadOptions) -> None:
        self.most = options.most_bytes
        encoding = options.encoding
        self.lines: Iterator[str | Undecodable | TooLong]
        self.lines = lines(utf8(pieces, encoding=encoding), most=self.most, encoding=encoding)
        self.row: list[str] = []
        self.size, self.fault, self.quoted = 0, "", False

    def __iter__(self) -> "Guarded":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        if isinstance(line, Undecodable | TooLong):
            # Whether a field is open behind a line that nobody has seen whole, its quotes tell.
            self.quoted = bool(self.row) ^ bool(getattr(line, "quotes", 0) % 2)
            self.row, self.fault = [], str(line)
            raise StopIteration
        self.size += len(line)
        self.row.append(line)
        if self.size > self.most:
            self.fault = "malformed CSV (a row without end: is a quotation mark missing?)"
            self.quoted = True
            raise StopIteration
        return line

    def restart(self) -> None:
        """Begin to count a new row."""
        self.row, self.size = [], 0

    def resume(self, delimiter: str, *, columns: int) -> None:
        """Go on behind the row at which the lines ended.

        Where the lines of that row are rows themselves, a quotation mark is missing in the first
        one, and it goes on with the second. Else all is left out until the open field ends.
        """
        rest, quoted = self.row[1:], self.quoted
        self.row, self.size, self.fault, self.quoted = [], 0, "", False
        if rest and are_rows(rest, delimiter, columns=columns):
            self.lines = chain(rest, self.lines)
        elif quoted:
            self.lines = behind_the_field(self.lines, most=MOST_SKIPPED * self.most)


def behind_the_field(
    found: Iterator[str | Undecodable | TooLong], *, most: int
) -> Iterator[str | Undecodable | TooLong]:
    """Yield the lines behind the one that ends the field which is open; it ends within `most`."""
    skipped = 0
    for line in found:
        skipped += len(line) if isinstance(line, str) else 0
        quotes = line.count('"') if isinstance(line, str) else getattr(line, "quotes", 0)
        if quotes % 2 or skipped > most:
            break
    if skipped <= most:
        yield from found


def are_rows(found: list[str], delimiter: str, *, columns: int) -> bool:
    """Return whether lines are rows of a table, and not the lines of one long field.

    The first quotation mark tells: it opens a field of a row, or ends the long one. Where there
    is none, rows have all as many cells as the header.
    """
    quoted = next((line for line in found if '"' in line), None)
    if quoted is not None:
        return re.search(rf'(?:^|{re.escape(delimiter)})"(?!"*\s*$)', quoted) is not None
    return columns > 1 and all(len(cells(line, delimiter)) == columns for line in found[:200])


def cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line that is a row by itself."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def line_feeds(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the pieces with line feeds where the first has only carriage returns (old Macs)."""
    first = next(pieces, b"")
    alone = b"\r" in first and b"\n" not in first and b"\0" not in first
    for piece in chain([first], pieces):
        yield piece.replace(b"\r", b"\n") if alone else piece
