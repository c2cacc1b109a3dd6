"""Links between full names are found within blocks and articles, kept, and looked at again."""

import pytest
from sqlalchemy import Connection, select
from told import Told, add

from kg.resolution.linking import own_block
from kg.resolution.resolving.links import DOUBT
from kg.store import schema
from kg.store.knowledge import resolve
from kg.store.knowledge.context import CoMentionIndex
from kg.store.knowledge.links import (
    block_pairs,
    drop_blocks,
    drop_links,
    links_of,
    said_in,
    said_together,
    write_blocks,
    write_links,
)
from kg.store.store import Store

ZIYAD, ZIAD, VELL = "person:ziyad nakhalah", "person:ziad nakhaleh", "person:marta vell"
PAIR = (ZIAD, ZIYAD)


def test_names_of_one_block_are_a_pair(connection: Connection) -> None:
    assert write_blocks(connection, {ZIYAD, VELL}, {ZIYAD, VELL}) == {ZIYAD, VELL}
    assert write_blocks(connection, {ZIAD, VELL}, {ZIAD, VELL}) == {ZIAD}
    assert block_pairs(connection, {ZIAD}) == {PAIR}
    assert block_pairs(connection, {VELL}) == set()


def test_a_name_that_went_is_in_no_block(connection: Connection) -> None:
    write_blocks(connection, {ZIYAD, ZIAD}, {ZIYAD, ZIAD})
    assert write_blocks(connection, {ZIYAD, ZIAD}, {ZIAD}) == set()
    of = schema.name_block.c
    assert set(connection.scalars(select(of.key))) == {ZIAD}


def test_a_name_is_taken_out_of_one_block_and_stays_in_the_others(connection: Connection) -> None:
    write_blocks(connection, {ZIYAD, ZIAD}, {ZIYAD, ZIAD})
    in_blocks = select(schema.name_block.c.key)
    before = list(connection.scalars(in_blocks))
    drop_blocks(connection, {ZIAD: [own_block(ZIAD)], VELL: [own_block(ZIAD)]})
    drop_blocks(connection, {})
    after = list(connection.scalars(in_blocks))
    assert before.count(ZIAD) == after.count(ZIAD) + 1
    assert before.count(ZIYAD) == after.count(ZIYAD)


def test_names_alike_that_keep_no_company_are_linked_in_doubt(connection: Connection) -> None:
    write_links(connection, CoMentionIndex(connection), {PAIR}, {})
    (one,) = links_of(connection, [ZIYAD])
    assert (one.left, one.right, one.rule) == (*PAIR, DOUBT)
    assert links_of(connection, [VELL]) == set()


def test_names_that_are_nothing_alike_are_not_linked(connection: Connection) -> None:
    write_links(connection, CoMentionIndex(connection), {(VELL, ZIYAD)}, {})
    assert links_of(connection, [VELL]) == set()


def test_links_are_taken_away_by_pairs(connection: Connection) -> None:
    write_links(connection, CoMentionIndex(connection), {PAIR}, {})
    drop_links(connection, [(VELL, ZIYAD)])
    assert len(links_of(connection, [ZIAD])) == 1
    drop_links(connection, [PAIR])
    drop_links(connection, [])
    assert links_of(connection, [ZIAD]) == set()


@pytest.fixture
def told(own_store: Store) -> Store:
    """A store of two articles that use both spellings for one, and of one that uses one."""
    both = (("Ziyad al-Nakhalah", "person", None), ("Ziad Al-Nakhaleh", "person", None))
    for name, names in (("a", both), ("b", both), ("c", both[:1])):
        add(own_store, name, Told(names))
    resolve(own_store)
    return own_store


def test_articles_that_use_both_names_for_one_are_counted(told: Store) -> None:
    with told.reading() as connection:
        assert said_together(connection, [ZIAD]) == {PAIR: 2}
        assert said_together(connection, [VELL]) == {}
        chains = set(connection.scalars(select(schema.chain.c.id)))
        assert said_in(connection, chains) == {PAIR}
        assert said_in(connection, []) == set()


def test_an_article_that_names_a_person_and_a_firm_says_that_they_are_two(
    own_store: Store,
) -> None:
    names = (("Orr Vell", "person", None), ("Orr Vell", "group", None))
    add(own_store, "a", Told(names))
    resolve(own_store)
    with own_store.reading() as connection:
        links = links_of(connection, ["person:orr vell"])
    assert {one.rule for one in links} <= {DOUBT}
