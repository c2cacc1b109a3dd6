"""The public views of a database, for SQLAlchemy Core: `select(schema.people.c.name)`."""

from kg.store.schema.public import (
    evidence,
    groups,
    meetings,
    offices,
    participants,
    people,
    places,
    sentences,
    states,
    ties,
    views,
)

__all__ = [
    "evidence",
    "groups",
    "meetings",
    "offices",
    "participants",
    "people",
    "places",
    "sentences",
    "states",
    "ties",
    "views",
]
