"""What tells entities of like names apart: kind, office, state, and how often they are named."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from kg.counting import counted
from kg.model import Entity
from kg.store.queries.batches import rows_of
from kg.store.queries.standing import shown, standing
from kg.store.schema import chain, claim, entity, entity_mention


def described(connection: Connection, ones: Sequence[Entity]) -> list[str]:
    """Return each entity in a few words.

    "Marta Vell (person, envoy of Lavia, Lavia, 12 mentions in 3 articles, 1a2b3c4d)": what is not
    known of it is left out; the last word is the first half of its id.
    """
    offices, states = _offices(connection, ones), _states(connection, ones)
    return [
        f"{one.name} ({', '.join(_words(one, offices.get(one.id), states.get(one.id)))})"
        for one in ones
    ]


def _words(one: Entity, office: tuple[str, str | None] | None, state: str | None) -> Iterable[str]:
    yield one.kind
    if office:
        title, body = office
        yield f"{title} of {body}" if body else title
    if state and one.kind != "state" and (not office or office[1] != state):
        yield state
    yield f"{counted(one.mentions, 'mention')} in {counted(one.articles, 'article')}"
    yield one.id[:8]


def _offices(connection: Connection, ones: Sequence[Entity]) -> dict[str, tuple[str, str | None]]:
    """Return title and body of the office that most sentences give to each person."""
    holder, body = entity_mention.alias("holder"), entity_mention.alias("body")
    query = (
        select(holder.c.entity_id, claim.c.title, entity.c.name, func.count().label("times"))
        .join(claim, claim.c.subject == holder.c.mention_id)
        .outerjoin(body, body.c.mention_id == claim.c.object)
        .outerjoin(entity, entity.c.id == body.c.entity_id)
        .where(claim.c.kind == "role", claim.c.title.is_not(None), standing(claim))
        .group_by(holder.c.entity_id, claim.c.title, entity.c.name)
    )
    people = [one.id for one in ones if one.kind == "person"]
    rows = sorted(
        rows_of(connection, query, holder.c.entity_id, people),
        key=lambda row: (row.times, row.name is not None, row.title),
    )
    return {row.entity_id: (row.title, row.name) for row in rows}


def _states(connection: Connection, ones: Sequence[Entity]) -> dict[str, str]:
    """Return the state that most articles name which name each entity."""
    near = chain.alias("near")
    query = (
        select(chain.c.entity_id, entity.c.name, func.count().label("times"))
        .join(near, near.c.article_id == chain.c.article_id)
        .join(entity, entity.c.id == near.c.entity_id)
        .where(near.c.kind == "state", entity.c.kind == "state", shown())
        .group_by(chain.c.entity_id, entity.c.name)
    )
    ids = [one.id for one in ones if one.kind != "state"]
    rows = sorted(
        rows_of(connection, query, chain.c.entity_id, ids), key=lambda row: (row.times, row.name)
    )
    return {row.entity_id: row.name for row in rows}
