"""Known entities that a user brought are kept by name, and give their mentions a name and an id."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from told import Told, add

from kg.resolution.watchlist import Entry, parse
from kg.store import schema, stale
from kg.store.knowledge import resolve
from kg.store.store import Store
from kg.store.watchlist import unwatch, watch, watchlist

CSV = """name,aliases,kind,country,position,id
Ziyad al-Nakhalah,Ziad Nakhaleh;Abu Tariq,person,PS,secretary-general,Q1
Palestinian Islamic Jihad,PIJ,group,Palestine,,
"""


def test_entries_attract_their_mentions_and_name_them(tmp_path: Path) -> None:
    names = (("Ziad Al-Nakhaleh", "person", None), ("Hamas", "group", None))
    with Store.open(tmp_path / "kg.db") as store:
        add(store, "a", Told(names))
        resolve(store)
        watch(store, parse(CSV))
        assert len(watchlist(store)) == 2
        resolve(store)
        with store.reading() as connection:
            found = {row.id: row.name for row in connection.execute(select(schema.entity))}
        assert found["Q1"] == "Ziyad al-Nakhalah"
        unwatch(store)
        resolve(store)
        with store.reading() as connection:
            found = {row.name for row in connection.execute(select(schema.entity))}
        assert found == {"Ziad Al-Nakhaleh", "Hamas"}


VELL = Entry("Q2", "person", "Marta Vell", ("Vell", "Märta “V”"), "NO", None)
ORUN = Entry("Q1", "person", "Tomas Orun", (), None, "envoy")


def test_entries_are_listed_by_name_as_they_were_brought(own_store: Store) -> None:
    assert watchlist(own_store) == ()
    assert watch(own_store, [ORUN, VELL]) == 2
    assert watchlist(own_store) == (VELL, ORUN)


def test_an_entry_of_the_same_id_takes_the_place_of_the_older_one(own_store: Store) -> None:
    watch(own_store, [VELL])
    newer = replace(VELL, name="M. Vell", aliases=())
    assert watch(own_store, [newer, ORUN]) == 2
    assert watchlist(own_store) == (newer, ORUN)


def test_knowledge_is_behind_a_list_that_came_or_went(own_store: Store) -> None:
    watch(own_store, [VELL])
    assert stale.since(own_store) is not None
    resolve(own_store)
    assert stale.since(own_store) is None
    unwatch(own_store)
    assert watchlist(own_store) == ()
    assert stale.since(own_store) is not None
