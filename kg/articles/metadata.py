"""`metadata.csv`: what a folder says of the files in it."""

import csv
from functools import lru_cache
from pathlib import Path

from kg.articles.encodings import Undecodable, decode
from kg.articles.fields import Fields, columns, fields_of
from kg.articles.options import ReadOptions
from kg.articles.orders import order_of

METADATA = "metadata.csv"
LONGEST = 64 << 20  # bytes; a folder of a million files needs less


class Metadata:
    """The metadata.csv of each folder, read when a file of the folder is met.

    A row is found by its column `file`; any other column that `fields_of` knows gives a field.
    A metadata.csv that cannot be read gives nothing: its folder's files stand without it.
    """

    def __init__(self, options: ReadOptions) -> None:
        self.rows = lru_cache(maxsize=8)(lambda folder: rows(folder, options=options))

    def of(self, path: str) -> Fields:
        """Return what the folder of a file says of it."""
        file = Path(path)
        return self.rows(file.parent).get(file.name, Fields())


def rows(folder: Path, *, options: ReadOptions) -> dict[str, Fields]:
    """Return the fields of each file that the folder's metadata.csv names."""
    path = folder / METADATA
    try:
        if not path.is_file() or path.stat().st_size > LONGEST:
            return {}
        lines = decode(path.read_bytes()).splitlines(keepends=True)
        found: dict[str, Fields] = {}
        names = [name for name in table(lines).fieldnames or () if name]
        known = columns(names, options)
        file = next((name for name in names if name.strip().casefold() == "file"), None)
        if file is None:
            return {}
        published = known.get("published", "")
        order = order_of(row.get(published, "") for row in table(lines))
        for row in table(lines):
            found[row[file].strip().removeprefix("./")] = fields_of(row, known, order=order)
    except (OSError, Undecodable, csv.Error):
        return {}
    return found


def table(lines: list[str]) -> "csv.DictReader[str]":
    """Return the rows of a table, what a row has too much or too little of left empty."""
    return csv.DictReader(lines, restkey="", restval="")
