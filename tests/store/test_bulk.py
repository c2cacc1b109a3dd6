"""Many rows go into a table at once, as if each had gone there alone."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from kg.store import schema
from kg.store.bulk import AT_ONCE, insert_columns, insert_rows
from kg.store.store import Store

FRONT, BACK = "00" * 8, "ff" * 8


def entity(name: str, kind: str = "person") -> dict[str, object]:
    return {"id": name, "kind": kind, "name": "Vell", "code": None, "mentions": 1, "articles": 1}


def test_more_rows_than_one_call_takes_are_all_there(own_store: Store) -> None:
    rows = ({"key": f"person:{number}"} for number in range(AT_ONCE + 1))
    with own_store.transaction() as connection:
        insert_rows(connection, schema.name_waiting, rows)
        count = connection.scalar(select(func.count()).select_from(schema.name_waiting))
    assert count == AT_ONCE + 1


def test_no_rows_are_no_statement(own_store: Store) -> None:
    with own_store.transaction() as connection:
        insert_rows(connection, schema.entity, [])
        assert connection.execute(select(schema.entity)).all() == []


def test_ids_are_kept_as_numbers_and_come_back_as_texts(own_store: Store) -> None:
    names = [FRONT, BACK, "Q42"]
    with own_store.transaction() as connection:
        insert_rows(connection, schema.entity, map(entity, names))
        kinds = connection.exec_driver_sql("SELECT typeof(id) FROM entity").scalars().all()
        ids = connection.scalars(select(schema.entity.c.id)).all()
    assert sorted(kinds) == ["integer", "integer", "text"]
    assert sorted(ids) == sorted(names)


def test_rows_given_by_their_columns_are_the_same_in_any_database(store: Store) -> None:
    ids = [FRONT, BACK]
    with store.transaction() as connection:
        columns = {name: [row[name] for row in map(entity, ids)] for name in entity(FRONT)}
        insert_columns(connection, schema.entity, columns | {"first_seen": [None, "2023-06-14"]})
        insert_columns(connection, schema.name_link, {
            "left": ["a", "b"], "right": ["b", "c"], "rule": ["spelling"] * 2, "score": [1, 0.5],
        })  # fmt: skip
        of, link = schema.entity.c, schema.name_link.c
        seen = connection.execute(select(of.id, of.code, of.first_seen).order_by(of.id)).all()
        scores = connection.scalars(select(link.score).order_by(link.left)).all()
        insert_columns(connection, schema.entity, {name: [] for name in columns})
    assert seen == [(FRONT, None, None), (BACK, None, "2023-06-14")]
    assert scores == [1.0, 0.5]


def test_other_columns_of_one_table_make_another_statement(own_store: Store) -> None:
    with own_store.transaction() as connection:
        insert_rows(connection, schema.entity, [entity(FRONT)])
        insert_rows(connection, schema.entity, [{**entity(BACK), "first_seen": "2023-06-14"}])
        seen = select(schema.entity.c.first_seen).order_by(schema.entity.c.id)
        assert connection.scalars(seen).all() == [None, "2023-06-14"]


def test_a_row_that_the_table_refuses_lets_none_of_them_in(own_store: Store) -> None:
    def write() -> None:
        with own_store.transaction() as connection:
            insert_rows(connection, schema.entity, [entity(FRONT), entity(BACK, kind="planet")])

    with pytest.raises(IntegrityError):
        write()
    with own_store.reading() as connection:
        assert connection.execute(select(schema.entity)).all() == []
