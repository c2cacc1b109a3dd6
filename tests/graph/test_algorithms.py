"""networkx's own algorithms, and other programs' readers, take the graph as it is."""

import io
from pathlib import Path

import igraph
import networkx as nx
import pytest
from invented import news

from kg import graph as graphs
from kg.export import contents
from kg.knowledge import KnowledgeGraph

MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "graph.md"


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    return graphs.build(news())


def test_weights_are_counts_and_never_negative(graph: nx.MultiGraph) -> None:
    for _, _, item in graph.edges(data=True):
        assert isinstance(item["weight"], int)
        assert item["weight"] >= 1
        if item["kind"] == "co-mention":
            assert -1 <= item["npmi"] <= 1
            assert item["weight"] == item["independent"]


def test_dijkstra_finds_its_way_from_every_node(graph: nx.MultiGraph) -> None:
    for node in graph:
        lengths = nx.single_source_dijkstra_path_length(graph, node, weight="weight")
        assert set(lengths) == nx.node_connected_component(graph, node)
    assert nx.shortest_path(graph, "e-quist", "e-vell", weight="weight")[0] == "e-quist"


@pytest.mark.parametrize(
    "measure",
    [
        nx.degree_centrality, nx.closeness_centrality, nx.betweenness_centrality,
        lambda graph: nx.pagerank(graph, weight="weight"),
        lambda graph: nx.eigenvector_centrality(nx.Graph(graph), weight="weight", max_iter=500),
    ],
    ids=["degree", "closeness", "betweenness", "pagerank", "eigenvector"],
)  # fmt: skip
def test_centralities_are_computed_for_every_node(measure, graph: nx.MultiGraph) -> None:  # type: ignore[no-untyped-def]
    found = measure(graph)
    assert set(found) == set(graph)
    assert min(found.values()) >= 0


@pytest.mark.parametrize(
    "divide",
    [
        lambda graph: nx.community.louvain_communities(graph, weight="weight", seed=1),
        lambda graph: nx.community.greedy_modularity_communities(graph, weight="weight"),
        lambda graph: nx.community.label_propagation_communities(nx.Graph(graph)),
    ],
    ids=["louvain", "greedy", "labels"],
)
def test_communities_divide_the_nodes(divide, graph: nx.MultiGraph) -> None:  # type: ignore[no-untyped-def]
    parts = list(divide(graph))
    assert set().union(*parts) == set(graph)
    assert sum(len(part) for part in parts) == len(graph)


def test_the_manual_names_every_attribute(graph: nx.MultiGraph) -> None:
    told = MANUAL.read_text(encoding="utf-8")
    items = [item for _, item in graph.nodes(data=True)]
    items += [item for _, _, item in graph.edges(data=True)]
    for name in {name for item in items for name in item} | set(graph.graph):
        assert f"`{name}`" in told, name


def test_the_graph_of_a_store_has_the_same_weights(news: KnowledgeGraph) -> None:
    graph = news.graph()
    assert graph.number_of_edges()
    assert all(item["weight"] >= 1 for _, _, item in graph.edges(data=True))
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    assert nx.average_shortest_path_length(largest, weight="weight") >= 1


def test_igraph_reads_what_is_written(graph: nx.MultiGraph, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "g.graphml"
    file.write_text(contents(graph, "graphml")["graph.graphml"], encoding="utf-8")
    read = igraph.Graph.Read_GraphML(str(file))
    assert (read.vcount(), read.ecount()) == (len(graph), graph.number_of_edges())
    assert set(read.vs["name"]) == {item["name"] for _, item in graph.nodes(data=True)}
    assert min(read.es["weight"]) >= 1
    assert read.distances(weights="weight")


def test_gexf_weights_are_the_same(graph: nx.MultiGraph) -> None:
    read = nx.read_gexf(io.BytesIO(contents(graph, "gexf")["graph.gexf"].encode()))
    assert sum(item["weight"] for *_, item in read.edges(data=True)) == sum(
        item["weight"] for *_, item in graph.edges(data=True)
    )
