"""The entities of full names are brought up to date, and keep their ids."""

from sqlalchemy import Connection, select
from told import Told, add

from kg.model import Judgement
from kg.resolution.resolving.decisions import decide
from kg.resolution.updating.changes import Changes, Names
from kg.store import schema
from kg.store.knowledge import full_names, resolve
from kg.store.knowledge.articles import read_new
from kg.store.knowledge.context import CoMentionIndex
from kg.store.reached import Evidence
from kg.store.store import Store

ZIYAD, ZIAD = "person:ziyad nakhalah", "person:ziad nakhaleh"
FIRST = ("Ziyad al-Nakhalah", "person", None)
OTHER = ("Ziad Al-Nakhaleh", "person", None)
HAMAS = ("Hamas", "group", None)


def entities(connection: Connection) -> dict[str, str | None]:
    """Return the entity of each key."""
    of = schema.chain.c
    return {row.key: row.entity_id for row in connection.execute(select(of.key, of.entity_id))}


def update(connection: Connection, *judgements: Judgement, anew: bool = False) -> Names:
    """Place the chains of new articles; return the names of which something changed."""
    known = decide(judgements)
    changes = Changes(anew=anew) | read_new(Evidence(connection, ""), known, {})
    if anew:
        changes |= Changes(full=set(connection.scalars(select(schema.chain.c.key))))
    return full_names.resolve(connection, known, CoMentionIndex(connection), changes).changed


def test_new_names_are_told_as_changed(own_store: Store) -> None:
    add(own_store, "a", Told((FIRST, HAMAS)))
    with own_store.transaction() as connection:
        assert update(connection) == {ZIYAD, "group:hamas"}
        assert None not in entities(connection).values()
        assert update(connection) == set()


def test_spellings_of_one_company_are_one_entity_with_the_older_id(own_store: Store) -> None:
    add(own_store, "a", Told((FIRST, HAMAS)))
    resolve(own_store)
    add(own_store, "b", Told((OTHER, HAMAS)))
    with own_store.transaction() as connection:
        before = entities(connection)
        changed = update(connection)
        after = entities(connection)
    assert after[ZIYAD] == after[ZIAD] == before[ZIYAD]
    assert {ZIYAD, ZIAD} <= changed


def test_people_part_what_is_alike_and_the_larger_part_keeps_the_id(own_store: Store) -> None:
    add(own_store, "a", Told((FIRST, FIRST, HAMAS)))
    add(own_store, "b", Told((OTHER, HAMAS)))
    resolve(own_store)
    apart = Judgement("j", ZIAD, ZIYAD, "different", "ann", "2024")
    with own_store.transaction() as connection:
        before = entities(connection)
        update(connection, apart, anew=True)
        after = entities(connection)
    assert before[ZIYAD] == before[ZIAD] == after[ZIYAD]
    assert after[ZIAD] not in (None, after[ZIYAD])


def test_the_rule_says_why_a_name_is_where_it_is(own_store: Store) -> None:
    add(own_store, "a", Told((FIRST, HAMAS)))
    add(own_store, "b", Told((OTHER, HAMAS)))
    of = schema.chain.c
    with own_store.transaction() as connection:
        update(connection)
        rule_of = dict(map(tuple, connection.execute(select(of.key, of.rule))))
    assert rule_of["group:hamas"] == "same name"
    assert rule_of[ZIYAD] == rule_of[ZIAD]
    assert rule_of[ZIAD] in ("spelling", "similar name")
