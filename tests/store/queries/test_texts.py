"""Articles come whole, with how each writes the names of an entity."""

from told import Told, add

from kg.knowledge import KnowledgeGraph
from kg.store.knowledge import resolve
from kg.store.queries.texts import texts
from kg.store.store import Store


def test_an_article_has_its_text_its_language_and_the_spellings(own_store: Store) -> None:
    names = (("Marta Vell", "person", None), ("Vell", "person", None), ("Karsk", "place", None))
    add(own_store, "a", Told(names))
    resolve(own_store)
    news = KnowledgeGraph(own_store)
    with own_store.reading() as connection:
        found = texts(connection, ["a"])
    assert found["a"]["text"] == "Marta Vell Vell Karsk"
    assert found["a"]["language"] == "en"
    assert found["a"]["names"] == {
        news.entity("Marta Vell").id: ["Marta Vell", "Vell"],
        news.entity("Karsk").id: ["Karsk"],
    }


def test_only_the_articles_asked_for_come(news: KnowledgeGraph) -> None:
    ids = [row.id for row in news.articles()]
    with news.store.reading() as connection:
        assert list(texts(connection, ids[:1])) == ids[:1]
        assert texts(connection, []) == {}
        assert texts(connection, ["nowhere"]) == {}


def test_who_is_hidden_has_no_spellings(own_news: KnowledgeGraph) -> None:
    own_news.hide("Ada Lone")
    ids = [row.id for row in own_news.articles()]
    with own_news.store.reading() as connection:
        names = [name for one in texts(connection, ids).values() for name in one["names"].values()]
    assert ["Ada Lone"] not in names
    assert ["Marta Vell"] in names
