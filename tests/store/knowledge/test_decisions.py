"""Judgements and watchlists are read as resolving needs them, and touch what they can change."""

import pytest
from sqlalchemy import Connection, insert, select, update

from kg.model import Judgement
from kg.resolution.resolving.decisions import KnownEntity, decide
from kg.resolution.updating.changes import NOTHING
from kg.store import schema
from kg.store.judgements import judge
from kg.store.knowledge.decisions import read, touch
from kg.store.store import Store

VELL, QUIST = "person:marta vell", "person:nora quist"


def said(left: str = VELL, right: str = QUIST) -> Judgement:
    return Judgement("j1", left, right, "same", "ann", "2024")


def test_what_stands_is_read_oldest_first(own_store: Store) -> None:
    judge(own_store, "person:b", "person:c", "same", by="ann")
    judge(own_store, "person:a", "person:d", "same", by="ann")
    with own_store.transaction() as connection:
        assert [one.left for one in read(connection).judgements] == ["person:b", "person:a"]
        connection.execute(update(schema.judgement).values(retracted_at="2024"))
        assert read(connection) == decide()


@pytest.mark.parametrize("aliases", ["no json", '"Vell"', "[1]", '[" "]', "null"])
def test_an_entry_that_cannot_be_read_is_set_aside_and_the_rest_is_followed(
    connection: Connection, aliases: str
) -> None:
    rows = [
        {"id": "Q1", "kind": "person", "name": "Marta Vell", "aliases": "[]"},
        {"id": "Q2", "kind": "person", "name": "Tomas Orun", "aliases": aliases},
    ]
    connection.execute(insert(schema.watchlist), rows)
    found = read(connection)
    assert list(found.entries) == ["Q1"]
    (aside,) = found.set_aside
    assert aside.startswith("watchlist entry Q2: ")
    assert "\n" not in aside


def test_a_judgement_touches_its_names_and_the_articles_of_who_bears_them(
    believed: Connection,
) -> None:
    changes = touch(believed, decide([said()]))
    assert changes.anew
    assert changes.full == {VELL, QUIST}
    of = schema.extraction.c
    again = set(believed.scalars(select(of.article_id).where(of.resolved == 0)))
    chain = schema.chain.c
    bearing = believed.scalars(select(chain.article_id).where(chain.key.in_([VELL, QUIST])))
    assert again == set(bearing)


def test_a_judgement_that_was_followed_touches_nothing_until_it_is_taken_back(
    believed: Connection,
) -> None:
    touch(believed, decide([said()]))
    assert touch(believed, decide([said()])) == NOTHING
    gone = touch(believed, decide())
    assert gone.full == {VELL, QUIST}
    assert believed.scalars(select(schema.decision_applied.c.id)).all() == []


def test_an_entry_that_changed_touches_its_names(believed: Connection) -> None:
    def entry(name: str) -> KnownEntity:
        return KnownEntity("Q1", "person", name, (VELL, "person:vell"), None)

    first = touch(believed, decide(entries=[entry("Marta Vell")]))
    assert (first.full, first.short) == ({VELL}, {"person:vell"})
    assert touch(believed, decide(entries=[entry("Marta Vell")])) == NOTHING
    other = touch(believed, decide(entries=[entry("Dr Vell")]))
    assert other.full == {VELL}


def test_a_judgement_on_names_that_nobody_bears_touches_no_article(believed: Connection) -> None:
    changes = touch(believed, decide([said("person:a b", "person:c d")]))
    assert changes.entities == set()
    of = schema.extraction.c
    assert believed.scalars(select(of.article_id).where(of.resolved == 0)).all() == []
