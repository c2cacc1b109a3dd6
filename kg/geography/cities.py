"""Cities of the world by their names: GeoNames' cities of 5,000 people or more."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class City:
    """A city: ISO code of its country, region (in the United States), where, and how many live
    there. `own` says whether the name that was asked for is its first, not a further spelling."""

    name: str
    country: str
    region: str
    north: float
    east: float
    people: int
    capital: bool
    own: bool = True


def folded(name: str) -> str:
    """Return a name as names are compared: without accents, marks and case.

    >>> folded("St. Pölten"), folded("al-Arīsh"), folded("The Hague")
    ('saint polten', 'al arish', 'hague')
    """
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = plain.casefold().replace("-", " ").replace("’", "").replace("'", "").split()
    words = ["saint" if word in ("st.", "st") else word for word in words]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def cities(names: Collection[str]) -> dict[str, list[City]]:
    """Return the cities that bear each of these names, the most populous first."""
    return {name: list(_bearers(folded(name))) for name in dict.fromkeys(names)}


def _bearers(name: str) -> Iterator[City]:
    """Yield the cities of a folded name, which stands between bars in their lines."""
    table, spelling = _table(), f"|{name}|"
    at = table.find(spelling) if name and "|" not in name else -1
    while at >= 0:
        end = table.index("\n", at)
        first, spellings, *rest = table[table.rindex("\n", 0, at) + 1 : end].split("\t")
        country, region, north, east, people, capital = rest
        yield City(
            first, country, region, float(north), float(east), int(people), bool(capital),
            own=spellings.startswith(spelling),
        )  # fmt: skip
        at = table.find(spelling, end)


@cache
def _table() -> str:
    data = files("kg.geography").joinpath("data", "cities.tsv.gz").read_bytes()
    return gzip.decompress(data).decode("utf-8")
