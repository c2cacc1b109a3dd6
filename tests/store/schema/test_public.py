"""The public views stand in Core as they stand in the database."""

import world
from sqlalchemy import Integer, String, func, inspect, select

from kg.store.schema import public
from kg.store.store import Store


def test_core_has_every_view_with_its_columns_in_their_order(store: Store) -> None:
    with store.reading() as connection:
        inspector = inspect(connection)
        found = {
            name: [column["name"] for column in inspector.get_columns(name)]
            for name in inspector.get_view_names()
            if name != "sentence_search"
        }
    told = {name: [str(c.name) for c in view.c] for name, view in public.views.tables.items()}
    assert told == found


def test_numbers_are_numbers_and_texts_are_texts(store: Store) -> None:
    world.fill(store)
    filled = set()
    for view in public.views.tables.values():
        with store.reading() as connection:
            rows = connection.execute(select(view)).mappings().all()
        filled |= {view.name} if rows else set()
        for column in view.c:
            assert isinstance(column.type, Integer | String)
            values = [row[column.name] for row in rows if row[column.name] is not None]
            assert all(type(value) is column.type.python_type for value in values), column
    assert filled >= {"people", "meetings", "participants", "offices", "ties", "evidence"}


def test_a_question_joins_them(store: Store) -> None:
    world.fill(store)
    who, where = public.people, public.participants
    question = (
        select(who.c.name, func.count(where.c.meeting))
        .join(where, where.c.entity == who.c.id)
        .group_by(who.c.name)
    )
    with store.reading() as connection:
        found = {row.name: row[1] for row in connection.execute(question)}
    assert found["Tomas Orun"] >= 2
