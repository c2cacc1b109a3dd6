"""Known people, groups, states and places that a user brings, as CSV or FollowTheMoney lines.

CSV, separated by commas, semicolons, tabs or bars, has a head with the column `name` and any of
`id`, `kind`, `aliases` (separated by ";" or "|"), `country` (a name or an ISO code) and `position`;
the columns of OpenSanctions' simplified CSV and of Wikidata's query service are known too.
FollowTheMoney (https://followthemoney.tech) is one entity of JSON a line; its people, organisations
and places are read, other schemata left out.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Literal

from kg.errors import KgError
from kg.model import KINDS, Kind, content_id
from kg.resolution.forms import EntityForm, KnownForm, formed, parsed
from kg.resolution.states import code_of, states

SCHEMATA: Mapping[str, Kind] = {
    "Person": "person",
    "Organization": "group",
    "Company": "group",
    "PublicBody": "group",
    "LegalEntity": "group",
    "Address": "place",
}


# Columns as OpenSanctions ("simplified CSV") and Wikidata's query service name them.
COLUMNS: Mapping[str, str] = {
    "schema": "kind",
    "countries": "country",
    "item": "id",
    "itemlabel": "name",
    "itemaltlabel": "aliases",
    "countrylabel": "country",
    "positionlabel": "position",
}
SEPARATORS = ",;\t|"
# Spreadsheets begin a file with such a line, or with none in it.
NO_HEAD = re.compile(r'\s*(?:"?sep=.?"?)?\s*', re.IGNORECASE)
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody known: `aliases` are further names, `country` an ISO code."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    position: str | None = None


def read_watchlist(
    path: str | Path, *, form: Literal["csv", "ftm"] | None = None
) -> tuple[Entry, ...]:
    """Return the entries of a file, whose form is seen where it is not given.

    Raises `KgError` where it cannot be read as a watchlist.
    """
    try:
        data = Path(path).read_bytes()
        text = data.decode("utf-16" if data.startswith(MARKS) else "utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise KgError(f"{path}: {_reason(error)}") from None
    entries = tuple(parse(text, path=str(path), form=form))
    if not entries:
        raise KgError(f"{path}: no known names in it; see kg watchlist --help")
    return entries


def parse(
    text: str, *, path: str = "watchlist", form: Literal["csv", "ftm"] | None = None
) -> Iterator[Entry]:
    """Yield the entries of a watchlist's text, each id once."""
    form = form or ("ftm" if text.lstrip().startswith("{") else "csv")
    found = (_lines if form == "ftm" else _table)(text, path)
    seen: set[str] = set()
    for entry in found:
        if entry.id not in seen:
            seen.add(entry.id)
            yield entry


def _reason(error: Exception) -> str:
    said = getattr(error, "strerror", None)
    return said.lower() if said else "not a text in UTF-8; save it as UTF-8"


def _table(text: str, path: str) -> Iterator[Entry]:
    # Lines as the csv module counts them, whatever ends them.
    lines = list(StringIO(text, newline=None))
    head = next((n for n, line in enumerate(lines) if not NO_HEAD.fullmatch(line)), len(lines))
    separator, columns = _columns("".join(lines[head : head + 1]), path)
    rows = csv.reader(lines[head + 1 :], delimiter=separator)
    try:
        for row in rows:
            values = {c: row[n].strip() if n < len(row) else "" for c, n in columns.items()}
            if values["name"]:
                yield _entry(values, f"{path}, line {head + 1 + rows.line_num}")
    except csv.Error as error:
        raise KgError(f"{path}, line {head + 1 + rows.line_num}: {error}") from None


def _columns(head: str, path: str) -> tuple[str, Mapping[str, int]]:
    """Return what separates the columns of a table, and where each is that is known by its name.

    Raises `KgError` where none is called `name`.
    """
    for separator in SEPARATORS:
        names = [name.strip().casefold() for name in _cells(head, separator)]
        columns = {COLUMNS.get(name, name): number for number, name in enumerate(names)}
        if "name" in columns:
            return separator, columns
    told = f"its first line, {' '.join(head.split())[:60]!r}," if head else "it is empty, and"
    raise KgError(
        f"{path}: {told} names no column `name`; begin the file with a line such as "
        "name,kind,aliases"
    )


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:  # longer than any head
        return []


def _entry(values: Mapping[str, str], where: str) -> Entry:
    told = values.get("kind", "")
    kind = SCHEMATA.get(told) or told.casefold() or "person"
    if kind not in KINDS:
        raise KgError(f"{where}: {kind!r} is no kind; give one of {', '.join(KINDS)}")
    name, country = values["name"], _country(values.get("country", "").partition(";")[0])
    listed = values.get("aliases", "").replace("|", ";").split(";")
    if kind == "state":
        country = country or code_of(name)
    row = {
        "id": values.get("id", "").removeprefix(WIKIDATA) or content_id("watchlist", kind, name),
        "kind": kind,
        "name": name,
        "aliases": [alias.strip() for alias in listed if alias.strip()],
        "country": country,
        "position": values.get("position") or None,
    }
    found = formed(KnownForm, row, where)
    return Entry(**{**dict(found), "aliases": tuple(found.aliases)})


def _lines(text: str, path: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = f"{path}, line {number}"
            entry = _ftm(parsed(line, where), where)
            if entry:
                yield entry


def _ftm(entity: Any, where: str) -> Entry | None:
    schema = entity.get("schema") if isinstance(entity, dict) else None
    if not isinstance(schema, str):
        raise KgError(f"{where}: no FollowTheMoney entity")
    kind = SCHEMATA.get(schema)
    if kind is None:
        return None
    found = formed(EntityForm, entity, where)
    told = found.properties
    if not told.name:
        return None
    aliases = [*told.name[1:], *told.alias, *told.weak_alias, *told.previous_name]
    return Entry(
        id=found.id,
        kind=kind,
        name=told.name[0],
        aliases=tuple(dict.fromkeys(aliases)),
        country=_country(next(iter(told.country or told.nationality), "")),
        position=next(iter(told.position), None),
    )


def _country(text: str) -> str | None:
    return text.upper() if text.upper() in states() else code_of(text) if text else None
