"""Copies are found among stored articles, whatever comes and goes, in whatever order."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parted import elsewhere
from sqlalchemy import Connection
from stored import dump, extraction_of, read_of, told

from kg.articles import Read
from kg.errors import StoreBusy
from kg.store import copies, evidence, removing
from kg.store.copies import originals, update_copies
from kg.store.store import Store

AGENCY = told(1, sentences=20)
PARAGRAPHS = AGENCY.split("\n\n")
CUT = "\n\n".join(PARAGRAPHS[:7])
LONGER = "\n\n".join([*PARAGRAPHS, *told(2, sentences=6).split("\n\n")])
OTHER = told(3, sentences=20)


PRINTED: list[Read] = [
    read_of(0, text=AGENCY, published="2023-06-14"),
    read_of(1, text=CUT, published="2023-06-13"),
    read_of(2, text=LONGER, published="2023-06-15"),
    read_of(3, text=OTHER, published="2023-06-14"),
    read_of(4, text=OTHER + "\n\nMore soon.", published="2023-06-16"),
    read_of(5, published="2023-06-14"),
]


ORIGINALS = {0: 1, 1: 1, 2: 1, 3: 3, 4: 3}


def expected(numbers: dict[int, int]) -> dict[str, str]:
    return {PRINTED[key].article.id: PRINTED[of].article.id for key, of in numbers.items()}


def save(store: Store, *numbers: int) -> None:
    for number in numbers:
        read = PRINTED[number]
        evidence.save(store, read, extraction_of(read.article))


def test_copies_are_found_among_stored_articles(store: Store) -> None:
    save(store, *range(6))
    assert update_copies(store) == 5
    assert originals(store) == expected(ORIGINALS)


def test_texts_that_are_signed_elsewhere_are_found_alike(own_store: Store) -> None:
    save(own_store, *range(6))
    assert update_copies(own_store, run=elsewhere) == 5
    assert originals(own_store) == expected(ORIGINALS)


def test_comparing_again_changes_nothing(store: Store) -> None:
    save(store, *range(6))
    update_copies(store)
    before = dump(store)
    update_copies(store)
    assert dump(store) == before


def test_only_the_articles_named_are_compared(store: Store) -> None:
    save(store, 0, 1, 3, 4)
    update_copies(store, [PRINTED[3].article.id, PRINTED[4].article.id])
    assert originals(store) == expected({3: 3, 4: 3})


def test_two_writers_do_not_compare_the_same_articles(
    own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(own_store, *range(6))
    assert own_store.file
    find = copies._waiting
    with Store.open(own_store.file, patience=0) as other:

        def found_while_another_writes(connection: Connection, ids: None) -> list[str]:
            found = find(connection, ids)
            monkeypatch.setattr(copies, "_waiting", find)
            with suppress(StoreBusy):
                update_copies(other)
            return found

        monkeypatch.setattr(copies, "_waiting", found_while_another_writes)
        assert update_copies(own_store) == 5


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(range(6)), cuts=st.sets(st.integers(0, 5)))
def test_the_order_of_articles_changes_nothing(
    store: Store, order: list[int], cuts: set[int]
) -> None:
    for source in evidence.sources(store):
        removing.remove_source(store, source)
    for position, number in enumerate(order):
        save(store, number)
        if position in cuts:
            update_copies(store)
    update_copies(store)
    assert originals(store) == expected(ORIGINALS)


@pytest.mark.parametrize("number", range(6))
def test_removing_an_article_is_as_if_it_had_never_been_there(store: Store, number: int) -> None:
    others = [other for other in range(6) if other != number]
    save(store, *others)
    update_copies(store)
    before = dump(store)
    save(store, number)
    update_copies(store)
    removing.remove_article(store, PRINTED[number].article.id)
    assert dump(store) == before


def test_a_group_falls_apart_without_the_article_that_held_it_together(store: Store) -> None:
    both = read_of(6, text="\n\n".join([*PARAGRAPHS[:10], *OTHER.split("\n\n")[:10]]))
    save(store, 0, 3)
    evidence.save(store, both, extraction_of(both.article))
    update_copies(store)
    assert len(set(originals(store).values())) == 1
    removing.remove_article(store, both.article.id)
    assert originals(store) == {}


def test_articles_without_a_copy_are_compared_once(own_store: Store) -> None:
    save(own_store, 0, 3)
    assert update_copies(own_store) == 0
    assert originals(own_store) == {}
    before = dump(own_store)
    assert update_copies(own_store) == 0
    assert dump(own_store) == before


def test_an_empty_store_has_no_copies(own_store: Store) -> None:
    assert update_copies(own_store) == 0
    assert update_copies(own_store, ["nowhere"]) == 0


def test_many_prints_of_one_text_are_a_group_of_few_pairs(
    own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [read_of(number, text=AGENCY, published="2023-06-14") for number in range(10, 40)]
    for read in many:
        evidence.save(own_store, read, extraction_of(read.article))
    compared: list[int] = []
    kept = copies._join

    def join(connection: Connection, pairs: list[copies.Pair]) -> None:
        compared.append(len(pairs))
        kept(connection, pairs)

    monkeypatch.setattr(copies, "_join", join)
    assert update_copies(own_store) == 30
    assert compared == [29]
    assert set(originals(own_store).values()) == {min(read.article.id for read in many)}
    removing.remove_article(own_store, min(read.article.id for read in many))
    assert len(set(originals(own_store).values())) == 1
    assert len(originals(own_store)) == 29
