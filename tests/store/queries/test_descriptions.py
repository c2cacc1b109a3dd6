"""Entities of like names are told apart in a few words."""

from sqlalchemy import update
from told import Told, add

from kg.knowledge import KnowledgeGraph
from kg.store import schema
from kg.store.knowledge import resolve
from kg.store.queries.descriptions import described
from kg.store.store import Store


def test_a_person_is_kind_office_and_counts(news: KnowledgeGraph) -> None:
    sade = news.entity("Sade")
    with news.store.reading() as connection:
        (words,) = described(connection, [sade])
    assert words == (
        f"Ilya Sade (person, envoy of Nora Quist, 2 mentions in 2 articles, {sade.id[:8]})"
    )


def test_what_is_not_known_is_left_out(news: KnowledgeGraph) -> None:
    lone = news.entity("Ada Lone")
    with news.store.reading() as connection:
        assert described(connection, [lone]) == [
            f"Ada Lone (person, 1 mention in 1 article, {lone.id[:8]})"
        ]
        assert described(connection, []) == []


def test_the_state_is_told_that_most_of_the_articles_name(own_store: Store) -> None:
    vell = ("Marta Vell", "person", None)
    for number, code in enumerate(("IR", "IQ", "IR")):
        state = {"IR": "Iran", "IQ": "Iraq"}[code]
        add(own_store, f"a{number}", Told((vell, (state, "state", code))))
    resolve(own_store)
    news = KnowledgeGraph(own_store)
    with own_store.reading() as connection:
        words, state = described(connection, [news.entity("Vell"), news.entity("Iran")])
    assert words.startswith("Marta Vell (person, Iran, 3 mentions in 3 articles, ")
    assert state.startswith("Iran (state, 2 mentions in 2 articles, ")


def test_an_office_that_was_rejected_is_not_told(own_news: KnowledgeGraph) -> None:
    role = next(one for one in own_news.roles() if one.person.name == "Ilya Sade")
    own_news.reject(role.id)
    with own_news.store.reading() as connection:
        (words,) = described(connection, [own_news.entity("Sade")])
    assert "envoy" not in words


def test_an_office_without_a_body_is_its_title(own_news: KnowledgeGraph) -> None:
    with own_news.store.transaction() as connection:
        connection.execute(update(schema.claim).values(object=None))
        (words,) = described(connection, [own_news.entity("Sade")])
    assert words.startswith("Ilya Sade (person, envoy, 2 mentions")
