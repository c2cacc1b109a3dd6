"""GraphML is read back by networkx, and no attribute is lost."""

import json

import networkx as nx
from exported import only, same_shape


def plain(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def test_graphml_keeps_every_attribute(graph: nx.MultiGraph) -> None:
    read = nx.parse_graphml(only(graph, "graphml"), force_multigraph=True)
    same_shape(read, graph)
    for node, item in graph.nodes(data=True):
        kept = {k: plain(v) for k, v in item.items() if v is not None}
        # networkx also reads what yEd draws.
        assert {k: v for k, v in read.nodes[node].items() if k in kept} == kept
    for u, v, key, item in graph.edges(keys=True, data=True):
        kept = {k: plain(v) for k, v in item.items() if v is not None}
        assert {name: read.edges[u, v, key][name] for name in kept} == kept
