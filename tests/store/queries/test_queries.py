"""What the store finds when it is asked."""

import pytest
import world
from queried import id_of

from kg.knowledge import KnowledgeGraph
from kg.store.queries import paths
from kg.store.queries.subgraph import subgraph
from kg.store.store import Store


@pytest.mark.postgres
def test_postgresql_answers_as_sqlite_does(postgres_url: str, news: KnowledgeGraph) -> None:
    with Store.open(postgres_url) as store:
        world.fill(store)
        there = KnowledgeGraph(store)
        assert there.meetings().records() == news.meetings().records()
        assert there.met("Orun").records() == news.met("Orun").records()
        assert there.path("Vell", "Sade").rows() == news.path("Vell", "Sade").rows()
        assert there.show_entity("Orun").record() == news.show_entity("Orun").record()
        assert there.ties("Vell").rows() == news.ties("Vell").rows()
        assert list(there.stats()) == list(news.stats())
        assert list(there.mentions()) == list(news.mentions())
        assert list(there.roles()) == list(news.roles())
        with store.reading() as here, news.store.reading() as other:
            assert paths.path(here, *[id_of(there, n) for n in ("Vell", "Sade")])
            assert subgraph(here).counts == subgraph(other).counts
            assert subgraph(here).co_mentions == subgraph(other).co_mentions
