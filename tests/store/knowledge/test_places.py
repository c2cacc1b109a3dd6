"""Chains are written where they belong, and what changed by that is told."""

from sqlalchemy import Connection, select, update

from kg.resolution.resolving.full_names import Place
from kg.store import schema
from kg.store.knowledge.dirty import Dirty
from kg.store.knowledge.places import place


def chains(connection: Connection) -> list:  # type: ignore[type-arg]
    of = schema.chain.c
    query = select(of.id, of.entity_id, of.rule, of.score).order_by(of.id)
    return list(connection.execute(query).all())


def test_a_chain_that_stays_where_it_is_changes_nothing(believed: Connection) -> None:
    dirty = Dirty()
    before = chains(believed)
    place(believed, [(row, Place(row.entity_id, row.rule, row.score)) for row in before], dirty)
    assert chains(believed) == before
    assert dirty.chains == set()
    assert dirty.entities == {row.entity_id for row in before}


def test_a_chain_that_moves_is_told_with_both_entities(believed: Connection) -> None:
    dirty = Dirty()
    first, last = chains(believed)[0], chains(believed)[-1]
    assert first.entity_id != last.entity_id
    place(believed, [(first, Place(last.entity_id, "spelling", 0.9))], dirty)
    moved = chains(believed)[0]
    assert (moved.entity_id, moved.rule, moved.score) == (last.entity_id, "spelling", 0.9)
    assert dirty.chains == {first.id}
    assert dirty.entities == {first.entity_id, last.entity_id}


def test_another_reason_alone_moves_no_mention(believed: Connection) -> None:
    dirty = Dirty()
    row = chains(believed)[0]
    place(believed, [(row, Place(row.entity_id, "judgement", 1.0))], dirty)
    assert chains(believed)[0].rule == "judgement"
    assert dirty.chains == set()


def test_a_chain_that_had_no_entity_gets_one(believed: Connection) -> None:
    row = chains(believed)[0]
    believed.execute(update(schema.chain).values(entity_id=None))
    dirty = Dirty()
    place(believed, [(chains(believed)[0], Place(row.entity_id, "same name", 1.0))], dirty)
    assert dirty.entities == {row.entity_id}
    assert dirty.chains == {row.id}
