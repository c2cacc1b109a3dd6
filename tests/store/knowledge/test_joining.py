"""Names of articles are joined alike here and by whoever can reach the evidence."""

import pickle

import pytest
from told import Told, add

from kg.model import Anchor, Correction
from kg.store.knowledge.joining import Joined, join_names
from kg.store.reached import Evidence
from kg.store.store import Store

NAMES = (("Ziyad al-Nakhalah", "person", None), ("Ziad Al-Nakhaleh", "person", None),
         ("Hamas", "group", None))  # fmt: skip


def joined(read: Evidence, *corrections: Correction) -> Joined:
    return join_names(["a", "b"], read=read, corrections=corrections, apart=frozenset())


@pytest.fixture
def told(own_store: Store) -> Store:
    """A store of two articles, in which Ziyad al-Nakhalah and Hamas met."""
    add(own_store, "a", Told(NAMES, (((0, 2), "held", None),)))
    add(own_store, "b", Told((("Nakhalah", "person", None),)))
    return own_store


def test_mentions_of_one_are_one_chain_with_its_other_names(told: Store) -> None:
    with told.reading() as connection:
        found = joined(Evidence(connection, told.place))
    names = dict(zip(found.chains["key"], found.chains["id"], strict=True))
    assert found.chains["id"] == sorted(found.chains["id"])
    assert names.keys() == {"person:ziyad nakhalah", "group:hamas", "person:nakhalah"}
    assert found.names["key"] == ["person:ziad nakhaleh"]
    assert found.names["chain_id"] == [names["person:ziyad nakhalah"]]
    assert sorted(found.mentions["chain_id"]).count(names["person:ziyad nakhalah"]) == 2
    assert dict(zip(found.chains["key"], found.chains["short"], strict=True)) == {
        "person:ziyad nakhalah": 0, "group:hamas": 0, "person:nakhalah": 1,
    }  # fmt: skip


def test_who_is_sent_the_evidence_joins_them_alike(store: Store) -> None:
    add(store, "a", Told(NAMES))
    with store.transaction() as connection:
        here = Evidence(connection, store.place)
        assert joined(pickle.loads(pickle.dumps(here))) == joined(here)


def test_what_people_rejected_is_told_with_its_article(told: Store) -> None:
    where = Anchor("mention", "a", 0, len(NAMES[0][0]), NAMES[0][0])
    rejection = Correction("c", "reject", "mention:m", None, (where,), "ann", "2024")
    with told.reading() as connection:
        read = Evidence(connection, told.place)
        assert joined(read).rejected == {"id": [], "article_id": []}
        found = joined(read, rejection)
    assert "person:ziyad nakhalah" not in found.chains["key"]
    assert set(found.rejected["article_id"]) == {"a"}
