"""Chains are written where they belong."""

from sqlalchemy import Connection, select

from kg.resolution.resolving.full_names import Place
from kg.resolution.updating.changes import Changes
from kg.resolution.updating.moves import Move, OldPlace
from kg.store import schema
from kg.store.knowledge.places import place


def chains(connection: Connection) -> dict[str, OldPlace]:
    of = schema.chain.c
    query = select(of.id, of.entity_id, of.rule, of.score).order_by(of.id)
    return {row.id: OldPlace(*row[1:]) for row in connection.execute(query)}


def test_a_chain_that_stays_where_it_is_is_not_written(believed: Connection) -> None:
    before = chains(believed)
    stays = [Move(one, old, Place(*old)) for one, old in before.items()]  # type: ignore[arg-type]
    assert place(believed, stays).chains == set()
    assert chains(believed) == before


def test_a_chain_that_moves_is_written_with_its_reason(believed: Connection) -> None:
    (first, old), *_, (_, other) = chains(believed).items()
    assert old.entity
    assert other.entity
    assert old.entity != other.entity
    to = Place(other.entity, "spelling", 0.9)
    changes = place(believed, [Move(first, old, to)])
    assert chains(believed)[first] == to
    assert changes == Changes(chains={first}, entities={old.entity, other.entity})


def test_another_reason_alone_is_written_too(believed: Connection) -> None:
    first, old = next(iter(chains(believed).items()))
    assert old.entity
    assert place(believed, [Move(first, old, Place(old.entity, "judgement", 1.0))]).chains == set()
    assert chains(believed)[first].rule == "judgement"
