"""FollowTheMoney reads articles with their text, who is mentioned in each, and who says what."""

import networkx as nx
import world
from exported import only
from ftm_read import TEXTS, entities
from invented import ARTICLES, ENTITIES, news

from kg import graph as graphs
from kg.knowledge import KnowledgeGraph
from kg.model import Entity
from kg.store.store import Store


def test_an_article_has_its_text_and_whom_it_names(texts: nx.MultiGraph) -> None:
    read = entities(only(texts, "ftm"))
    article = read["kg-a1"]
    assert article.get("bodyText") == [TEXTS["a1"]["text"]]
    assert article.get("language") == ["eng"]
    assert set(article.get("peopleMentioned")) == {"Marta Vell", "Vell"}
    assert article.get("locationMentioned") == ["Karsk"]


def test_an_id_of_wikidata_stays_one() -> None:
    known = Entity("Q42", "person", "Ada Lone", ("Ada Lone",), None, 1, 1)
    graph = graphs.build(news(entities=(*ENTITIES, known), articles=ARTICLES))
    read = entities(only(graph, "ftm"))
    assert read["kg-Q42"].get("wikidataId") == ["Q42"]
    assert read["kg-e-vell"].get("wikidataId") == []


def test_a_mention_leads_from_an_article_to_whom_it_names(texts: nx.MultiGraph) -> None:
    read = entities(only(texts, "ftm"))
    mentions = [one for one in read.values() if one.schema.name == "Mention"]
    told = {(*one.get("document"), *one.get("detectedSchema")): one for one in mentions}
    assert set(told) == {("kg-a1", "Person"), ("kg-a1", "Address"), ("kg-a2", "Person")}
    vell = told["kg-a1", "Person"]
    assert vell.get("resolved") == ["kg-e-vell"]
    assert set(vell.get("name")) == {"Marta Vell", "Vell"}
    assert not told["kg-a1", "Address"].get("resolved")
    for one in mentions:
        one.schema.validate(one.to_dict())


def test_the_store_lends_texts_and_names(store: Store) -> None:
    world.fill(store)
    knowledge = KnowledgeGraph(store)
    (text,) = knowledge.exported(format="ftm").values()
    assert isinstance(text, str)
    read = entities(text)
    bodies = [body for one in read.values() for body in one.get("bodyText", quiet=True)]
    assert sorted(bodies) == sorted(story[2] for story in world.STORIES)
    people = {one.id: one.caption for one in read.values() if one.schema.name == "Person"}
    named = {
        people[person]
        for one in read.values()
        if one.schema.name == "Mention"
        for person in one.get("resolved")
    }
    assert named == {"Marta Vell", "Tomas Orun", "Ilya Sade", "Nora Quist", "Ada Lone"}
