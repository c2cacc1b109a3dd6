"""JSON is the graph itself."""

import json

import networkx as nx
from exported import only


def test_json_is_the_graph_itself(graph: nx.MultiGraph) -> None:
    read = nx.node_link_graph(json.loads(only(graph, "json")), edges="edges")
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert nx.utils.graphs_equal(read, graph)
