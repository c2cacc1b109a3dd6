"""Many rows are read and written, so many parameters at a time."""

from sqlalchemy import ColumnElement, Connection, Select, select

from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import SOME, among, for_each, increase, some
from kg.store.store import Store

ENTITY = {"kind": "person", "name": "Vell", "code": None, "mentions": 0, "articles": 0}


def test_items_come_some_hundred_at_a_time_in_their_order() -> None:
    parts = list(some(str(number) for number in range(2 * SOME + 1)))
    assert [len(part) for part in parts] == [SOME, SOME, 1]
    assert [item for part in parts for item in part][:3] == ["0", "1", "2"]
    assert list(some([])) == []


def test_rows_are_found_however_many_values_are_asked_for(connection: Connection) -> None:
    table = schema.name_waiting
    keys = {f"person:{number}" for number in range(SOME + 5)}
    insert_rows(connection, table, ({"key": key} for key in keys))
    found = {row.key for row in among(connection, select(table), table.c.key, keys | {"x"})}
    assert found == keys
    assert list(among(connection, select(table), table.c.key, [])) == []


def test_ids_hashes_and_texts_are_asked_for_alike_in_any_database(store: Store) -> None:
    ids, odd = ["0" * 16, "f" * 16, "Q42"], 'person:o\'brien "x" \u00e9\U0001f600'
    block, of = schema.name_block, schema.entity.c
    with store.transaction() as connection:
        insert_rows(connection, schema.entity, ({"id": one, **ENTITY} for one in ids))
        insert_rows(connection, block, [{"block": "is:x", "key": odd}, {"block": "y", "key": odd}])
        found = {row.id for row in among(connection, select(of.id), of.id, [*ids[1:], "e" * 16])}
        assert found == set(ids[1:])
        assert [row.key for row in among(connection, select(block), block.c.block, ["is:x"])] == [
            odd
        ]
        assert len(list(among(connection, select(block), block.c.key, [odd, "x"]))) == 2


def aliases(connection: Connection) -> dict[str, int]:
    of = schema.entity_alias.c
    return {row.name: row.mentions for row in connection.execute(select(of.name, of.mentions))}


def test_what_is_there_already_is_added_to(connection: Connection) -> None:
    insert_rows(connection, schema.entity, [{"id": "0" * 16, **ENTITY}])

    def rows(*counts: tuple[str, int]) -> list[dict[str, object]]:
        return [{"entity_id": "0" * 16, "name": name, "search": name, "mentions": number}
                for name, number in counts]  # fmt: skip

    increase(connection, schema.entity_alias, rows(("Vell", 2), ("M. Vell", 1)), column="mentions")
    increase(connection, schema.entity_alias, rows(("Vell", 3)), column="mentions")
    increase(connection, schema.entity_alias, [], column="mentions")
    assert aliases(connection) == {"Vell": 5, "M. Vell": 1}


def test_each_value_is_asked_about_once(store: Store) -> None:
    keys = [f"person:{number}" for number in range(SOME + 5)]
    odd = 'person:o\'brien "x" \u00e9\U0001f600'

    def waiting(name: ColumnElement[str]) -> Select[tuple[str, str | None]]:
        of = schema.name_waiting.c
        one = select(of.key).where(of.key == name).limit(1)
        return select(name.label("name"), one.scalar_subquery().label("found"))

    with store.transaction() as connection:
        insert_rows(connection, schema.name_waiting, ({"key": key} for key in [*keys[1:], odd]))
        found = {row.name: row.found for row in for_each(connection, [*keys, odd], waiting)}
    assert found == {keys[0]: None, **{key: key for key in [*keys[1:], odd]}}
