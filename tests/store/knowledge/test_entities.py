"""What is known of an entity is counted from its chains, anew or on top of what was known."""

from sqlalchemy import Connection, select, update
from told import Told, add

from kg.resolution.corrections import Judged
from kg.resolution.resolving.decisions import decide
from kg.resolution.updating.changes import Changes
from kg.store import removing, schema
from kg.store.knowledge import resolve
from kg.store.knowledge.entities import describe, drop_empty
from kg.store.store import Store

VELL = ("Marta Vell", "person", None)


def known(store: Store) -> dict[str, tuple[object, ...]]:
    """Return by name how often and in how many articles entities are named, and since when."""
    of = schema.entity.c
    query = select(of.name, of.mentions, of.articles, of.first_seen, of.last_seen)
    with store.reading() as connection:
        return {row.name: tuple(row)[1:] for row in connection.execute(query)}


def test_counts_and_days_grow_with_each_article(own_store: Store) -> None:
    add(own_store, "a", Told((VELL, VELL), published="2023-06-15"))
    resolve(own_store)
    assert known(own_store) == {"Marta Vell": (2, 1, "2023-06-15", "2023-06-15")}
    add(own_store, "b", Told((VELL,), published="2023-01-02"))
    add(own_store, "c", Told((VELL,)))
    resolve(own_store)
    assert known(own_store) == {"Marta Vell": (4, 3, "2023-01-02", "2023-06-15")}


def test_what_an_article_brought_goes_with_it(own_store: Store) -> None:
    for name, day in (("a", "2023-06-15"), ("b", "2023-01-02")):
        add(own_store, name, Told((VELL,), published=day))
    resolve(own_store)
    removing.remove_article(own_store, "b")
    resolve(own_store)
    assert known(own_store) == {"Marta Vell": (1, 1, "2023-06-15", "2023-06-15")}
    removing.remove_article(own_store, "a")
    resolve(own_store)
    assert known(own_store) == {}


def test_every_spelling_is_found_and_counted(own_store: Store) -> None:
    add(own_store, "a", Told((VELL, ("Vell’s", "person", None), ("VELL", "person", None))))
    resolve(own_store)
    of = schema.entity_alias.c
    with own_store.reading() as connection:
        rows = connection.execute(select(of.name, of.search, of.mentions).order_by(of.name)).all()
    assert [tuple(row) for row in rows] == [
        ("Marta Vell", "marta vell", 1), ("VELL", "vell", 1), ("Vell", "vell", 1),
    ]  # fmt: skip


def test_a_state_is_found_by_its_usual_name_that_no_article_has(own_store: Store) -> None:
    add(own_store, "a", Told((("Iranian", "state", "IR"),)))
    resolve(own_store)
    of = schema.entity_alias.c
    with own_store.reading() as connection:
        rows = connection.execute(select(of.name, of.mentions).order_by(of.name)).all()
    assert [tuple(row) for row in rows] == [("Iran", 0), ("Iranian", 1)]


def test_describing_what_did_not_change_changes_nothing(believed: Connection) -> None:
    of = schema.entity
    before = believed.execute(select(of).order_by(of.c.id)).all()
    describe(believed, decide(), {}, Changes(entities={row.id for row in before}))
    assert believed.execute(select(of).order_by(of.c.id)).all() == before


def test_people_have_the_last_word_on_name_and_kind(believed: Connection) -> None:
    of = schema.entity.c
    one = believed.scalar(select(of.id).where(of.name == "Karsk"))
    assert one is not None
    changes = Changes(entities={one}, judged={one}, anew=True)
    describe(believed, decide(), {one: Judged("Karsk Oil", "group")}, changes)
    row = believed.execute(select(of.name, of.kind, of.mentions).where(of.id == one)).one()
    assert tuple(row) == ("Karsk Oil", "group", 1)


def test_an_entity_without_a_chain_goes(believed: Connection) -> None:
    of, chain = schema.entity.c, schema.chain
    one = believed.scalar(select(of.id).where(of.name == "Karsk"))
    assert one is not None
    drop_empty(believed, {one})
    assert believed.scalar(select(of.id).where(of.id == one)) == one
    believed.execute(update(chain).where(chain.c.entity_id == one).values(entity_id=None))
    drop_empty(believed, {one})
    assert believed.scalar(select(of.id).where(of.id == one)) is None
