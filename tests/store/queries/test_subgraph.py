"""What a graph is built from."""

from queried import id_of

from kg.knowledge import KnowledgeGraph
from kg.selection import Selection
from kg.store.queries.subgraph import subgraph


def test_a_scene_holds_what_a_graph_needs(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        whole = subgraph(connection)
        near = subgraph(connection, Selection(around=(id_of(news, "Nora Quist"),), limit=3))
        few = subgraph(connection, Selection(limit=2))
    assert {one.name for one in whole.entities} >= {"Marta Vell", "Karsk", "Ada Lone"}
    assert len(whole.meetings) == 4
    assert {one.name for one in near.entities} == {"Nora Quist", "Ilya Sade", "Marta Vell"}
    assert len(few.entities) == 2
    assert whole.articles.keys() >= {one for some in whole.sources.values() for one in some}
