"""Names that may be one entity, with what a person needs to decide it."""

from collections.abc import Iterable

from sqlalchemy import Connection

from kg.model import Entity
from kg.results.records import Doubt, Named
from kg.store.queries import offices
from kg.store.queries.entities import by_id
from kg.store.queries.ties import sentences_with, strongest
from kg.store.review import Candidate

SHOWN = 3


def doubts(connection: Connection, candidates: Iterable[Candidate]) -> tuple[Doubt, ...]:
    """Return the pairs with offices, company and sentences of both names."""
    pairs = list(candidates)
    people = by_id(connection, {one for pair in pairs for one in _entities(pair)})
    return tuple(
        Doubt(
            _named(connection, pair.left, people[pair.left_entity]),
            _named(connection, pair.right, people[pair.right_entity]),
            pair.rule,
            pair.score,
            pair.joined,
        )
        for pair in pairs
        if pair.left_entity in people and pair.right_entity in people
    )


def _entities(pair: Candidate) -> tuple[str, str]:
    return pair.left_entity, pair.right_entity


def _named(connection: Connection, key: str, one: Entity) -> Named:
    held = offices.held(connection, [one.id])[:SHOWN]
    return Named(
        key=key,
        entity=one,
        offices=tuple(
            f"{each.title} of {each.body.name}" if each.body else each.title
            for each in held
            if each.holder.id == one.id
        ),
        company=tuple(row.right.name for row in strongest(connection, one.id, limit=5, quoted=0)),
        quotes=tuple(sentences_with(connection, [one.id], limit=SHOWN)),
    )
