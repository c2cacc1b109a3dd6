"""Which ids a table has, and rows for new entities."""

from sqlalchemy import Connection, select

from kg.store import schema
from kg.store.knowledge.ids import in_use, new_entities


def test_ids_of_meetings_are_looked_for_among_meetings(connection: Connection) -> None:
    new_entities(connection, {"Q1": "person"})
    assert in_use(connection, "entity")({"Q1", "Q2"}) == {"Q1"}
    assert in_use(connection, "meeting")({"Q1", "Q2"}) == set()


def test_an_entity_has_a_row_once(connection: Connection) -> None:
    new_entities(connection, {"Q1": "person"})
    new_entities(connection, {"Q1": "group", "Q2": "place"})
    new_entities(connection, {})
    of = schema.entity.c
    rows = connection.execute(select(of.id, of.kind, of.name, of.mentions).order_by(of.id)).all()
    assert [tuple(row) for row in rows] == [("Q1", "person", "", 0), ("Q2", "place", "", 0)]
