"""What an export holds, and names that try to break out of it."""

import networkx as nx

from kg.export import Format, contents

NASTY = "=cmd|' /C calc'!A0 \"<b>\" </script> \\ ; }` שלום 🤝 \n\t\x0b"


def only(graph: nx.MultiGraph, form: Format) -> str:
    (text,) = contents(graph, form).values()
    assert isinstance(text, str)
    return text


def same_shape(read: nx.Graph, graph: nx.MultiGraph) -> None:
    assert set(read) == set(graph)
    assert read.number_of_edges() == graph.number_of_edges()
    for node, item in graph.nodes(data=True):
        assert read.nodes[node]["kind"] == item["kind"]
        assert read.nodes[node]["name"] == item["name"]
