"""CSV and TSV with a header."""

import csv
from collections.abc import Iterator, Mapping

from kg.articles.encodings import Undecodable
from kg.articles.options import ReadOptions
from kg.articles.streams import BlankLines, Malformed, TooLong, lines, short, utf8

DELIMITERS = ",;\t|"


def rows(
    pieces: Iterator[bytes], options: ReadOptions
) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """Yield the number of each row below the header, and its values by column.

    The delimiter is the one that the header has most of.
    """
    csv.field_size_limit(options.most_bytes)
    guarded = Guarded(pieces, options)
    header = next(guarded, "")
    delimiter = max(DELIMITERS, key=header.count)
    try:
        names = next(csv.reader([header], delimiter=delimiter), [])
        names = [name.strip() for name in names]
        number, blanks = 0, BlankLines()
        for values in guarded.rows(delimiter):
            guarded.restart()
            blanks.count(blank=not values)
            if not values:
                continue
            number += 1
            if isinstance(values, str):
                yield number, values
            else:
                yield number, dict(zip(names, values, strict=False))
    except csv.Error as error:
        raise Malformed(f"malformed CSV ({short(error)})") from None


class Guarded:
    """The lines of a table, of which no row may take more than an article and its fields."""

    def __init__(self, pieces: Iterator[bytes], options: ReadOptions) -> None:
        self.most = options.most_bytes
        encoding = options.encoding
        self.lines = lines(utf8(pieces, encoding=encoding), most=self.most, encoding=encoding)
        self.row = 0

    def __iter__(self) -> "Guarded":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        if isinstance(line, Undecodable | TooLong):
            raise line
        self.row += len(line)
        if self.row > self.most:
            raise Malformed("malformed CSV (a row without end: is a quotation mark missing?)")
        return line

    def rows(self, delimiter: str) -> Iterator[list[str] | str]:
        """Yield the values of each row; for a row with a line that is too long, why it has none.

        Such a line is taken for a whole row, and the next line begins one.
        """
        while True:
            try:
                yield from csv.reader(self, delimiter=delimiter)
            except TooLong as error:
                yield str(error)
            else:
                return

    def restart(self) -> None:
        """Begin to count a new row."""
        self.row = 0
