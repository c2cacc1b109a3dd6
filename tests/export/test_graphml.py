"""GraphML is read back by networkx, and no attribute is lost."""

import json
import xml.etree.ElementTree as ET

import networkx as nx
from exported import only, same_shape

from kg.export import contents


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


def test_yed_finds_labels_in_graphml(graph: nx.MultiGraph) -> None:
    (text,) = contents(graph, "graphml").values()
    assert isinstance(text, str)
    root = ET.fromstring(text)
    spaces = {
        "g": "http://graphml.graphdrawing.org/xmlns",
        "y": "http://www.yworks.com/xml/graphml",
    }
    kinds = {key.get("yfiles.type") for key in root.iterfind("g:key", spaces)}
    assert kinds >= {"nodegraphics", "edgegraphics"}
    labels = {
        node.get("id"): node.findtext(".//y:NodeLabel", namespaces=spaces)
        for node in root.iterfind("g:graph/g:node", spaces)
    }
    assert labels["e-vell"] == "Marta Vell"
    assert labels["m-june"] == "14 June 2023, Karsk"
    assert set(labels) == set(graph)
    titles = {label.text for label in root.iterfind(".//y:EdgeLabel", spaces)}
    assert titles == {"President", "Foreign Minister", "envoy"}
    read = nx.parse_graphml(text, force_multigraph=True)
    assert read.nodes["e-vell"]["label"] == "Marta Vell"
