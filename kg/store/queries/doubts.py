"""Names that may be one entity, with what a person needs to decide it."""

from collections.abc import Iterable

from sqlalchemy import Connection

from kg.model import Entity, Quote
from kg.results.records import Doubt, Named
from kg.store.queries import offices
from kg.store.queries.entities import by_id
from kg.store.queries.ties import sentences_with, strongest
from kg.store.review import Candidate

SHOWN = 3
# Of so many sentences those are shown that name one of the two alone.
READ = 30


def doubts(connection: Connection, candidates: Iterable[Candidate]) -> tuple[Doubt, ...]:
    """Return the pairs with offices, company and sentences of both names."""
    pairs = list(candidates)
    known = by_id(connection, {one for pair in pairs for one in _entities(pair)})
    return tuple(
        Doubt(
            _named(connection, pair.left, known[pair.left_entity], pair.right_entity),
            _named(connection, pair.right, known[pair.right_entity], pair.left_entity),
            pair.rule,
            pair.score,
        )
        for pair in pairs
        if pair.left_entity in known and pair.right_entity in known
    )


def _entities(pair: Candidate) -> tuple[str, str]:
    return pair.left_entity, pair.right_entity


def _named(connection: Connection, key: str, one: Entity, other: str) -> Named:
    held = offices.held(connection, [one.id])[:SHOWN]
    near = strongest(connection, one.id, limit=5, quoted=False, weighed=False)
    return Named(
        key=key,
        entity=one,
        offices=tuple(
            f"{each.title} of {each.body.name}" if each.body else each.title
            for each in held
            if each.holder.id == one.id
        ),
        company=tuple(row.right.name for row in near if row.right.id != other),
        quotes=_alone(connection, one.id, other),
    )


def _alone(connection: Connection, one: str, other: str) -> tuple[Quote, ...]:
    """Return sentences that name one and not the other, each of another article if there are."""
    both = {(q.article_id, q.start) for q in sentences_with(connection, [one, other], limit=READ)}
    found = [
        quote
        for quote in sentences_with(connection, [one], limit=READ)
        if (quote.article_id, quote.start) not in both
    ]
    first = {quote.article_id: quote for quote in reversed(found)}
    rest = [quote for quote in found if first[quote.article_id] is not quote]
    ordered = [quote for quote in found if first[quote.article_id] is quote]
    return tuple([*ordered, *rest][:SHOWN])
