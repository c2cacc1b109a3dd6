"""Entities and meetings keep their ids, and no new one takes an id that is in use."""

from sqlalchemy import Connection, select

from kg.model import content_id
from kg.store import schema
from kg.store.knowledge.ids import assign, new_entities


def test_a_new_cluster_has_an_id_of_its_content(connection: Connection) -> None:
    found = assign(connection, {0: "person:vell"}, {}, fixed={}, contents={})
    assert found == {0: content_id("entity", "person:vell")}


def test_an_id_that_an_entity_has_is_taken_by_no_other(connection: Connection) -> None:
    taken = content_id("entity", "person:vell")
    new_entities(connection, {taken: "person"})
    (fresh,) = assign(connection, {0: "person:vell"}, {}, fixed={}, contents={}).values()
    assert fresh != taken
    assert assign(connection, {0: "person:vell"}, {(0, taken): 1}, fixed={}, contents={}) == {
        0: taken
    }


def test_ids_of_meetings_are_looked_for_among_meetings(connection: Connection) -> None:
    new_entities(connection, {content_id("meeting", "r1"): "person"})
    found = assign(connection, {0: "r1"}, {}, fixed={}, contents={}, table="meeting")
    assert found == {0: content_id("meeting", "r1")}


def test_of_equal_shares_the_id_stays_with_what_it_was_made_of(connection: Connection) -> None:
    old = content_id("entity", "person:vell")
    votes = {(0, old): 2, (1, old): 2}
    wanted = {0: "person:orun", 1: "person:vell"}
    contents = {number: [name] for number, name in wanted.items()}
    assert assign(connection, wanted, votes, fixed={}, contents=contents)[1] == old


def test_an_id_that_a_name_had_comes_back_unless_it_is_in_use(connection: Connection) -> None:
    former = {0: ["Q1", "Q2"]}
    new_entities(connection, {"Q1": "person"})
    found = assign(connection, {0: "person:vell"}, {}, fixed={}, contents={}, former=former)
    assert found == {0: "Q2"}


def test_an_entity_has_a_row_once(connection: Connection) -> None:
    new_entities(connection, {"Q1": "person"})
    new_entities(connection, {"Q1": "group", "Q2": "place"})
    new_entities(connection, {})
    of = schema.entity.c
    rows = connection.execute(select(of.id, of.kind, of.name, of.mentions).order_by(of.id)).all()
    assert [tuple(row) for row in rows] == [("Q1", "person", "", 0), ("Q2", "place", "", 0)]
