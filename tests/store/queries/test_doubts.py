"""A pair of names comes with what a person needs to decide whether they are one."""

from kg.knowledge import KnowledgeGraph
from kg.store.queries.doubts import SHOWN, doubts
from kg.store.review import Candidate


def pair(news: KnowledgeGraph, left: str, right: str) -> Candidate:
    one, other = news.entity(left), news.entity(right)
    keys = (f"person:{one.name.lower()}", f"person:{other.name.lower()}")
    return Candidate(*keys, one.id, other.id, 0.8, "spelling", 1.0)


def test_each_name_has_its_offices_its_company_and_sentences_of_its_own(
    news: KnowledgeGraph,
) -> None:
    with news.store.reading() as connection:
        (doubt,) = doubts(connection, [pair(news, "Vell", "Orun")])
    assert (doubt.rule, doubt.score) == ("spelling", 0.8)
    left, right = doubt.left, doubt.right
    assert (left.key, left.entity.name) == ("person:marta vell", "Marta Vell")
    assert set(left.offices) == {"envoy of Tomas Orun"}
    assert left.company == ("Nora Quist",)
    assert [quote.text for quote in left.quotes] == ["Nora Quist denied that she met Marta Vell."]
    assert [quote.text for quote in right.quotes] == ["Tomas Orun met Ilya Sade."]


def test_two_who_stand_in_no_sentence_together_have_all_of_theirs(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        (doubt,) = doubts(connection, [pair(news, "Ada Lone", "Vell")])
    assert [quote.text for quote in doubt.left.quotes] == ["Ada Lone likes Amber Bay."]
    assert len(doubt.right.quotes) == SHOWN


def test_a_pair_whose_entity_is_gone_is_left_out(news: KnowledgeGraph) -> None:
    gone = Candidate("person:a", "person:b", news.entity("Vell").id, "0" * 16, 0.8, "x", 1.0)
    with news.store.reading() as connection:
        assert doubts(connection, [gone]) == ()
        assert doubts(connection, []) == ()
