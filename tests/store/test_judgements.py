"""A=B and B=C give A=C; A≠B and B=C give A≠C; a contradiction names its causes."""

import pytest

from kg.errors import JudgementConflict
from kg.knowledge import KnowledgeGraph
from kg.store.judgements import judge, judgements, key_of, next_number
from kg.store.store import Store


def test_the_same_word_twice_is_one_row(own_store: Store) -> None:
    first = judge(own_store, "person:b", "person:a", "same", by="ann", note="they are")
    assert (first.left, first.right, first.note) == ("person:a", "person:b", "they are")
    assert judge(own_store, "person:a", "person:b", "same", by="bob") == first
    assert judgements(own_store) == (first,)


def test_what_follows_from_others_cannot_be_denied(own_store: Store) -> None:
    judge(own_store, "person:a", "person:b", "same", by="ann")
    judge(own_store, "person:b", "person:c", "same", by="ann")
    with pytest.raises(JudgementConflict) as raised:
        judge(own_store, "person:a", "person:c", "different", by="bob")
    assert "\n" not in str(raised.value)
    assert len(judgements(own_store)) == 2


def test_decisions_are_numbered_as_they_come(own_store: Store) -> None:
    with own_store.reading() as connection:
        assert next_number(connection) == 1
    judge(own_store, "person:a", "person:b", "same", by="ann")
    with own_store.reading() as connection:
        assert next_number(connection) == 2


def test_an_entity_is_known_by_the_key_that_articles_give_it(own_news: KnowledgeGraph) -> None:
    store = own_news.store
    assert key_of(store, own_news.entity("Vell")) == "person:marta vell"
    own_news.rename("Vell", "Marta Orlo")
    own_news.retype("Marta Orlo", "group")
    renamed = own_news.entity("Marta Orlo")
    assert key_of(store, renamed) == "person:marta vell"
    assert key_of(store, renamed, alias="Marta Vell") == "person:marta vell"
