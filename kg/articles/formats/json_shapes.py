"""Objects of well-known programs and services as records of usual columns, by tables of paths."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.articles.options import ReadOptions
from kg.articles.stripped import stripped

DATA = Path(__file__).parent / "data"
COLUMNS = ("text", "title", "published", "url", "publisher", "language", "lead")
# Lists of feeds, in XML that was made JSON: there is an object in place of a list of one.
IN_FEEDS = (".item", ".entry")
MOST_TOLD = 1_000  # what an outer object says of the articles in its list: values, and characters
CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+?\d+ chars\]\s*$")  # NewsAPI: "The talks … [+2345 chars]"


@dataclass(slots=True)
class Outer:
    """The object that wraps a list of articles: the list's path, and what stands before it."""

    alone: bool = True
    path: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def told(self, path: str, value: object) -> object:
        """Keep a value that may say something of every article; return it."""
        if isinstance(value, str) and len(self.values) < MOST_TOLD:
            self.values[path] = value[:MOST_TOLD]
        return value

    def publisher(self) -> str | None:
        """Return what has published all articles of the list, None if it is not told."""
        return self.values.get(lists().get(self.path) or "")


@dataclass(frozen=True, slots=True)
class Shape:
    """A row of the table: paths that an object must have, and those of each column."""

    name: str
    marks: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]


def flat(
    record: Mapping[str, object], outer: Outer, options: ReadOptions
) -> Mapping[str, object] | str:
    """Return an object as a record of usual columns; as it is where its shape is not known.

    Columns that the user named by path ("fields.body") are looked up as well.
    """
    named = {name: path for name in COLUMNS if "." in (path := getattr(options, name, "") or "")}
    if named:
        return {**record, **{path: at(record, path) for path in named.values()}}
    if any(getattr(options, name, None) for name in COLUMNS):
        return record
    shape = shape_of(record)
    if shape is None:
        shared = outer.publisher() if outer.path.endswith(IN_FEEDS) else None
        return record if shared is None else {"publisher": shared, **record}
    found = {name: first(record, paths) for name, paths in shape.columns.items()}
    if found.get("text") is None:
        return f"an entry of {shape.name} without a text"
    if found.get("publisher") is None:
        found["publisher"] = outer.publisher()
    return {name: value for name, value in found.items() if value is not None}


def shape_of(record: Mapping[str, object]) -> Shape | None:
    """Return the shape that an object has, None where it is not known."""
    return next((s for s in shapes() if all(at(record, m) is not None for m in s.marks)), None)


def is_known(record: Mapping[str, object]) -> bool:
    """Return whether an object has the shape of an article."""
    return shape_of(record) is not None


def first(record: Mapping[str, object], paths: tuple[str, ...]) -> object:
    """Return the value at the first path that has one."""
    for path in paths:
        if path.startswith("="):
            return path[1:]
        mode, _, rest = path.rpartition(" ")
        value = read(at(record, rest), mode)
        if value not in (None, "", [], {}):
            return value
    return None


def read(value: object, mode: str) -> object:
    """Return a value as its column wants it: markup as text, or all that lies in it in order."""
    if mode == "html":
        return stripped(value) if isinstance(value, str) else None
    if mode == "all":
        return "\n\n".join(strings(value))
    if mode == "runs":  # Telegram: ["They met ", {"type": "bold", "text": "Roe"}, "."]
        return "".join(strings(value, key="text"))
    if mode == "day":  # CSL: [[2024, 3, 5]]
        parts = value[0] if isinstance(value, list) and value else None
        known = isinstance(parts, list) and all(str(part).isdigit() for part in parts)
        return "-".join(f"{int(part):02}" for part in parts or ()) if known else None
    return CUT.sub("…", value) if isinstance(value, str) else value


def strings(value: object, key: str | None = None) -> Iterator[str]:
    """Yield all texts within a value, in order; of objects those under a key, or all."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, key)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            if key is None or name == key:
                yield from strings(each, key)


def at(record: object, path: str) -> object:
    """Return what lies at a path like "fields.bodyText", None where nothing does.

    Of a list it is the first element's.
    """
    value = record
    for part in path.split("."):
        while isinstance(value, list):
            value = value[0] if value else None
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the table of shapes, the most special first."""
    found = []
    for name, marks, *cells in table("json_shapes.tsv"):
        paths = [tuple(cell.split("|")) if cell else () for cell in cells]
        found.append(Shape(name, tuple(marks.split(",")), dict(zip(COLUMNS, paths, strict=True))))
    return tuple(found)


@cache
def lists() -> dict[str, str]:
    """Return the paths of lists of articles, each with that of their common publisher."""
    return {row[0]: row[1] for row in table("json_lists.tsv")}


@cache
def way_to_lists() -> frozenset[str]:
    """Return the paths of objects that hold such lists."""
    keys = [path.split(".") for path in lists()]
    return frozenset(".".join(each[:at]) for each in keys for at in range(1, len(each)))


def table(name: str) -> list[list[str]]:
    """Return the rows of a table, the same number of cells each."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    width = max(map(len, rows))
    return [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]
