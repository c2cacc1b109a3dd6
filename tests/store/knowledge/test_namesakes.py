"""Namesakes have entities of their own, and keep them in whatever order articles come."""

from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from store_and_plain_form import agree
from told import Told, add, clusters, tables

from kg.model import Claim, Kind, content_id
from kg.store import evidence, removing, schema
from kg.store.knowledge import resolve
from kg.store.store import Store

Name = tuple[str, Kind, str | None]


def named(name: str) -> Name:
    """Return the name of a person."""
    return name, "person", None


HASSAN = named("Mahmoud Hassoun")
OFFICES = (
    (HASSAN, ("Jordan", "state", "JO"), named("Ilze Ozola")),
    (HASSAN, ("Cairo", "place", None), named("Carlos Peralta")),
)


def add_office(
    store: Store, name: str, names: tuple[Name, ...], title: str, of: int | None = None
) -> None:
    """Save an article whose first name holds an office, maybe in another name of it."""
    add(store, name, Told(names, published="2024-03-01"))
    with store.transaction() as connection:
        read = next(iter(evidence.extractions(connection, [name])))
        ids = [one.id for one in sorted(read.mentions, key=lambda one: one.start)]
        body = None if of is None else ids[of]
        claim = Claim(content_id("role", name), name, 0, 5, "role", ids[0], body, title)
        connection.execute(insert(schema.claim), asdict(claim))


def names_of(store: Store) -> list[str]:
    with store.reading() as connection:
        of = schema.entity.c
        return sorted(connection.scalars(select(of.name).where(of.kind == "person")))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_namesakes_are_told_apart_in_every_list(tmp_path: Path, order: tuple[int, ...]) -> None:
    told_as = (("Health Minister", 1), ("striker", None))
    with Store.open(tmp_path / "kg.db") as store:
        for number in order:
            add_office(store, f"a{number}", OFFICES[number], *told_as[number])
            resolve(store)
        assert names_of(store) == [
            "Carlos Peralta",
            "Ilze Ozola",
            "Mahmoud Hassoun (minister, Jordan)",
            "Mahmoud Hassoun (striker, Cairo)",
        ]
        before = tables(store), clusters(store)
        resolve(store, full=True)
        assert (tables(store), clusters(store)) == before


def test_an_article_on_both_makes_them_one(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg.db") as store:
        add_office(store, "a0", OFFICES[0], "Health Minister", 1)
        add_office(store, "a1", OFFICES[1], "striker", None)
        resolve(store)
        add(store, "a2", Told((HASSAN, named("Ilze Ozola"), named("Carlos Peralta"))))
        resolve(store)
        assert "Mahmoud Hassoun" in names_of(store)
        before = clusters(store)
        resolve(store, full=True)
        assert clusters(store) == before


def test_the_last_of_several_namesakes_has_the_plain_name_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg.db") as store:
        add_office(store, "a0", OFFICES[0], "Health Minister", 1)
        add_office(store, "a1", OFFICES[1], "striker")
        resolve(store)
        assert "Mahmoud Hassoun (striker, Cairo)" in names_of(store)
        removing.remove_article(store, "a0")
        resolve(store)
        agree(store)
        assert names_of(store) == ["Carlos Peralta", "Mahmoud Hassoun"]
