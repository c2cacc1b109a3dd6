"""Which of the cities of one name is meant: by what stands beside it, or none.

Nothing is guessed. A newspaper names a city bare where its readers think of one only, and says
the country of any other. So, in this order:

1. what is said with the name ("Tripoli, Lebanon,"; "the Lebanese city of Tripoli");
2. the city in which twenty times as many people live as in any other of the name;
3. the one in a country of whoever met or that the sentences name, then in one that the articles
   name: the only one, the capital, or one with eight times as many people as any other;
4. where the context names the country of none of them: the capital, or the only one, if many live
   there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.geography.cities import City
from kg.geography.countries import province_names, with_province
from kg.resolution.states import Form, forms

Unplaced = Literal["unknown", "several"]
# So many times the people of any other of its name has a city that needs no country beside it,
# and one that is chosen among those of a country.
BARE, FOREMOST = 20, 8
# A smaller place is believed only where something names its country: it may be another's name.
SMALL = 100_000


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a place: the texts that name it, the codes of the states of whoever met
    there, and those of the states that the articles name."""

    texts: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()


def choose(place: str, candidates: Sequence[City], context: Context) -> City | Unplaced:
    """Return the city that a place's name means in its context, or why none can be said."""
    candidates = _without_spellings(candidates)
    if beside := [city for city in candidates if _beside(place, city, context.texts)]:
        return _foremost(beside, FOREMOST) or "several"
    candidates = _plausible(place, candidates, context)
    if not candidates:
        return "unknown"
    if len(candidates) > 1 and (city := _foremost(candidates, BARE)):
        return city
    near = context.near | states_in(context.texts, {city.country for city in candidates})
    for states in (near, near | context.wide):
        here = [city for city in candidates if city.country in states]
        if city := _capital(here) or _foremost(here, FOREMOST):
            return city
    if near & {city.country for city in candidates}:
        return "several"
    return _capital(candidates) or _foremost(candidates, FOREMOST) or "several"


def states_in(texts: Iterable[str], codes: Collection[str]) -> frozenset[str]:
    """Return those of the states that texts name, by name, adjective or demonym."""
    joined = "\n".join(texts)
    return frozenset(code for code in codes if _names(code).search(joined))


def _without_spellings(candidates: Sequence[City]) -> list[City]:
    """Return the cities, only those of that first name where one of them is a capital."""
    if _capital(candidates):
        return [city for city in candidates if city.own]
    return list(candidates)


def _plausible(place: str, candidates: Sequence[City], context: Context) -> list[City]:
    """Return the cities that the name may well mean.

    Not small ones of which nothing names the country; and none where the name is rather that of a
    province without a city of that name ("Bali", "California").
    """
    told = context.near | context.wide
    told = told | states_in(context.texts, {city.country for city in candidates})
    regions = with_province(place)
    large = [city for city in candidates if city.people >= SMALL]
    if regions - {city.country for city in large}:
        capital = _capital(large)
        if capital and capital.country in told:
            return [capital]
        return [city for city in large if _foremost(candidates, BARE) == city]
    sure = [city for city in candidates if city.country in told or city.people >= SMALL]
    return sure if any(city.country in told for city in sure) else large


def _capital(candidates: Sequence[City]) -> City | None:
    found = [city for city in candidates if city.capital and city.own]
    return found[0] if len(found) == 1 else None


def _foremost(candidates: Sequence[City], times: int) -> City | None:
    """Return the city of so many times the people of any other, the only one, or None."""
    ranked = sorted(candidates, key=lambda city: -city.people)
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0].people >= times * ranked[1].people:
        return ranked[0]
    return None


def _beside(place: str, city: City, texts: Iterable[str]) -> bool:
    """Return whether a text says the city's country or province with the place's name."""
    areas = [form.text for form in _forms(city.country) if form.use == "name"]
    if region := province_names().get((city.country, city.region)):
        areas.append(region)
    other = "|".join(re.escape(form.text) for form in _forms(city.country))
    name, area = re.escape(place), "|".join(map(re.escape, areas))
    after = rf"\b{name},? (?:in )?(?:the )?(?:{area})(?=[,.;:)\"”]|$)"
    before = rf"\b(?:{other}) (?:\w+ ){{0,2}}(?:city|town|capital|port|resort) of {name}\b"
    return any(re.search(f"{after}|{before}", text, re.MULTILINE) for text in texts)


@cache
def _forms(code: str) -> tuple[Form, ...]:
    uses = ("name", "adjective", "person", "people")
    return tuple(form for form in forms().values() if form.code == code and form.use in uses)


@cache
def _names(code: str) -> re.Pattern[str]:
    words = "|".join(re.escape(form.text) for form in _forms(code))
    return re.compile(rf"\b(?:{words})(?!\w)" if words else r"(?!)")
