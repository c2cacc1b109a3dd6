"""Chains of a short name that find nobody are one entity where they keep the same company."""

from sqlalchemy import Connection, select
from told import Told, add

from kg.store import schema
from kg.store.knowledge import resolve
from kg.store.store import Store

VELL, COUNCIL = ("Vell", "person", None), ("River Council", "group", None)


def vells(connection: Connection) -> dict[str, tuple[str, str]]:
    """Return by article the entity of its Vell, and the rule."""
    of = schema.chain.c
    query = select(of.article_id, of.entity_id, of.rule).where(of.key == "person:vell")
    return {row.article_id: (row.entity_id, row.rule) for row in connection.execute(query)}


def known(store: Store) -> dict[str, tuple[str, str]]:
    with store.reading() as connection:
        return vells(connection)


def test_one_who_is_alone_is_an_entity_by_himself(own_store: Store) -> None:
    for name in "ab":
        add(own_store, name, Told((VELL,)))
    resolve(own_store)
    (one, rule), (other, _) = known(own_store).values()
    assert one != other
    assert rule == "short name"


def test_one_who_comes_joins_those_of_the_same_company(own_store: Store) -> None:
    add(own_store, "a", Told((VELL, COUNCIL)))
    resolve(own_store)
    (first, _) = known(own_store)["a"]
    add(own_store, "b", Told((VELL, COUNCIL)))
    resolve(own_store)
    assert known(own_store) == dict.fromkeys("ab", (first, "short name and company"))


def test_one_who_knows_both_makes_two_one(own_store: Store) -> None:
    guard = ("Harbour Guard", "group", None)
    add(own_store, "a", Told((VELL, COUNCIL)))
    add(own_store, "b", Told((VELL, guard)))
    resolve(own_store)
    before = known(own_store)
    assert before["a"][0] != before["b"][0]
    add(own_store, "c", Told((VELL, COUNCIL, guard)))
    resolve(own_store)
    (one,) = {entity for entity, _ in known(own_store).values()}
    assert one in {entity for entity, _ in before.values()}
