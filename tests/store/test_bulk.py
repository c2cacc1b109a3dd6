"""Many rows go into a table at once, as if each had gone there alone."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from kg.store import schema
from kg.store.bulk import AT_ONCE, insert_rows
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
