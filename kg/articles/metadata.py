"""`metadata.csv`: what a folder says of the files in it."""

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from kg.articles.fields import Fields, columns, fields_of
from kg.articles.formats import csv
from kg.articles.formats.content import Content
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
    """Return the fields of each file of the folder that its metadata.csv names."""
    path = folder / METADATA
    try:
        if not path.is_file() or path.stat().st_size > LONGEST:
            return {}
        # Rows of other files are not kept: memory is bounded by what is there.
        here = set(os.listdir(folder))  # noqa: PTH208
        order = order_of(row["published"] for _, row in named(path, options))
        found: dict[str, Fields] = {}
        for file, row in named(path, options):
            if file in here:
                found[file] = fields_of(row, {name: name for name in row}, order=order)
    except Exception:  # whatever stands in it, the files of its folder are read without it
        return {}
    return found


def named(path: Path, options: ReadOptions) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the name of a file and its fields, row by row."""
    with path.open("rb") as stream:
        for _, row in csv.records(Content(stream, path=str(path)), ReadOptions()):
            if not isinstance(row, Mapping):
                continue
            names = [name for name in row if name]
            file = next((name for name in names if name.strip().casefold() == "file"), None)
            if file is None:
                return
            known = columns(names, options)
            values = {field: str(row.get(column, "")) for field, column in known.items()}
            yield str(row[file]).strip().removeprefix("./"), {"published": ""} | values
