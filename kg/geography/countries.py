"""Countries on a map: where their names stand, their provinces' names, and their outlines."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.geography.cities import folded


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO code, the point farthest within its largest part, and that part's width
    in degrees."""

    code: str
    north: float
    east: float
    width: float


@cache
def countries() -> dict[str, Country]:
    """Return every country that the outlines draw, by its ISO 3166-1 alpha-2 code."""
    rows = [line.split("\t") for line in _lines("states.tsv")]
    return {code: Country(code, float(n), float(e), float(width)) for code, n, e, width in rows}


@cache
def provinces() -> dict[str, frozenset[tuple[str, str]]]:
    """Return country and code of the provinces that bear a name, by the folded name."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in _lines("regions.tsv"):
        country, code, name = line.split("\t")
        found[folded(name)].add((country, code))
    return {name: frozenset(some) for name, some in found.items()}


def with_province(name: str) -> frozenset[str]:
    """Return the codes of the countries that have a province of this name."""
    return frozenset(country for country, _ in provinces().get(folded(name), ()))


@cache
def province_names() -> dict[tuple[str, str], str]:
    """Return the name of each province by country and code."""
    rows = [line.split("\t") for line in _lines("regions.tsv")]
    return {(country, code): name for country, code, name in rows}


def outlines() -> dict[str, Any]:
    """Return the outlines of the world's countries.

    `arcs` are lines in units of 1 / `grid` degree (east, north; each point by its distance from
    the one before), `rings` the lines around each land, by number, ``~number`` where backwards.
    """
    text = files("kg.geography").joinpath("data", "outlines.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _lines(name: str) -> list[str]:
    text = files("kg.geography").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
