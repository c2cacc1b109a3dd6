"""New articles get their chains, and those of articles that went are taken away."""

from sqlalchemy import Connection, select, update
from told import Told, add

from kg.resolution.resolving.decisions import decide
from kg.resolution.updating.changes import NOTHING
from kg.store import removing, schema
from kg.store.knowledge.articles import drop_vanished, read_new
from kg.store.reached import Evidence
from kg.store.store import Store

NAMES = (("Ziyad al-Nakhalah", "person", None), ("Ziad Al-Nakhaleh", "person", None),
         ("Hamas", "group", None))  # fmt: skip


def keys(connection: Connection) -> list[str]:
    return sorted(connection.scalars(select(schema.chain.c.key)))


def test_the_chains_of_an_article_are_written_once(own_store: Store) -> None:
    add(own_store, "b", Told(NAMES))
    add(own_store, "a", Told((("Nakhalah", "person", None),)))
    with own_store.transaction() as connection:
        changes = read_new(Evidence(connection, ""), decide(), {})
        assert keys(connection) == ["group:hamas", "person:nakhalah", "person:ziyad nakhalah"]
        assert read_new(Evidence(connection, ""), decide(), {}) == NOTHING
        rules = connection.scalars(select(schema.entity_mention.c.rule)).all()
    assert sorted(rules) == ["full name", "full name", "only name", "spelling"]
    assert changes.read == {"a", "b"}
    assert changes.full == {"group:hamas", "person:ziyad nakhalah", "person:ziad nakhaleh"}
    assert changes.short == {"person:nakhalah"}
    assert changes.first["group:hamas"] == "b"
    assert len(changes.chains) == 3
    assert not changes.anew


def test_the_least_article_of_a_name_is_the_first(own_store: Store) -> None:
    for name in ("c", "a", "b"):
        add(own_store, name, Told(NAMES[2:]))
    with own_store.transaction() as connection:
        changes = read_new(Evidence(connection, ""), decide(), {})
    assert changes.first == {"group:hamas": "a"}


def test_other_names_of_a_chain_are_kept_beside_its_own(own_store: Store) -> None:
    add(own_store, "a", Told(NAMES))
    with own_store.transaction() as connection:
        read_new(Evidence(connection, ""), decide(), {})
        assert connection.scalars(select(schema.chain_name.c.key)).all() == ["person:ziad nakhaleh"]


def test_nothing_vanishes_where_all_is_as_it_was(believed: Connection) -> None:
    before = keys(believed)
    assert drop_vanished(believed) == NOTHING
    assert keys(believed) == before


def test_chains_of_an_article_that_is_read_anew_go_and_are_remembered(
    believed: Connection,
) -> None:
    of, done = schema.chain.c, schema.extraction
    lone = believed.execute(select(of.id, of.entity_id).where(of.key == "person:ada lone")).one()
    article = believed.scalar(select(of.article_id).where(of.id == lone.id))
    believed.execute(update(done).where(done.c.article_id == article).values(resolved=0))
    changes = drop_vanished(believed)
    assert "person:ada lone" not in keys(believed)
    assert changes.anew
    assert changes.former[lone.id] == lone.entity_id
    assert changes.full == {"person:ada lone", "place:karsk", "place:amber bay"}
    read_new(Evidence(believed, ""), decide(), changes.former)
    again = believed.execute(select(of.id, of.entity_id).where(of.key == "person:ada lone")).one()
    assert again == lone


def test_chains_of_an_article_that_went_go_with_it(own_store: Store) -> None:
    add(own_store, "a", Told(NAMES))
    with own_store.transaction() as connection:
        read_new(Evidence(connection, ""), decide(), {})
    removing.remove_article(own_store, "a")
    with own_store.transaction() as connection:
        changes = drop_vanished(connection)
        assert keys(connection) == []
    assert "person:ziad nakhaleh" in changes.full
