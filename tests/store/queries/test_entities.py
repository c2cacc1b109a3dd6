"""Entities are found by their names."""

import pytest

from kg.errors import AmbiguousName, NotFound
from kg.knowledge import KnowledgeGraph


@pytest.mark.parametrize("name", ["Marta Vell", "marta vell", "MARTA VELL", "Márta Vell", "Vell"])
def test_a_name_is_found_without_accents_and_case(news: KnowledgeGraph, name: str) -> None:
    assert news.entity(name).name == "Marta Vell"


def test_a_name_is_found_with_a_title(news: KnowledgeGraph) -> None:
    assert news.entity("President Tomas Orun").name == "Tomas Orun"


def test_an_id_and_its_first_half_are_names(news: KnowledgeGraph) -> None:
    one = news.entity("Ilya Sade")
    assert news.entity(one.id) == one
    assert news.entity(one.id[:8]) == one


def test_a_kind_before_the_name_tells_apart(news: KnowledgeGraph) -> None:
    assert news.entity("place:Karsk").kind == "place"
    with pytest.raises(NotFound):
        news.entity("person:Karsk")


def test_a_name_that_nobody_bears_brings_those_that_are_close(news: KnowledgeGraph) -> None:
    with pytest.raises(NotFound, match="Tomas Orun") as error:
        news.entity("Thomas Oron")
    assert "Tomas Orun" in error.value.close


def test_a_part_of_several_names_lists_them(own_news: KnowledgeGraph) -> None:
    from sqlalchemy import insert

    from kg.store.schema import entity, entity_alias

    with own_news.store.transaction() as connection:
        one = {"id": "0" * 16, "kind": "person", "name": "Peer Vell", "mentions": 1, "articles": 1}
        connection.execute(insert(entity), one)
        alias = {"entity_id": "0" * 16, "name": "Peer Vell", "search": "peer vell", "mentions": 1}
        connection.execute(insert(entity_alias), alias)
    with pytest.raises(AmbiguousName, match=r"Marta Vell .*Peer Vell"):
        own_news.entity("Vell")


@pytest.mark.parametrize("name", ["", " ", "%", "_", "'; DROP TABLE entity; --", "\0", "😀" * 300])
def test_any_text_may_be_asked_for(news: KnowledgeGraph, name: str) -> None:
    with pytest.raises((NotFound, AmbiguousName)):
        news.entity(name)


def test_a_spelling_says_why_it_belongs(news: KnowledgeGraph) -> None:
    (alias,) = news.show_entity("Marta Vell").aliases
    assert (alias.name, alias.mentions) == ("Marta Vell", 3)
    assert alias.reasons
