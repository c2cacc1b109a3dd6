"""JSON-LD says the same as Turtle."""

import json

import networkx as nx
import pytest
from rdf_read import read
from rdflib.compare import isomorphic

from kg.export import contents


# rdflib's own reader of JSON-LD uses what rdflib no longer wants used.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_json_ld_says_the_same_as_turtle(graph: nx.MultiGraph) -> None:
    assert isomorphic(read(graph, "jsonld", "json-ld"), read(graph, "rdf", "turtle"))
    (text,) = contents(graph, "jsonld").values()
    (june,) = (one for one in json.loads(text)["@graph"] if one["@id"] == "kg:m-june")
    assert june["@type"] == "Event"
    assert june["startDate"]["@value"] == "2023-06-14"
