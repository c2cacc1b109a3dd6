"""Where on earth the places that articles name are: cities, countries, and their outlines."""

from kg.geography.choosing import Context, Unplaced, choose
from kg.geography.cities import City, cities
from kg.geography.countries import Country, countries, outlines, with_province

__all__ = [
    "City",
    "Context",
    "Country",
    "Unplaced",
    "choose",
    "cities",
    "countries",
    "outlines",
    "with_province",
]
