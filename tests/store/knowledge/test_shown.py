"""Who is called as before is not asked about again, and is called what all names say."""

from sqlalchemy import Connection, select
from told import Told, add

from kg.model import Kind
from kg.store import schema
from kg.store.knowledge import resolve
from kg.store.knowledge.shown import still_called
from kg.store.store import Store

VELL: tuple[str, Kind, None] = ("Marta Vell", "person", None)
LONGER: tuple[str, Kind, None] = ("Marta Ada Vell", "person", None)
SHORT: tuple[str, Kind, None] = ("Vell", "person", None)
RUSSIA: tuple[str, Kind, str] = ("Russia", "state", "RU")


def called(connection: Connection, *articles: str) -> set[str]:
    """Return the names of those who are called as before the chains of these articles."""
    chain, of = schema.chain.c, schema.entity.c
    gained = connection.scalars(select(chain.id).where(chain.article_id.in_(articles))).all()
    names = {row.id: row.name for row in connection.execute(select(of.id, of.name))}
    return {names[one] for one in still_called(connection, names.keys(), gained)}


def test_who_is_named_as_before_and_states_are_called_as_before(own_store: Store) -> None:
    add(own_store, "a", Told((VELL, RUSSIA)))
    add(own_store, "b", Told((VELL, SHORT)))
    add(own_store, "c", Told((LONGER,)))
    resolve(own_store)
    with own_store.reading() as connection:
        assert called(connection, "b") == {"Marta Vell", "Russia"}
        assert "Marta Vell" not in called(connection, "b", "c")


def test_nobody_without_a_name_is_called_anything(own_store: Store) -> None:
    with own_store.reading() as connection:
        assert still_called(connection, [], []) == set()
