"""JSON is the graph itself."""

import json

import networkx as nx
from exported import only


def test_json_is_the_graph_itself(graph: nx.MultiGraph) -> None:
    read = nx.node_link_graph(json.loads(only(graph, "json")), edges="edges")
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert nx.utils.graphs_equal(read, graph)


def test_each_node_and_each_edge_has_a_line(graph: nx.MultiGraph) -> None:
    lines = only(graph, "json").splitlines()
    ids = [line for line in lines if line.startswith("{") and '"id": ' in line]
    ends = [line for line in lines if line.startswith("{") and '"source": ' in line]
    assert sum(json.loads(line.rstrip(","))["id"] in graph for line in ids) == len(graph)
    assert len(ends) == graph.number_of_edges()


def test_a_graph_of_nothing_is_json() -> None:
    assert json.loads(only(nx.MultiGraph(), "json"))["nodes"] == []
