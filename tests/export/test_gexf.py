"""GEXF is read back by networkx, with intervals for the timeline of Gephi."""

import io
import json

import networkx as nx
from exported import only, same_shape
from invented import HOSTED


def test_gexf_has_intervals_for_the_timeline(graph: nx.MultiGraph) -> None:
    text = only(graph, "gexf")
    read = nx.read_gexf(io.BytesIO(text.encode()))
    same_shape(read, graph)
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    june, talks = read.nodes["m-june"], read.nodes["m-talks"]
    assert (june["start"], june["end"]) == ("2023-06-14", "2023-06-14")
    assert (talks["start"], talks["end"]) == ("2023-09-01", "2023-09-30")
    assert json.loads(june["reports"])[0]["text"] == HOSTED
    weights = {
        e["weight"] for *ends, e in read.edges(data=True) if set(ends) == {"e-orun", "e-vell"}
    }
    assert weights == {2.0}
    assert "viz:color" in text


def test_gexf_is_the_same_on_every_day(graph: nx.MultiGraph) -> None:
    assert "lastmodifieddate" not in only(graph, "gexf")
