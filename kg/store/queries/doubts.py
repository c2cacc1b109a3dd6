"""Names that may be one entity, or were joined without being sure: what is worth a person's eye."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from kg.findings import Doubt, Named
from kg.model import Entity
from kg.store.queries.batches import rows_of
from kg.store.queries.entities import by_id
from kg.store.queries.ties import offices, sentences_with, strongest
from kg.store.schema import chain, judgement, name_link

# A link of this score is as good as certain, and below the other one not worth asking.
SURE = 0.97
WORTH = 0.5
SHOWN = 3


class _Bearer(NamedTuple):
    entity: str
    mentions: int


def doubts(connection: Connection, *, limit: int | None = 20) -> tuple[Doubt, ...]:
    """Return pairs of names that are not judged yet, most valuable first.

    A pair is worth the more, the more often the rarer of its names is printed, and the less its
    score says.
    """
    judged = select(judgement.c.left, judgement.c.right).where(judgement.c.retracted_at.is_(None))
    done = {(row.left, row.right) for row in connection.execute(judged)}
    query = select(name_link).where(name_link.c.score.between(WORTH, SURE))
    links = [row for row in connection.execute(query) if (row.left, row.right) not in done]
    bearers = _bearers(connection, {one for row in links for one in (row.left, row.right)})
    known = [row for row in links if row.left in bearers and row.right in bearers]

    def value(row: object) -> tuple[float, str, str]:
        left, right, score = row.left, row.right, row.score  # type: ignore[attr-defined]
        times = min(bearers[left].mentions, bearers[right].mentions)
        return (-times * (1.0 - abs(score - 0.75)), left, right)

    chosen = sorted(known, key=value)[:limit]
    ids = {bearers[one].entity for row in chosen for one in (row.left, row.right)}
    people = by_id(connection, ids)
    return tuple(
        Doubt(
            _named(connection, row.left, people[bearers[row.left].entity]),
            _named(connection, row.right, people[bearers[row.right].entity]),
            row.rule,
            row.score,
            bearers[row.left].entity == bearers[row.right].entity,
        )
        for row in chosen
    )


def _bearers(connection: Connection, keys: set[str]) -> dict[str, _Bearer]:
    """Return for each name key the entity that bears it most, and how often."""
    query = (
        select(chain.c.key, chain.c.entity_id, func.sum(chain.c.mentions).label("times"))
        .where(chain.c.entity_id.is_not(None))
        .group_by(chain.c.key, chain.c.entity_id)
        .order_by(func.sum(chain.c.mentions), chain.c.entity_id)
    )
    return {
        row.key: _Bearer(row.entity_id, row.times)
        for row in rows_of(connection, query, chain.c.key, sorted(keys))
    }


def _named(connection: Connection, key: str, one: Entity) -> Named:
    held = offices(connection, [one.id])[:SHOWN]
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
