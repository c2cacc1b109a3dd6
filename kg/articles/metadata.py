"""`metadata.csv`: what a folder says of the files in it."""

import csv
from functools import lru_cache
from pathlib import Path

from kg.articles.encodings import Undecodable, decode
from kg.articles.fields import Fields, columns, fields_of
from kg.articles.options import ReadOptions

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
        reader = csv.DictReader(lines, restkey="", restval="")
        names = [name for name in reader.fieldnames or () if name]
        known = columns(names, options)
        file = next((name for name in names if name.strip().casefold() == "file"), None)
        for row in reader if file else ():
            found[row[file].strip().removeprefix("./")] = fields_of(row, known)
    except (OSError, Undecodable, csv.Error):
        return {}
    return found
